package org.forewarn.matching.cases;

import java.time.Instant;
import java.util.List;
import org.forewarn.matching.linkage.Pair;
import org.forewarn.schemas.event.Case;
import org.forewarn.schemas.event.Link;
import org.forewarn.schemas.event.LinkDecision;
import org.forewarn.schemas.event.LinkVerdict;
import org.forewarn.schemas.event.ReportFacts;
import org.forewarn.schemas.matching.ArrivedReport;
import org.forewarn.schemas.matching.CaseControl;
import org.forewarn.schemas.matching.CaseControlKind;
import org.forewarn.schemas.matching.CaseInput;
import org.forewarn.schemas.matching.PairDecision;
import org.forewarn.schemas.matching.SlotAnswer;
import org.jspecify.annotations.Nullable;

/** What the case stage takes in: each has exactly one content. */
public final class CaseInputs {

    /** A UUID has 36; more would be no id of ours, and would swell every key it is part of. */
    private static final int MAX_ID_LENGTH = 64;

    private CaseInputs() {}

    public static CaseInput arrived(ArrivedReport report) {
        return CaseInput.newBuilder().setArrived(report).build();
    }

    public static CaseInput answer(SlotAnswer answer) {
        return CaseInput.newBuilder().setAnswer(answer).build();
    }

    public static CaseInput link(Link link) {
        return CaseInput.newBuilder().setLink(link).build();
    }

    /**
     * An instruction that is about a key or a prefix of keys, and no published case.
     *
     * @throws IllegalArgumentException when it is about a published case
     */
    public static CaseInput control(CaseControlKind kind, String key) {
        if (kind == CaseControlKind.PUBLISHED_CASE) {
            throw new IllegalArgumentException("A published case comes with its version and reports");
        }
        return control(new CaseControl(kind, key, 0L, List.of()));
    }

    /** A case that another stream left standing in {@code cases}. */
    public static CaseInput published(Case state) {
        return control(new CaseControl(
                CaseControlKind.PUBLISHED_CASE,
                state.getCaseId(),
                state.getVersion(),
                state.getReports().stream().map(ReportFacts::getReportId).toList()));
    }

    private static CaseInput control(CaseControl control) {
        return CaseInput.newBuilder().setControl(control).build();
    }

    /**
     * A record of {@code link-decisions}.
     *
     * @param key {@code left|right}: {@code a|b} is valid, {@code b|a} is not
     * @param decision null: it was taken back
     * @param offset of the record in its partition, in which all records of a pair are
     * @param at the record's timestamp
     * @throws IllegalArgumentException when the key names no pair, or the value is about another
     */
    public static CaseInput decision(@Nullable String key, @Nullable LinkDecision decision, long offset, Instant at) {
        Pair pair = pair(key);
        if (decision != null
                && !(decision.getLeft().equals(pair.left())
                        && decision.getRight().equals(pair.right()))) {
            throw new IllegalArgumentException("A decision is not about the pair of its key");
        }
        return CaseInput.newBuilder()
                .setDecision(new PairDecision(
                        pair.left(),
                        pair.right(),
                        decision == null ? LinkVerdict.NONE : decision.getVerdict(),
                        decision == null ? at : decision.getWhen(),
                        offset,
                        at))
                .build();
    }

    private static Pair pair(@Nullable String key) {
        int cut = key == null ? -1 : key.indexOf(Pair.SEPARATOR);
        if (key == null || cut < 0) {
            throw new IllegalArgumentException("A decision's key is not a pair");
        }
        return new Pair(id(key.substring(0, cut)), id(key.substring(cut + 1)));
    }

    private static String id(String reportId) {
        if (reportId.isEmpty() || reportId.length() > MAX_ID_LENGTH || reportId.indexOf(Pair.SEPARATOR) >= 0) {
            throw new IllegalArgumentException("A decision's key is not a pair of reportIds");
        }
        return reportId;
    }
}
