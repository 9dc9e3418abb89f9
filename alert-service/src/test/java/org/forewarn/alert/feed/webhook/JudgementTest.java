package org.forewarn.alert.feed.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.forewarn.alert.feed.webhook.Answer.Why;
import org.forewarn.alert.feed.webhook.Delivery.State;
import org.forewarn.alert.feed.webhook.Judgement.Rules;
import org.forewarn.alert.feed.webhook.Webhook.Trouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an answer means for the message and its webhook. */
class JudgementTest {

    private static final Instant NOW = Instant.parse("2026-03-06T09:00:00Z");
    private static final Rules RULES =
            new Rules(Duration.ofSeconds(5), Duration.ofHours(1), Duration.ofDays(3), Duration.ofDays(5));
    private static final long SEED = Long.getLong("forewarn.seed", System.nanoTime());

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 299})
    void anyAnswerOfSuccessTakesTheMessageAndEndsTheTrouble(int code) {
        Judgement judged = judge(new Answer.Status(code, null), new Trouble(NOW, 7, 2, NOW), 3, NOW);
        assertThat(judged.state()).isEqualTo(State.DELIVERED);
        assertThat(judged.trouble()).isEqualTo(Trouble.NONE);
    }

    @ParameterizedTest
    @CsvSource({"301,redirected", "307,redirected", "400,refused", "401,refused", "404,refused", "500,server_error"})
    void anyOtherIsTriedAgain(int code, String outcome) {
        Judgement judged = judge(new Answer.Status(code, null), Trouble.NONE, 1, NOW);
        assertThat(judged.state()).isEqualTo(State.PENDING);
        assertThat(judged.outcome()).isEqualTo(outcome);
        assertThat(judged.nextAt()).isAfter(NOW);
        assertThat(judged.trouble().failingSince()).isEqualTo(NOW);
        assertThat(judged.disable()).isNull();
    }

    @Test
    void theThirdGoneInARowDisables() {
        assertThat(judge(new Answer.Status(410, null), new Trouble(NOW, 1, 1, null), 2, NOW)
                        .disable())
                .isNull();
        assertThat(judge(new Answer.Status(410, null), new Trouble(NOW, 2, 2, null), 3, NOW)
                        .disable())
                .isEqualTo("gone");
        assertThat(judge(new Answer.Status(500, null), new Trouble(NOW, 2, 2, null), 3, NOW)
                        .trouble()
                        .gone())
                .isZero();
    }

    @Test
    void aMessageIsParkedWhenItsTimeIsOver() {
        Judgement judged = judge(new Answer.None(Why.TIMEOUT), Trouble.NONE, 40, NOW.minus(Duration.ofDays(3)));
        assertThat(judged.state()).isEqualTo(State.PARKED);
        assertThat(judged.nextAt()).isNull();
        assertThat(judged.outcome()).isEqualTo("timeout");
    }

    @Test
    void whatFailedForDaysIsDisabled() {
        var trouble = new Trouble(NOW.minus(Duration.ofDays(5)), 100, 0, null);
        assertThat(judge(new Answer.None(Why.UNREACHABLE), trouble, 1, NOW).disable())
                .isEqualTo("failing");
    }

    @Test
    void waitsDoubleWithJitterUpToTheLast() {
        var random = new Random(SEED);
        for (int failures = 1; failures < 200; failures++) {
            long most = Math.min(3_600_000, 5_000L << Math.min(failures - 1, 20));
            assertThat(RULES.wait(failures, random).toMillis())
                    .as("failure %d, seed %d", failures, SEED)
                    .isBetween(most / 2, most);
        }
    }

    @Test
    void whatAReceiverAsksToWaitIsWaitedWithinBounds() {
        assertThat(judge(new Answer.Status(429, Duration.ofMinutes(10)), Trouble.NONE, 1, NOW)
                        .nextAt())
                .isEqualTo(NOW.plus(Duration.ofMinutes(10)));
        assertThat(judge(new Answer.Status(503, Duration.ofDays(11)), Trouble.NONE, 1, NOW)
                        .nextAt())
                .isEqualTo(NOW.plus(Duration.ofHours(1)));
    }

    private static Judgement judge(Answer answer, Trouble before, int attempts, Instant queuedAt) {
        return Judgement.of(answer, before, attempts, queuedAt, NOW, RULES, new Random(SEED));
    }
}
