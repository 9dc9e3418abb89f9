package org.forewarn.matching.stream;

/** The stores, by stage. Their changelogs are named after them: a new name forgets everything. */
public final class StoreNames {

    /** reportId → {@code EnrichedReport}. */
    public static final String ENRICHED = "enriched";

    /** reportId → {@code Settling}. */
    public static final String SETTLING = "settling";

    /** blocking key | reportId → {@code BlockRow}. */
    public static final String BLOCKS = "blocks";

    /** reportId → {@code CaseNode}. */
    public static final String CASE_NODES = "case-nodes";

    /** left | right and right | left → {@code CasePair}. */
    public static final String CASE_PAIRS = "case-pairs";

    /** caseId → {@code CaseHead}. */
    public static final String CASE_HEADS = "case-heads";

    private StoreNames() {}
}
