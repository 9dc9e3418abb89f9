package org.forewarn.intake.report;

import java.util.List;
import java.util.Optional;
import org.forewarn.intake.report.Submission.Conflict;
import org.forewarn.intake.standing.Claim;
import org.forewarn.intake.standing.Digest;
import org.forewarn.intake.standing.Name;
import org.forewarn.intake.standing.StandingReports;
import org.forewarn.schemas.event.ReportEvent;
import org.jspecify.annotations.Nullable;

/** Whether a report may be created under its names: its reference, and the Idempotency-Key that came with it. */
final class Creation {

    private final StandingReports standing;

    Creation(StandingReports standing) {
        this.standing = standing;
    }

    /** What is to be done with a report. */
    sealed interface Verdict {

        /**
         * Publish it. {@link Creation#end} must follow.
         *
         * @param held names that no other content gets meanwhile
         */
        record Open(List<Name> held) implements Verdict {}

        /** Nothing: this very report stands already. */
        record Repeat() implements Verdict {}

        record Refused(Conflict conflict) implements Verdict {}

        /** What stands has not been read to its end since this instance started. */
        record NotKnownYet() implements Verdict {}
    }

    /**
     * Decides, and holds the names when they are free.
     *
     * @param key the name of the Idempotency-Key; null without one
     * @param keyIsReference whether the key is what names the report
     */
    Verdict begin(Name report, @Nullable Name key, Digest digest, boolean keyIsReference) {
        if (!standing.isComplete()) {
            return new Verdict.NotKnownYet();
        }
        Claim byKey = key == null ? Claim.SAME : standing.claim(key, digest);
        if (byKey != Claim.FREE && byKey != Claim.SAME) {
            return new Verdict.Refused(Conflict.KEY_REUSED);
        }
        List<Name> heldKey = key != null && byKey == Claim.FREE ? List.of(key) : List.of();
        Verdict verdict = byReport(report, digest, heldKey, keyIsReference);
        if (!(verdict instanceof Verdict.Open)) {
            heldKey.forEach(standing::leave);
        }
        return verdict;
    }

    private Verdict byReport(Name report, Digest digest, List<Name> heldKey, boolean keyIsReference) {
        return switch (standing.claim(report, digest)) {
            case FREE -> new Verdict.Open(heldKey.isEmpty() ? List.of(report) : List.of(report, heldKey.getFirst()));
            case SAME -> new Verdict.Repeat();
            case TAKEN -> new Verdict.Refused(keyIsReference ? Conflict.KEY_REUSED : Conflict.OTHER_CONTENT);
            case WITHDRAWN -> new Verdict.Refused(Conflict.WITHDRAWN);
        };
    }

    /** The broker has the event: what it says stands from now on. */
    void published(ReportEvent event, long offset) {
        standing.read(
                event.getReportId(),
                event.getContentDigest(),
                event.getProvenance().getIdempotencyKey(),
                offset);
    }

    void end(Verdict.Open open) {
        open.held().forEach(standing::leave);
    }

    Optional<Boolean> find(Name report) {
        return standing.find(report);
    }
}
