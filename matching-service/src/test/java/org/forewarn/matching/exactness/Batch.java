package org.forewarn.matching.exactness;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.forewarn.matching.Events;
import org.forewarn.matching.blocking.BlockLimits;
import org.forewarn.matching.blocking.BlockingKeys;
import org.forewarn.matching.enrichment.ReportFeatures;
import org.forewarn.matching.linkage.Model;
import org.forewarn.matching.linkage.Pair;
import org.forewarn.matching.blocking.ReportComparer;
import org.forewarn.matching.blocking.ReportComparer.Version;
import org.forewarn.schemas.event.Case;
import org.forewarn.schemas.event.CaseStatus;
import org.forewarn.schemas.event.Certainty;
import org.forewarn.schemas.event.EnrichedReport;
import org.forewarn.schemas.event.Link;
import org.forewarn.schemas.event.LinkBand;
import org.forewarn.schemas.event.ReportFacts;

/**
 * Links and cases of a set of live reports, computed all at once and as plainly as can be: every pair is compared, and
 * whoever is linked gets the same label until nothing changes.
 */
record Batch(Map<String, Link> links, Map<String, Case> cases) {

    static final Model MODEL = Model.packed("exact-1");
    static final BlockingKeys KEYS = new BlockingKeys(Events.secret(), MODEL);

    /** Few, so that a handful of reports is too many. */
    static final BlockLimits LIMITS = new BlockLimits(3, 2);


    private static final ReportComparer COMPARER = new ReportComparer(MODEL);

    static Batch of(Collection<EnrichedReport> live) {
        List<EnrichedReport> reports = live.stream()
                .sorted(Comparator.comparing(EnrichedReport::getReportId))
                .toList();
        Map<String, Long> carriers = reports.stream()
                .flatMap(report -> keys(report).stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        Map<String, Link> links = new TreeMap<>();
        for (EnrichedReport left : reports) {
            for (EnrichedReport right : reports) {
                if (left.getReportId().compareTo(right.getReportId()) < 0 && meet(left, right, carriers)) {
                    link(left, right)
                            .ifPresent(
                                    link -> links.put(new Pair(left.getReportId(), right.getReportId()).key(), link));
                }
            }
        }
        return new Batch(links, cases(reports, links.values()));
    }

    static List<String> keys(EnrichedReport report) {
        return KEYS.of(ReportFeatures.of(report.getFacts())).sorted();
    }

    /** Whether they share a key that not too many carry. */
    private static boolean meet(EnrichedReport one, EnrichedReport other, Map<String, Long> carriers) {
        List<String> others = keys(other);
        return keys(one).stream()
                .filter(others::contains)
                .anyMatch(key -> carriers.getOrDefault(key, 0L)
                        <= (key.startsWith("i") ? LIMITS.identifier() : LIMITS.weak()));
    }

    static Optional<Link> link(EnrichedReport one, EnrichedReport other) {
        return COMPARER.compare(
                version(one), version(other));
    }

    private static Version version(EnrichedReport report) {
        return new Version(report.getReportId(), report.getVersion(), ReportFeatures.of(report.getFacts()));
    }

    private static Map<String, Case> cases(List<EnrichedReport> reports, Collection<Link> links) {
        List<Link> uniting =
                links.stream().filter(link -> link.getBand() == LinkBand.LINK).toList();
        Map<String, ReportFacts> seen = new TreeMap<>();
        for (EnrichedReport report : reports) {
            String id = report.getReportId();
            long company = uniting.stream().filter(link -> touches(link, id)).count();
            Integer asked = report.getFacts().getConsent().getEscrowMinMatches();
            if (asked == null || company >= asked) {
                seen.put(id, report.getFacts());
            }
        }
        Map<String, String> label = new HashMap<>();
        seen.keySet().forEach(id -> label.put(id, id));
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Link link : uniting) {
                if (seen.containsKey(link.getLeft()) && seen.containsKey(link.getRight())) {
                    String left = label.getOrDefault(link.getLeft(), "");
                    String right = label.getOrDefault(link.getRight(), "");
                    String least = left.compareTo(right) < 0 ? left : right;
                    changed |= !left.equals(right);
                    label.put(link.getLeft(), least);
                    label.put(link.getRight(), least);
                }
            }
        }
        Map<String, Case> cases = new TreeMap<>();
        for (String least : new TreeSet<>(label.values())) {
            List<ReportFacts> members = seen.values().stream()
                    .filter(facts -> least.equals(label.get(facts.getReportId())))
                    .sorted(Comparator.comparing(ReportFacts::getReceivedAt).thenComparing(ReportFacts::getReportId))
                    .toList();
            Case state = state(members, links);
            cases.put(state.getCaseId(), state);
        }
        return cases;
    }

    private static boolean touches(Link link, String reportId) {
        return link.getLeft().equals(reportId) || link.getRight().equals(reportId);
    }

    private static Case state(List<ReportFacts> members, Collection<Link> links) {
        List<String> ids = members.stream().map(ReportFacts::getReportId).toList();
        boolean corroborated =
                members.stream().map(ReportFacts::getPartnerId).distinct().count() > 1;
        return Case.newBuilder()
                .setCaseId(ids.getFirst())
                .setStatus(CaseStatus.OPEN)
                .setReports(members)
                .setLinks(links.stream()
                        .filter(link -> ids.contains(link.getLeft()) && ids.contains(link.getRight()))
                        .sorted(Comparator.comparing(Link::getLeft).thenComparing(Link::getRight))
                        .toList())
                .setSeverity(members.stream()
                        .map(ReportFacts::getSeverity)
                        .min(Comparator.naturalOrder())
                        .orElseThrow())
                .setCertainty(corroborated ? Certainty.LIKELY : Certainty.POSSIBLE)
                .build();
    }

    /** The same without what depends on the way here: the ids that a case had before. */
    static Map<String, Case> open(Map<String, Case> cases) {
        Map<String, Case> open = new TreeMap<>();
        for (Case state : new ArrayList<>(cases.values())) {
            if (state.getStatus() == CaseStatus.OPEN) {
                open.put(
                        state.getCaseId(),
                        Case.newBuilder(state).setFormerIds(List.of()).build());
            }
        }
        return open;
    }
}
