package org.forewarn.alert.feed.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.forewarn.alert.feed.webhook.Delivery.State;
import org.forewarn.alert.feed.webhook.Webhook.Trouble;
import org.jspecify.annotations.Nullable;

/**
 * What an answer means for the message and for its webhook.
 *
 * @param state of the message
 * @param outcome the word for the log and metrics
 * @param status of the answer; null: there was none
 * @param nextAt when the message is tried again; null: not by itself
 * @param trouble of the webhook from now on
 * @param disable why the webhook is disabled; null: it is not
 */
record Judgement(
        State state,
        String outcome,
        @Nullable Integer status,
        @Nullable Instant nextAt,
        Trouble trouble,
        @Nullable String disable) {

    /** A deployment answers 410 once or twice by mistake; an end-point that is gone goes on. */
    static final int MAX_GONE = 3;

    static final String GONE = "gone";
    static final String FAILING = "failing";

    private static final int OK = 200;
    private static final int REDIRECT = 300;
    private static final int CLIENT_ERROR = 400;
    private static final int SERVER_ERROR = 500;
    private static final int GONE_STATUS = 410;

    /** 2^20 times the first wait is beyond any last wait. */
    private static final int MAX_DOUBLINGS = 20;

    /** The rules of trying again. */
    record Rules(Duration firstRetry, Duration lastRetry, Duration giveUpAfter, Duration disableAfter) {

        /**
         * How long to wait after so many failures: doubled each time up to the last, and between half of that and all of
         * it, so that many that failed together do not come back together.
         */
        Duration wait(int failures, RandomGenerator random) {
            long doubled = firstRetry.toMillis() << Math.clamp(failures - 1L, 0, MAX_DOUBLINGS);
            long most = Math.clamp(doubled, 1, lastRetry.toMillis());
            return Duration.ofMillis(most / 2 + random.nextLong(most - most / 2 + 1));
        }
    }

    /** @param attempts tries of this message, with this one */
    static Judgement of(
            Answer answer,
            Trouble before,
            int attempts,
            Instant queuedAt,
            Instant now,
            Rules rules,
            RandomGenerator random) {
        return switch (answer) {
            case Answer.Status(int code, var wait)
            when code >= OK && code < REDIRECT ->
                new Judgement(State.DELIVERED, "delivered", code, null, Trouble.NONE, null);
            case Answer.Status(int code, var wait) -> {
                int gone = code == GONE_STATUS ? before.gone() + 1 : 0;
                yield new Failure(outcome(code), code, wait, gone)
                        .judged(before, attempts, queuedAt, now, rules, random);
            }
            case Answer.None(var why) ->
                new Failure(why.word(), null, null, 0).judged(before, attempts, queuedAt, now, rules, random);
        };
    }

    private static String outcome(int code) {
        if (code == GONE_STATUS) {
            return GONE;
        }
        if (code < CLIENT_ERROR) {
            return "redirected";
        }
        return code < SERVER_ERROR ? "refused" : "server_error";
    }

    private record Failure(
            String outcome,
            @Nullable Integer status,
            @Nullable Duration asked,
            int gone) {

        Judgement judged(
                Trouble before, int attempts, Instant queuedAt, Instant now, Rules rules, RandomGenerator random) {
            Instant nextAt = now.plus(longer(rules.wait(attempts, random), rules));
            Instant since = before.failingSince() == null ? now : before.failingSince();
            int failures = before.failures() + 1;
            Instant pause = now.plus(longer(rules.wait(failures, random), rules));
            boolean late = nextAt.isAfter(queuedAt.plus(rules.giveUpAfter()));
            return new Judgement(
                    late ? State.PARKED : State.PENDING,
                    outcome,
                    status,
                    late ? null : nextAt,
                    new Trouble(since, failures, gone, pause),
                    disable(since, now, rules));
        }

        /** What the receiver asks for, within our own bounds. */
        private Duration longer(Duration wait, Rules rules) {
            if (asked == null || asked.compareTo(wait) <= 0) {
                return wait;
            }
            return asked.compareTo(rules.lastRetry()) < 0 ? asked : rules.lastRetry();
        }

        private @Nullable String disable(Instant since, Instant now, Rules rules) {
            if (gone >= MAX_GONE) {
                return GONE;
            }
            return now.isBefore(since.plus(rules.disableAfter())) ? null : FAILING;
        }
    }
}
