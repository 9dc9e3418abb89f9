package org.forewarn.matching.check.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.forewarn.kit.access.Caller;
import org.forewarn.matching.Events;
import org.forewarn.matching.check.CheckKind;
import org.forewarn.matching.check.CheckQuestion;
import org.forewarn.matching.check.Checker;
import org.forewarn.matching.check.Checker.Found;
import org.forewarn.matching.check.QuestionReader;
import org.forewarn.matching.check.QuestionReader.Read;
import org.forewarn.matching.check.SeenReport;
import org.forewarn.matching.check.SightingKeys;
import org.forewarn.matching.check.serving.CheckDesk.Outcome;
import org.forewarn.matching.peer.HolderUnavailableException;
import org.forewarn.schemas.Topics;
import org.forewarn.schemas.event.CheckAudit;
import org.forewarn.schemas.event.CheckMatch;
import org.forewarn.schemas.event.CheckOutcome;
import org.forewarn.schemas.event.Severity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a check promises: within its limits, written down before it is told, and never told otherwise. */
class CheckDeskTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Caller FERN = new Caller("fern-house", "first-key", Set.of());
    private static final Caller FERN_AGAIN = new Caller("fern-house", "second-key", Set.of());
    private static final Caller MOSS = new Caller("moss-house", "first-key", Set.of());

    private final QuestionReader reader = new QuestionReader(new SightingKeys(Events.secret()));
    private final CheckQuestion whole = question("07700 900123");
    private final CheckQuestion part = question("*900123");

    /** Acknowledges nothing by itself. */
    private final MockProducer<String, CheckAudit> producer =
            new MockProducer<>(false, null, new StringSerializer(), (topic, audit) -> new byte[0]);

    private final Tokens tokens = new Tokens();
    private final OneReport index = new OneReport();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final CheckDesk desk = new CheckDesk(
            tokens,
            new Checker(index),
            new CheckLog(producer),
            new CheckMeters(meters),
            Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void nothingIsToldBeforeTheRecordOfItIsAcknowledged() throws Exception {
        CompletableFuture<Outcome> outcome = ask(FERN, whole);
        await().until(() -> producer.history().size() == 1);
        assertThat(index.asked).as("it could be told already").isPositive();
        assertThat(outcome).isNotDone();

        producer.completeNext();

        assertThat(outcome.get(10, TimeUnit.SECONDS)).isInstanceOfSatisfying(Outcome.Answered.class, answered -> {
            CheckAudit audit = producer.history().getFirst().value();
            assertThat(audit.getCheckId()).isEqualTo(answered.body().checkId());
            assertThat(answered.body().answer()).isEqualTo("known");
        });
    }

    @Test
    void theRecordSaysWhoAskedWithWhichKeyForWhatKindAndWhatWasAnswered() throws Exception {
        acknowledged(FERN_AGAIN, part);

        assertThat(producer.history()).singleElement().satisfies(record -> {
            assertThat(record.topic()).isEqualTo(Topics.CHECKS.name());
            assertThat(record.key()).isEqualTo("fern-house");
            CheckAudit audit = record.value();
            assertThat(audit.getPartnerId()).isEqualTo("fern-house");
            assertThat(audit.getKeyId()).isEqualTo("second-key");
            assertThat(audit.getAskedAt()).isEqualTo(NOW);
            assertThat(audit.getType()).isEqualTo("phone");
            assertThat(audit.getMatch()).isEqualTo(CheckMatch.PARTIAL);
            assertThat(audit.getAnswer()).isEqualTo(CheckOutcome.KNOWN);
            assertThat(audit.getFingerprint()).isEqualTo(part.fingerprint());
        });
    }

    @Test
    void aNoIsWrittenDownAsAYesIs() throws Exception {
        index.isKnown = false;

        acknowledged(FERN, whole);

        assertThat(producer.history())
                .singleElement()
                .extracting(record -> record.value().getAnswer())
                .isEqualTo(CheckOutcome.UNKNOWN);
    }

    @Test
    void whatCannotBeWrittenDownIsNotToldAndCostsNothing() throws Exception {
        CompletableFuture<Outcome> outcome = ask(FERN, whole);
        await().until(() -> producer.history().size() == 1);

        producer.errorNext(new NotEnoughReplicasException("too few"));

        assertThat(outcome.get(10, TimeUnit.SECONDS)).isInstanceOf(Outcome.Unavailable.class);
        assertThat(tokens.taken).isEqualTo(tokens.givenBack);
        assertThat(count("unavailable")).isOne();
    }

    @Test
    void whatNobodyCanAnswerIsNotWrittenDownAndCostsNothing() throws Exception {
        index.isHere = false;

        assertThat(ask(FERN, part).get(10, TimeUnit.SECONDS)).isInstanceOf(Outcome.Unavailable.class);

        assertThat(producer.history()).isEmpty();
        assertThat(tokens.taken).containsExactly("partialchecks fern-house").isEqualTo(tokens.givenBack);
    }

    @Test
    void aLimitIsTheCharitysWhicheverOfItsKeysAsks() throws Exception {
        tokens.left = 1;
        acknowledged(FERN, whole);

        assertThat(ask(FERN_AGAIN, whole).get(10, TimeUnit.SECONDS)).isEqualTo(new Outcome.Limited(Tokens.AFTER));
        assertThat(tokens.taken).containsExactly("checksaday fern-house");
        tokens.left = 1;
        acknowledged(MOSS, part);
        assertThat(tokens.taken).containsExactly("checksaday fern-house", "partialchecks moss-house");
    }

    @Test
    void whoIsOverTheLimitIsNotEvenLookedUpFor() throws Exception {
        tokens.left = 0;

        ask(FERN, whole).get(10, TimeUnit.SECONDS);

        assertThat(index.asked).as("how long it takes would tell").isZero();
        assertThat(producer.history()).isEmpty();
        assertThat(count("limited")).isOne();
    }

    @Test
    void everyCheckCountsOnce() throws Exception {
        acknowledged(FERN, whole);
        index.isHere = false;
        ask(FERN, whole).get(10, TimeUnit.SECONDS);
        tokens.left = 0;
        ask(FERN, whole).get(10, TimeUnit.SECONDS);

        assertThat(count("known") + count("unavailable") + count("limited"))
                .isEqualTo(meters.find("forewarn.matching.checks").timers().stream()
                        .mapToLong(timer -> timer.count())
                        .sum())
                .isEqualTo(3);
    }

    private void acknowledged(Caller caller, CheckQuestion question) throws Exception {
        int before = producer.history().size();
        CompletableFuture<Outcome> outcome = ask(caller, question);
        await().until(() -> producer.history().size() > before);
        producer.completeNext();
        assertThat(outcome.get(10, TimeUnit.SECONDS)).isInstanceOf(Outcome.Answered.class);
    }

    private CompletableFuture<Outcome> ask(Caller caller, CheckQuestion question) {
        return CompletableFuture.supplyAsync(() -> desk.check(caller, question), Thread::startVirtualThread);
    }

    private CheckQuestion question(String value) {
        return ((Read.Understood) reader.read(CheckKind.PHONE, value)).question();
    }

    private long count(String outcome) {
        return meters.find("forewarn.matching.checks").tag("outcome", outcome).timers().stream()
                .mapToLong(timer -> timer.count())
                .sum();
    }

    /** One report under every key, or an index that is elsewhere. */
    private static final class OneReport implements Checker.Index {

        private boolean isKnown = true;
        private boolean isHere = true;
        private volatile int asked;

        @Override
        public Found find(String key) {
            asked = asked + 1;
            if (!isHere) {
                throw new HolderUnavailableException("elsewhere");
            }
            var report = new SeenReport(
                    "r", 1, "ivy-house", "2026-01", Severity.MINOR, null, false, List.of("+447700900123"));
            return new Found(isKnown ? List.of(report) : List.of(), false);
        }

        @Override
        public Set<String> shown(List<SeenReport> escrowed) {
            return Set.of();
        }
    }

    private static final class Tokens implements CheckTokens {

        private static final Duration AFTER = Duration.ofSeconds(7);

        private final List<String> taken = new ArrayList<>();
        private final List<String> givenBack = new ArrayList<>();
        private int left = 100;

        @Override
        public @Nullable Duration take(String policy, String partnerId) {
            if (left == 0) {
                return AFTER;
            }
            left--;
            taken.add(policy + " " + partnerId);
            return null;
        }

        @Override
        public void giveBack(String policy, String partnerId) {
            givenBack.add(policy + " " + partnerId);
        }
    }
}
