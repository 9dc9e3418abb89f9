package org.forewarn.matching.check.serving;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.forewarn.kit.access.Caller;
import org.forewarn.matching.check.CheckAnswer;
import org.forewarn.matching.check.CheckQuestion;
import org.forewarn.matching.check.Checker;
import org.forewarn.matching.peer.HolderUnavailableException;
import org.forewarn.schemas.event.CheckAudit;
import org.forewarn.schemas.event.CheckMatch;

/** A check from beginning to end: within its limits, answered, written down, and only then told. */
final class CheckDesk {

    private final CheckTokens tokens;
    private final Checker checker;
    private final CheckLog log;
    private final CheckMeters meters;
    private final Clock clock;

    CheckDesk(CheckTokens tokens, Checker checker, CheckLog log, CheckMeters meters, Clock clock) {
        this.tokens = tokens;
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
        Duration after = tokens.take(policy, caller.partnerId());
        if (after != null) {
            return new Outcome.Limited(after);
        }
        Outcome outcome = withinLimits(caller, question);
        if (outcome instanceof Outcome.Unavailable) {
            // whoever asks again as they were told to would else have none left when it can be answered
            tokens.giveBack(policy, caller.partnerId());
        }
        return outcome;
    }

    private Outcome withinLimits(Caller caller, CheckQuestion question) {
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
