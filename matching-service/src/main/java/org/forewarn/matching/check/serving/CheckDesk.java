package org.forewarn.matching.check.serving;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.forewarn.kit.access.Caller;
import org.forewarn.kit.limit.Limiter;
import org.forewarn.kit.limit.Taking;
import org.forewarn.matching.check.CheckAnswer;
import org.forewarn.matching.check.CheckQuestion;
import org.forewarn.matching.check.Checker;
import org.forewarn.matching.peer.HolderUnavailableException;
import org.forewarn.schemas.event.CheckAudit;
import org.forewarn.schemas.event.CheckMatch;

/** A check from beginning to end: within its limits, answered, written down, and only then told. */
final class CheckDesk {

    private final Limiter limiter;
    private final Checker checker;
    private final CheckLog log;
    private final CheckMeters meters;
    private final Clock clock;

    CheckDesk(Limiter limiter, Checker checker, CheckLog log, CheckMeters meters, Clock clock) {
        this.limiter = limiter;
        this.checker = checker;
        this.log = log;
        this.meters = meters;
        this.clock = clock;
    }

    /** What came of a check. */
    sealed interface Outcome {

        record Answered(CheckAnswered body) implements Outcome {}

        /** @param after when it may be asked again */
        record Limited(Duration after) implements Outcome {}

        /** Nobody can tell now, or it could not be written down that it was told. */
        record Unavailable() implements Outcome {}
    }

    Outcome check(Caller caller, CheckQuestion question) {
        long began = System.nanoTime();
        Outcome outcome = outcome(caller, question);
        String word =
                switch (outcome) {
                    case Outcome.Answered(CheckAnswered body) -> body.answer();
                    case Outcome.Limited limited -> "limited";
                    case Outcome.Unavailable unavailable -> "unavailable";
                };
        meters.count(
                question.kind(), CheckAnswered.matchOf(question), word, Duration.ofNanos(System.nanoTime() - began));
        return outcome;
    }

    private Outcome outcome(Caller caller, CheckQuestion question) {
        String policy = CheckAnswered.matchOf(question) == CheckMatch.PARTIAL ? CheckLimits.PARTIAL : CheckLimits.A_DAY;
        if (limiter.take(policy, caller.partnerId(), 1) instanceof Taking.Refused refused) {
            return new Outcome.Limited(refused.after());
        }
        try {
            CheckAnswer answer = checker.answer(question);
            String checkId = UUID.randomUUID().toString();
            return log.write(audit(checkId, caller, question, answer))
                    ? new Outcome.Answered(CheckAnswered.of(checkId, question, answer))
                    : new Outcome.Unavailable();
        } catch (HolderUnavailableException e) {
            return new Outcome.Unavailable();
        }
    }

    private CheckAudit audit(String checkId, Caller caller, CheckQuestion question, CheckAnswer answer) {
        return CheckAudit.newBuilder()
                .setCheckId(checkId)
                .setAskedAt(clock.instant().truncatedTo(ChronoUnit.MILLIS))
                .setPartnerId(caller.partnerId())
                .setKeyId(caller.keyId())
                .setType(question.kind().word())
                .setMatch(CheckAnswered.matchOf(question))
                .setAnswer(answer.outcome())
                .setFingerprint(question.fingerprint())
                .build();
    }
}
