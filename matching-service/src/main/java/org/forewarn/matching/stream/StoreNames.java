package org.forewarn.matching.stream;

/** The stores, by stage. Their changelogs are named after them: a new name forgets everything. */
public final class StoreNames {

    /** reportId → {@code EnrichedReport}. */
    public static final String ENRICHED = "enriched";

    /** reportId → {@code Visit}: who carries a key of the slot. */
    public static final String VISITORS = "visitors";

    /** reportId → {@code CaseNode}. */
    public static final String CASE_NODES = "case-nodes";

    /** reportId | version → {@code ReportFacts}. */
    public static final String CASE_FACTS = "case-facts";

    /** left | right → {@code CasePair}. */
    public static final String CASE_PAIRS = "case-pairs";

    /** caseId → {@code CaseHead}. */
    public static final String CASE_HEADS = "case-heads";

    /** caseId | reportId → {@code CaseMember}. */
    public static final String CASE_MEMBERS = "case-members";

    /** What → {@code CaseSwitch}. */
    public static final String CASE_SWITCHES = "case-switches";

    private StoreNames() {}
}
