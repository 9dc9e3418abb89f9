package org.forewarn.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.forewarn.alert.Suite;
import org.forewarn.alert.delivery.Marks.Outcome;
import org.forewarn.alert.delivery.Marks.Wanted;
import org.forewarn.alert.delivery.SubmitResult.Accepted;
import org.forewarn.alert.delivery.SubmitResult.NoAnswer;
import org.forewarn.alert.delivery.SubmitResult.NotTaken;
import org.forewarn.alert.delivery.SubmitResult.Refused;
import org.forewarn.alert.delivery.SubmitResult.Scope;
import org.forewarn.schemas.event.Channel;
import org.forewarn.schemas.event.DeliveryStatus;
import org.forewarn.schemas.event.DispatchPurpose;
import org.forewarn.schemas.event.MsgType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the marks allow, in a real database. */
class MarksIT {

    private static final String PROVIDER = "test";

    @SuppressWarnings("NullAway.Init")
    private static Suite suite;

    @SuppressWarnings("NullAway.Init")
    private static Marks marks;

    @BeforeAll
    static void start() {
        suite = Suite.start(Map.of());
        marks = suite.bean(Marks.class);
    }

    @AfterAll
    static void stop() {
        suite.close();
    }

    @Test
    void aMessageIsOneCallersToSend() {
        Pending message = message(true);
        assertThat(claim(message)).isEqualTo(new Claim.Ours(0));
        assertThat(claim(message)).isEqualTo(new Claim.UnderWay());
    }

    @Test
    void ofManyCallersAtOnceOneGetsTheMessage() throws Exception {
        for (int round = 0; round < 20; round++) {
            List<Pending> wave = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                wave.add(message(true));
            }
            try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
                var claims = new ArrayList<Future<Map<UUID, Claim>>>();
                for (int i = 0; i < 4; i++) {
                    var shuffled = new ArrayList<>(wave);
                    Collections.shuffle(shuffled);
                    claims.add(callers.submit(() -> marks.claim(
                            Channel.SMS, shuffled.stream().map(MarksIT::toSend).toList())));
                }
                int ours = 0;
                for (Future<Map<UUID, Claim>> each : claims) {
                    ours += (int) each.get().values().stream()
                            .filter(Claim.Ours.class::isInstance)
                            .count();
                }
                assertThat(ours).isEqualTo(wave.size());
            }
        }
    }

    @Test
    void aSevereMessageThatACrashCutOffIsSentAgain() {
        Pending severe = message(true);
        claim(severe);
        crashed(severe);
        assertThat(claim(severe)).isEqualTo(new Claim.Ours(0));
    }

    @Test
    void anotherMessageThatACrashCutOffStaysInDoubt() {
        Pending routine = message(false);
        claim(routine);
        crashed(routine);
        assertThat(claim(routine)).isEqualTo(new Claim.InDoubt());
    }

    @Test
    void aMessageThatWasNotTakenIsSentLater() {
        Pending message = message(false);
        claim(message);
        assertThat(record(message, new NotTaken("no_session", Scope.PROVIDER))).isEmpty();
        assertThat(claim(message)).isEqualTo(new Claim.Ours(0));
        assertThat(record(message, new NotTaken("busy", Scope.MESSAGE))).isEmpty();
        assertThat(claim(message)).isEqualTo(new Claim.Ours(1));
    }

    @Test
    void withoutAnAnswerTheMarkStays() {
        Pending message = message(true);
        claim(message);
        assertThat(record(message, new NoAnswer("no_answer"))).isEmpty();
        assertThat(claim(message)).isEqualTo(new Claim.UnderWay());
    }

    @Test
    void aFinishedMessageIsNotSentAgainWhateverTheRevision() {
        Pending message = message(true);
        claim(message);
        DeliveryEvent submitted = record(message, new Accepted("finished-1", 2)).getFirst();
        assertThat(submitted.status()).isEqualTo(DeliveryStatus.SUBMITTED);
        assertThat(claim(message)).isEqualTo(new Claim.Finished(submitted, true));
        assertThat(claim(nextRevision(message))).isEqualTo(new Claim.Finished(submitted, false));
    }

    @Test
    void whatIsNotSentIsNotedOnceWithItsReason() {
        Pending message = message(true);
        Claim first = marks.claim(Channel.SMS, List.of(new Wanted(message, DeliveryStatus.EXPIRED, "too_late")))
                .get(message.dispatchId());
        assertThat(first).isInstanceOfSatisfying(Claim.NotSent.class, notSent -> {
            assertThat(notSent.news().status()).isEqualTo(DeliveryStatus.EXPIRED);
            assertThat(notSent.news().reason()).isEqualTo("too_late");
        });
        assertThat(claim(message)).isInstanceOf(Claim.Finished.class);
        assertThat(counts(message)).containsExactly("expired 1");
    }

    @Test
    void aRefusalIsFinal() {
        Pending message = message(true);
        claim(message);
        assertThat(record(message, new Refused("smpp_0x0b"))).singleElement().satisfies(event -> {
            assertThat(event.status()).isEqualTo(DeliveryStatus.FAILED);
            assertThat(event.reason()).isEqualTo("smpp_0x0b");
        });
        assertThat(claim(message)).isInstanceOf(Claim.Finished.class);
    }

    @Test
    void aReceiptAndItsAnswerMeetInEitherOrder() {
        Pending early = message(true);
        claim(early);
        book().keep(receipt("early-1", DeliveryStatus.FAILED));
        assertThat(record(early, new Accepted("early-1", 1)))
                .extracting(DeliveryEvent::status)
                .containsExactly(DeliveryStatus.SUBMITTED, DeliveryStatus.FAILED);

        Pending late = message(true);
        claim(late);
        assertThat(record(late, new Accepted("late-1", 1)))
                .extracting(DeliveryEvent::status)
                .containsExactly(DeliveryStatus.SUBMITTED);
        book().keep(receipt("late-1", DeliveryStatus.DELIVERED));
        book().keep(receipt("late-1", DeliveryStatus.DELIVERED));
        assertThat(counts(late)).containsExactly("delivered 1", "submitted 1");
        assertThat(counts(early)).containsExactly("failed 1", "submitted 1");
    }

    @Test
    void receiptsAndAnswersThatRaceAreNeverLost() throws Exception {
        var random = new Random();
        UUID warning = UUID.randomUUID();
        int total = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 40; round++) {
                var wave = new ArrayList<Pending>();
                for (int i = 0; i < 10; i++) {
                    wave.add(message(warning, true));
                }
                total += wave.size();
                marks.claim(Channel.SMS, wave.stream().map(MarksIT::toSend).toList());
                var work = new ArrayList<Future<?>>();
                work.add(threads.submit(() -> marks.record(wave.stream()
                        .map(each -> new Outcome(
                                each, PROVIDER, new Accepted(each.dispatchId().toString(), 1), false))
                        .toList())));
                for (Pending each : wave) {
                    int wait = random.nextInt(3_000_000);
                    work.add(threads.submit(() -> {
                        LockSupport.parkNanos(wait);
                        book().keep(receipt(each.dispatchId().toString(), DeliveryStatus.DELIVERED));
                    }));
                }
                for (Future<?> each : work) {
                    each.get();
                }
            }
        }
        assertThat(countsOf(warning)).containsExactly("delivered " + total, "submitted " + total);
    }

    @Test
    void aProviderThatBeginsToCountAnewBringsNoOldReceipts() {
        Pending first = message(true);
        claim(first);
        record(first, new Accepted("again-1", 1));
        book().keep(receipt("again-1", DeliveryStatus.DELIVERED));
        Pending second = message(true);
        claim(second);
        assertThat(record(second, new Accepted("again-1", 1)))
                .extracting(DeliveryEvent::status)
                .containsExactly(DeliveryStatus.SUBMITTED);
        book().keep(receipt("again-1", DeliveryStatus.FAILED));
        assertThat(counts(second)).containsExactly("failed 1", "submitted 1");
    }

    private static ReceiptBook book() {
        return suite.bean(ReceiptBook.class);
    }

    private static FinalReceipt receipt(String messageId, DeliveryStatus status) {
        return new FinalReceipt(PROVIDER, messageId, status, null);
    }

    private static Claim claim(Pending message) {
        Claim claim = marks.claim(Channel.SMS, List.of(toSend(message))).get(message.dispatchId());
        assertThat(claim).isNotNull();
        return claim;
    }

    private static List<DeliveryEvent> record(Pending message, SubmitResult result) {
        return marks.record(List.of(new Outcome(message, PROVIDER, result, false)));
    }

    private static Wanted toSend(Pending message) {
        return new Wanted(message, null, null);
    }

    private static void crashed(Pending message) {
        suite.jdbc()
                .sql("update delivery set attempted_at = attempted_at - interval '1 hour' where dispatch_id = ?")
                .param(message.dispatchId())
                .update();
    }

    private static List<String> counts(Pending message) {
        return countsOf(message.warningId());
    }

    private static List<String> countsOf(UUID warningId) {
        return suite.jdbc()
                .sql("select outcome || ' ' || messages from outcome_count where warning_id = ? order by outcome")
                .param(warningId)
                .query(String.class)
                .list();
    }

    private static Pending message(boolean resend) {
        return message(UUID.randomUUID(), resend);
    }

    private static Pending message(UUID warningId, boolean resend) {
        return new Pending(
                UUID.randomUUID(),
                warningId,
                1,
                UUID.randomUUID(),
                Channel.SMS,
                MsgType.ALERT,
                DispatchPurpose.WARNING,
                "",
                resend,
                "subject",
                "body",
                "",
                Instant.MAX,
                null,
                null,
                null);
    }

    private static Pending nextRevision(Pending message) {
        return new Pending(
                message.dispatchId(),
                message.warningId(),
                message.revision() + 1,
                message.recipientId(),
                message.channel(),
                message.kind(),
                message.purpose(),
                message.area(),
                message.resend(),
                message.subject(),
                message.body(),
                message.language(),
                message.expires(),
                null,
                null,
                null);
    }
}
