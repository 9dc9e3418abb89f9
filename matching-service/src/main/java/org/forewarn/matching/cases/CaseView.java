package org.forewarn.matching.cases;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import org.forewarn.schemas.event.Case;
import org.forewarn.schemas.event.CaseStatus;
import org.forewarn.schemas.event.Certainty;
import org.forewarn.schemas.event.Link;
import org.forewarn.schemas.event.ReportFacts;
import org.forewarn.schemas.event.Severity;

/** A case as the world sees it. The bounds keep its record under the broker's limit of 1 MB. */
final class CaseView {

    /** The newest: a warning is about the danger now. Severity and certainty count all of them. */
    static final int MAX_REPORTS = 200;

    /** The strongest: links grow with the square of the reports, and any few of them already tell why. */
    static final int MAX_LINKS = 500;

    static final int MAX_FORMER_IDS = 100;

    private static final Comparator<ReportFacts> EARLIEST_FIRST =
            Comparator.comparing(ReportFacts::getReceivedAt).thenComparing(ReportFacts::getReportId);
    private static final Comparator<Link> BY_ENDS =
            Comparator.comparing(Link::getLeft).thenComparing(Link::getRight);
    private static final Comparator<Link> STRONGEST_FIRST =
            Comparator.comparing(Link::getWeight).reversed().thenComparing(BY_ENDS);

    private CaseView() {}

    /** The report that names a case. */
    static String earliest(Collection<String> members, CaseGraph graph) {
        return facts(members, graph).getFirst().getReportId();
    }

    static Case of(String caseId, NavigableSet<String> members, NavigableSet<String> formerIds, CaseGraph graph) {
        List<ReportFacts> reports = facts(members, graph);
        List<ReportFacts> shown = reports.subList(Math.max(0, reports.size() - MAX_REPORTS), reports.size());
        return Case.newBuilder()
                .setCaseId(caseId)
                .setStatus(CaseStatus.OPEN)
                .setFormerIds(formerIds.stream().limit(MAX_FORMER_IDS).toList())
                .setReports(shown)
                .setLinks(linksAmong(shown, graph))
                .setSeverity(severity(reports))
                .setCertainty(certainty(reports))
                .build();
    }

    private static List<ReportFacts> facts(Collection<String> members, CaseGraph graph) {
        return members.stream()
                .map(graph::live)
                .filter(Objects::nonNull)
                .sorted(EARLIEST_FIRST)
                .toList();
    }

    private static List<Link> linksAmong(List<ReportFacts> reports, CaseGraph graph) {
        Set<String> shown = new HashSet<>();
        reports.forEach(report -> shown.add(report.getReportId()));
        return reports.stream()
                .map(ReportFacts::getReportId)
                .flatMap(reportId -> graph.pairsOf(reportId).stream()
                        .filter(pair -> pair.getLeft().equals(reportId))
                        .filter(pair -> shown.contains(pair.getRight())))
                .map(graph::standing)
                .filter(Objects::nonNull)
                .sorted(STRONGEST_FIRST)
                .limit(MAX_LINKS)
                .sorted(BY_ENDS)
                .toList();
    }

    /** {@link Severity}'s own order is CAP's, the worst first. */
    private static Severity severity(List<ReportFacts> reports) {
        return reports.stream()
                .map(ReportFacts::getSeverity)
                .min(Comparator.naturalOrder())
                .orElse(Severity.UNKNOWN);
    }

    /** Independent corroboration: one charity may know one story twice. */
    private static Certainty certainty(List<ReportFacts> reports) {
        long charities =
                reports.stream().map(ReportFacts::getPartnerId).distinct().count();
        return charities > 1 ? Certainty.LIKELY : Certainty.POSSIBLE;
    }
}
