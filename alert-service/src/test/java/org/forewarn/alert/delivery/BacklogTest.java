package org.forewarn.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.forewarn.alert.delivery.Backlog.Entry;
import org.forewarn.alert.delivery.health.TestClock;
import org.forewarn.schemas.event.Channel;
import org.forewarn.schemas.event.DispatchPurpose;
import org.forewarn.schemas.event.MsgType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** The rolling window: order of each person, and what may be committed. */
class BacklogTest {

    private static final TopicPartition ZERO = new TopicPartition("t", 0);
    private static final UUID ANNA = new UUID(1, 1);
    private static final UUID BEN = new UUID(2, 2);

    private final TestClock clock = new TestClock();
    private final Backlog backlog = new Backlog(clock);
    private final Map<Integer, Long> next = new HashMap<>();

    @BeforeEach
    void ours() {
        backlog.assign(List.of(ZERO, new TopicPartition("t", 1)));
    }

    @Test
    void whatIsFinishedOutOfOrderIsCommittedWhenTheGapCloses() throws Exception {
        read(ANNA, 0);
        read(BEN, 0);
        List<Entry> taken = take(10);
        backlog.finished(taken.get(1));
        assertThat(backlog.finishedTo()).isEmpty();
        backlog.finished(taken.get(0));
        assertThat(backlog.finishedTo()).isEqualTo(Map.of(ZERO, 2L));
        assertThat(backlog.finishedTo()).as("once").isEmpty();
    }

    @Test
    void aSlowAnswerDoesNotHoldTheOthers() throws Exception {
        read(ANNA, 0);
        Entry slow = take(2).getFirst();
        for (int i = 0; i < 100; i++) {
            read(new UUID(3, i), 0);
            backlog.finished(take(2).getFirst());
        }
        assertThat(backlog.finishedTo()).isEmpty();
        backlog.finished(slow);
        assertThat(backlog.finishedTo()).isEqualTo(Map.of(ZERO, 101L));
    }

    @Test
    void aPersonsMessagesAreTakenOneAfterTheOther() throws Exception {
        read(ANNA, 0);
        read(ANNA, 0);
        read(BEN, 0);
        List<Entry> taken = take(10);
        assertThat(taken).extracting(each -> each.message().recipientId()).containsExactly(ANNA, BEN);
        assertThat(take(10)).isEmpty();
        backlog.finished(taken.getFirst());
        assertThat(take(10)).hasSize(1);
    }

    @Test
    void whoseMessageWaitsGetsNoLaterOneBeforeIt() throws Exception {
        read(ANNA, 0);
        read(ANNA, 0);
        Entry first = take(1).getFirst();
        backlog.again(first, Duration.ofSeconds(5));
        assertThat(take(10)).isEmpty();
        clock.pass(Duration.ofSeconds(6));
        assertThat(take(10)).containsExactly(first);
    }

    @Test
    void noMoreThanTheWindowIsInHands() throws Exception {
        for (int i = 0; i < 10; i++) {
            read(new UUID(3, i), 0);
        }
        assertThat(take(4)).hasSize(4);
        assertThat(take(4)).isEmpty();
        assertThat(take(6)).hasSize(2);
        assertThat(take(3)).as("a window that shrank").isEmpty();
    }

    @Test
    void eachFurtherWaitIsLongerUpToTheLongest() throws Exception {
        read(ANNA, 0);
        long waited = 0;
        for (int i = 0; i < 6; i++) {
            Entry entry = take(1).getFirst();
            backlog.again(entry, Duration.ofMillis(250), Duration.ofSeconds(2));
            waited = 0;
            while (take(1).isEmpty()) {
                clock.pass(Duration.ofMillis(50));
                waited += 50;
            }
            backlog.again(entry, Duration.ZERO);
        }
        assertThat(waited).isEqualTo(2_000);
    }

    @Test
    void aRecordThatIsPassedHoldsNothingUp() throws Exception {
        backlog.pass(record(0));
        read(ANNA, 0);
        backlog.pass(record(0));
        assertThat(backlog.finishedTo()).isEqualTo(Map.of(ZERO, 1L));
        backlog.finished(take(1).getFirst());
        assertThat(backlog.finishedTo()).isEqualTo(Map.of(ZERO, 3L));
    }

    @Test
    void aPartitionThatWentTakesNothingWithIt() throws Exception {
        read(ANNA, 0);
        read(ANNA, 0);
        read(BEN, 1);
        Entry lost = take(1).getFirst();
        backlog.drop(List.of(ZERO));
        backlog.finished(lost);
        assertThat(backlog.busy()).isZero();
        assertThat(take(10)).extracting(each -> each.message().recipientId()).containsExactly(BEN);
        assertThat(backlog.finishedTo()).isEmpty();
        backlog.assign(List.of(ZERO));
        next.put(0, 0L);
        read(ANNA, 0);
        assertThat(take(10)).hasSize(1);
    }

    /** Whatever happens: nothing unfinished is committed past, and at the end everything is. */
    @RepeatedTest(20)
    void nothingIsCommittedThatIsNotFinished() throws Exception {
        long seed = Long.getLong("forewarn.seed", System.nanoTime());
        var random = new Random(seed);
        var inHands = new ArrayList<Entry>();
        var finished = new ArrayList<Entry>();
        var committed = new HashMap<TopicPartition, Long>();
        var lastOf = new HashMap<UUID, Long>();
        int read = 0;
        while (read < 300 || backlog.size() > 0) {
            if (read < 300 && random.nextInt(3) > 0) {
                UUID person = new UUID(9, random.nextInt(20));
                read(person, (int) (person.getLeastSignificantBits() % 2));
                read++;
            }
            for (Entry entry : take(1 + random.nextInt(8))) {
                Long last =
                        lastOf.put(entry.message().recipientId(), entry.record().offset());
                assertThat(last == null || last <= entry.record().offset())
                        .as("order, seed " + seed)
                        .isTrue();
                inHands.add(entry);
            }
            if (!inHands.isEmpty() && random.nextBoolean()) {
                Entry entry = inHands.remove(random.nextInt(inHands.size()));
                if (random.nextInt(4) == 0) {
                    backlog.again(entry, Duration.ofMillis(random.nextInt(100)));
                } else {
                    finished.add(entry);
                    backlog.finished(entry);
                }
            }
            clock.pass(Duration.ofMillis(20));
            committed.putAll(backlog.finishedTo());
            committed.forEach((partition, to) -> assertThat(finished.stream()
                            .filter(each -> each.record().partition() == partition.partition())
                            .filter(each -> each.record().offset() < to)
                            .count())
                    .as("seed " + seed)
                    .isEqualTo(to));
        }
        assertThat(committed.values().stream().mapToLong(Long::longValue).sum())
                .as("seed " + seed)
                .isEqualTo(300);
    }

    private List<Entry> take(int window) throws InterruptedException {
        return backlog.take(window, 1_000, message -> true, Duration.ZERO);
    }

    private void read(UUID person, int partition) {
        backlog.add(record(partition), message(person));
    }

    private ConsumerRecord<String, Object> record(int partition) {
        long offset = next.merge(partition, 1L, Long::sum) - 1;
        return new ConsumerRecord<>("t", partition, offset, "key", "value");
    }

    static Pending message(UUID person) {
        return new Pending(
                UUID.randomUUID(),
                UUID.randomUUID(),
                1,
                person,
                Channel.SMS,
                MsgType.ALERT,
                DispatchPurpose.WARNING,
                "",
                true,
                "subject",
                "body",
                "en",
                Instant.now().plusSeconds(600),
                null,
                null,
                null);
    }
}
