package org.forewarn.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.forewarn.alert.Suite.soon;

import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.forewarn.alert.Person;
import org.forewarn.alert.Suite;
import org.forewarn.alert.delivery.Courier.CourierSettings;
import org.forewarn.alert.delivery.SubmitResult.Accepted;
import org.forewarn.alert.delivery.SubmitResult.NoAnswer;
import org.forewarn.alert.delivery.SubmitResult.NotTaken;
import org.forewarn.alert.delivery.SubmitResult.Refused;
import org.forewarn.alert.delivery.SubmitResult.Scope;
import org.forewarn.alert.delivery.health.ProviderHealth;
import org.forewarn.alert.listening.DeadLetters;
import org.forewarn.schemas.event.Channel;
import org.forewarn.schemas.event.DispatchPurpose;
import org.forewarn.schemas.event.MsgType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A route on its way, with real marks and providers that do as they are told. */
class CourierIT {

    private static final TopicPartition PARTITION = new TopicPartition("dispatches-urgent", 0);
    private static final int WINDOW = 10;

    @SuppressWarnings("NullAway.Init")
    private static Suite suite;

    private final Obedient first = new Obedient("first", 100, WINDOW);
    private final Obedient second = new Obedient("second", 0, WINDOW);
    private final Backlog backlog = new Backlog(Clock.systemUTC());
    private List<Person> people = List.of();
    private Courier courier;
    private long offset;
    private DeliveryProperties properties;

    @BeforeAll
    static void start() {
        suite = Suite.start(Map.of());
    }

    @AfterAll
    static void stop() {
        suite.close();
    }

    @BeforeEach
    void begin() {
        people = IntStream.range(0, 20).mapToObj(i -> Person.of(i, "LS2")).toList();
        suite.subscribe(people);
        backlog.assign(List.of(PARTITION));
        var given = suite.bean(DeliveryProperties.class);
        properties = new DeliveryProperties(
                Duration.ofSeconds(3),
                Duration.ofMillis(20),
                Duration.ofMillis(200),
                given.delays(),
                1,
                given.health());
        courier = new Courier(
                new Route(Lane.URGENT, Channel.SMS),
                backlog,
                suite.bean(Ledger.class),
                new Gateways(Stream.of(first, second).map(this::gateway).toList()),
                new CourierSettings(
                        properties, suite.bean(DeadLetters.class), suite.bean(Later.class), Clock.systemUTC()));
    }

    @AfterEach
    void end() {
        courier.close();
    }

    private Gateway gateway(Provider provider) {
        return new Gateway(
                provider,
                new ProviderHealth(provider.terms().name(), properties.health().settings(), true, Clock.systemUTC()),
                new Pace(0, TimeMeter.SYSTEM_NANOTIME),
                suite.bean(DeliveryMetrics.class),
                Clock.systemUTC());
    }

    @Test
    void everybodyGetsTheirMessagesInOrder() {
        List<Pending> messages = read(IntStream.range(0, 60).mapToObj(i -> to(people.get(i % 20))));
        courier.start();
        done();
        for (Person person : people) {
            List<UUID> wanted = messages.stream()
                    .filter(each -> each.recipientId().equals(person.id()))
                    .map(Pending::dispatchId)
                    .toList();
            assertThat(first.given)
                    .filteredOn(each -> each.address().equals(person.phone()))
                    .extracting(Message::dispatchId)
                    .containsExactlyElementsOf(wanted);
        }
    }

    @Test
    void whatIsTooLateIsNotSent() {
        Pending late = with(to(people.getFirst()), Instant.now().minusSeconds(1));
        read(Stream.of(late));
        courier.start();
        done();
        assertThat(first.given).isEmpty();
        assertThat(state(late)).isEqualTo("expired too_late");
    }

    @Test
    void whatIsTooLateIsNotedThoughNobodyCanBeAsked() {
        first.ready = false;
        second.ready = false;
        Pending late = with(to(people.getFirst()), Instant.now().plusMillis(300));
        read(Stream.of(late));
        courier.start();
        done();
        assertThat(state(late)).isEqualTo("expired too_late");
    }

    @Test
    void whoLeftIsNotWrittenTo() {
        Pending gone = to(Person.of(30, "LS2"));
        read(Stream.of(gone));
        courier.start();
        done();
        assertThat(first.given).isEmpty();
        assertThat(state(gone)).isEqualTo("suppressed no_address");
    }

    @Test
    void aMessageThatOneProviderCertainlyDidNotTakeGoesToTheOtherAtOnce() {
        first.answers = message -> new NotTaken("no_session", Scope.PROVIDER);
        List<Pending> messages = read(people.stream().map(CourierIT::to));
        courier.start();
        done();
        assertThat(second.given).hasSize(people.size());
        assertThat(messages).allMatch(each -> state(each).equals("submitted null"));
        assertThat(first.given).as("it is left after a few").hasSizeLessThan(people.size());
    }

    @Test
    void whatOneProviderRefusesForGoodIsNotOfferedToTheOther() {
        first.answers = message -> new Refused("no_such_phone");
        Pending message = read(Stream.of(to(people.getFirst()))).getFirst();
        courier.start();
        done();
        assertThat(second.given).isEmpty();
        assertThat(state(message)).isEqualTo("failed no_such_phone");
    }

    @Test
    void whatIsInDoubtIsSentAgainAfterAWhileAndBeforeThatToNobody() {
        first.answers = message -> new NoAnswer("no_answer");
        Pending message = read(Stream.of(to(people.getFirst()))).getFirst();
        courier.start();
        soon().until(() -> first.given.size() == 1);
        first.answers = given -> new Accepted(given.dispatchId().toString(), 1);
        long before = System.nanoTime();
        done();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofSeconds(2));
        assertThat(first.given).hasSize(2);
        assertThat(second.given).isEmpty();
        assertThat(state(message)).isEqualTo("submitted null");
    }

    @Test
    void aSlowAnswerHoldsUpNobodyElse() throws Exception {
        var answer = new CountDownLatch(1);
        Pending slow = to(people.getFirst());
        first.answers = message -> {
            if (message.dispatchId().equals(slow.dispatchId())) {
                await(answer);
            }
            return new Accepted(message.dispatchId().toString(), 1);
        };
        read(Stream.of(slow));
        read(IntStream.range(0, 100).mapToObj(i -> to(people.get(1 + i % 19))));
        courier.start();
        soon().until(() -> first.given.size() == 101 && backlog.busy() == 1);
        assertThat(backlog.finishedTo()).isEmpty();
        answer.countDown();
        done();
        assertThat(backlog.finishedTo()).isEqualTo(Map.of(PARTITION, 101L));
    }

    @Test
    void noMoreThanTheWindowIsMarkedWithoutOutcome() throws Exception {
        var answer = new CountDownLatch(1);
        first.answers = message -> {
            await(answer);
            return new Accepted(message.dispatchId().toString(), 1);
        };
        List<Pending> messages = read(people.stream().map(CourierIT::to));
        courier.start();
        soon().until(() -> first.given.size() == WINDOW);
        assertThat(messages.stream().filter(each -> marked(each))).hasSize(WINDOW);
        answer.countDown();
        done();
    }

    @Test
    void aMessageThatIsRefusedByItselfTooOftenIsGivenUp() {
        first.answers = any -> new NotTaken("busy", Scope.MESSAGE);
        second.answers = any -> new NotTaken("busy", Scope.MESSAGE);
        Pending message = read(Stream.of(to(people.getFirst()))).getFirst();
        courier.start();
        done();
        assertThat(state(message)).isEqualTo("failed busy");
        assertThat(first.given).hasSize(1);
    }

    @Test
    void whenTheServiceStopsWhatHasBegunIsWrittenAndTheRestIsLeft() {
        var answer = new CountDownLatch(1);
        first.answers = message -> {
            await(answer);
            return new Accepted(message.dispatchId().toString(), 1);
        };
        List<Pending> messages = read(people.stream().map(CourierIT::to));
        courier.start();
        soon().until(() -> first.given.size() == WINDOW);
        Thread.ofVirtual().start(() -> {
            await(Duration.ofMillis(300));
            answer.countDown();
        });
        courier.close();
        assertThat(messages.stream().filter(each -> marked(each))).hasSize(WINDOW);
        assertThat(messages.stream().filter(each -> marked(each)))
                .allMatch(each -> state(each).equals("submitted null"));
        assertThat(backlog.busy()).isZero();
    }

    private void done() {
        soon().until(() -> backlog.size() == 0);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void await(Duration time) {
        try {
            new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private List<Pending> read(Stream<Pending> messages) {
        List<Pending> all = messages.toList();
        all.forEach(message -> backlog.add(
                new ConsumerRecord<>(PARTITION.topic(), PARTITION.partition(), offset++, "key", "value"), message));
        return all;
    }

    private static boolean marked(Pending message) {
        return suite.jdbc()
                .sql("select count(*) > 0 from delivery where dispatch_id = ?")
                .param(message.dispatchId())
                .query(Boolean.class)
                .single();
    }

    private static String state(Pending message) {
        return suite.jdbc()
                .sql("select state || ' ' || coalesce(reason, 'null') from delivery where dispatch_id = ?")
                .param(message.dispatchId())
                .query(String.class)
                .single();
    }

    private static Pending to(Person person) {
        return with(BacklogTest.message(person.id()), Instant.now().plusSeconds(600));
    }

    private static Pending with(Pending message, Instant expires) {
        return new Pending(
                message.dispatchId(),
                message.warningId(),
                message.revision(),
                message.recipientId(),
                message.channel(),
                MsgType.ALERT,
                DispatchPurpose.WARNING,
                message.area(),
                message.resend(),
                message.subject(),
                message.body(),
                message.language(),
                expires,
                null,
                null,
                null);
    }
}
