package org.forewarn.alert.casefile.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A case in words, as its page shows it.
 *
 * @param seen when matching last said something of it
 * @param listed that not all of its reports are here; null: they are
 * @param map empty when no place is known
 * @param timeline empty when there is only one incident
 */
record CaseView(
        String caseId,
        String shortId,
        String mark,
        Summary summary,
        @Nullable String listed,
        List<WarningLink> warnings,
        List<Told> told,
        boolean severalSuspects,
        List<LinkRow> links,
        int moreLinks,
        List<BridgeRow> bridges,
        List<PairRow> contradictions,
        List<ResemblanceRow> resemblances,
        String map,
        List<PlaceRow> places,
        String timeline,
        List<IncidentRow> incidents,
        List<ReportCard> reports,
        int moreReports,
        List<DecisionRow> decisions,
        List<QuestionRow> questions,
        List<LogRow> log) {

    /**
     * @param severity code, lower case
     * @param basis what the severity rests on
     * @param certainty and urgency in a word, and what each means here
     */
    record Summary(
            String severity,
            String severityWords,
            String basis,
            String certainty,
            String certaintyMeans,
            String urgency,
            String urgencyMeans,
            String counts,
            String span,
            String where) {}

    /** A warning about this case. */
    record WarningLink(UUID warningId, String headline, String state, String attention, boolean current) {}

    /** Something that is told of the suspect, and every value of it. */
    record Told(String name, boolean contradicts, boolean exact, List<Value> values) {}

    /** @param consent how far it may go, on the word of those who say so */
    record Value(String words, String sources, String consent, boolean granted) {

        Value {
            words = Written.visibly(words);
        }
    }

    /**
     * Two reports that are held to be about one person, or may be.
     *
     * @param why the strongest reasons
     * @param image address of its waterfall
     * @param bridge whether the case hangs together on it
     * @param decided what a person said of the two; empty: nobody did
     */
    record LinkRow(
            String href,
            String image,
            String left,
            String right,
            String weight,
            String band,
            boolean review,
            String why,
            boolean bridge,
            String decided) {}

    /** A link on which two groups hang together. */
    record BridgeRow(String href, String left, String right, String leftSide, String rightSide) {}

    /** Two reports on which decisions contradict each other. */
    record PairRow(String href, String left, String right) {}

    /** A report of another case that may be about the same person. */
    record ResemblanceRow(
            String href,
            String here,
            String there,
            String weight,
            @Nullable String otherCase,
            String otherShort) {}

    record PlaceRow(String code, String town, String county, int reports, String consent) {}

    record IncidentRow(
            String when,
            String isoDate,
            String where,
            String what,
            String severity,
            String severityWords,
            String label) {}

    /** What holds for two reports by somebody's word. */
    record DecisionRow(
            String left,
            String right,
            String href,
            String verdict,
            String reason,
            String who,
            String when,
            boolean published) {}

    record QuestionRow(
            String report,
            String charity,
            String words,
            String who,
            String when,
            @Nullable String answer,
            @Nullable String answeredAt) {}

    /** One line of the change log. */
    record LogRow(String when, String iso, String what, String who) {}
}
