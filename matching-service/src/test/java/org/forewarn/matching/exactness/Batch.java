package org.forewarn.matching.exactness;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.forewarn.matching.Events;
import org.forewarn.matching.blocking.BlockLimits;
import org.forewarn.matching.blocking.BlockingKeys;
import org.forewarn.matching.blocking.ReportComparer;
import org.forewarn.matching.blocking.ReportComparer.Version;
import org.forewarn.matching.cases.CaseBounds;
import org.forewarn.matching.cases.PlainCases;
import org.forewarn.matching.enrichment.ReportFeatures;
import org.forewarn.matching.linkage.Model;
import org.forewarn.matching.linkage.Pair;
import org.forewarn.schemas.event.Case;
import org.forewarn.schemas.event.CaseStatus;
import org.forewarn.schemas.event.EnrichedReport;
import org.forewarn.schemas.event.Link;
import org.forewarn.schemas.event.LinkBand;
import org.forewarn.schemas.event.LinkDecision;
import org.forewarn.schemas.event.ReportFacts;

/**
 * Links and cases of a set of live reports and decisions, computed all at once and as plainly as can be: every pair is
 * compared, and {@link PlainCases} says who hangs together.
 */
record Batch(Map<String, Link> links, Map<String, Case> cases) {

    static final Model MODEL = Model.packed("exact-1");
    static final BlockingKeys KEYS = new BlockingKeys(Events.secret(), MODEL);

    /** Few, so that a handful of reports is too many. */
    static final BlockLimits LIMITS = new BlockLimits(3, 2);

    private static final ReportComparer COMPARER = new ReportComparer(MODEL);

    /** As the service has it, without decisions. */
    static Batch of(Collection<EnrichedReport> live) {
        return of(live, Map.of(), CaseBounds.DEFAULT, UnaryOperator.identity());
    }

    /**
     * @param decisions that were not taken back, by pair
     * @param banding what becomes of a link's band
     */
    static Batch of(
            Collection<EnrichedReport> live,
            Map<String, LinkDecision> decisions,
            CaseBounds bounds,
            UnaryOperator<Link> banding) {
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
                            .map(banding)
                            .ifPresent(
                                    link -> links.put(new Pair(left.getReportId(), right.getReportId()).key(), link));
                }
            }
        }
        Map<String, ReportFacts> facts = new TreeMap<>();
        reports.forEach(report -> facts.put(report.getReportId(), report.getFacts()));
        return new Batch(links, new PlainCases(facts, links, decisions, bounds).cases());
    }

    static List<String> keys(EnrichedReport report) {
        return KEYS.of(ReportFeatures.of(report.getFacts())).sorted();
    }

    /** Whether they share a key that not too many carry. */
    private static boolean meet(EnrichedReport one, EnrichedReport other, Map<String, Long> carriers) {
        List<String> others = keys(other);
        return keys(one).stream()
                .filter(others::contains)
                .anyMatch(key ->
                        carriers.getOrDefault(key, 0L) <= (key.startsWith("i") ? LIMITS.identifier() : LIMITS.weak()));
    }

    static Optional<Link> link(EnrichedReport one, EnrichedReport other) {
        return COMPARER.compare(version(one), version(other));
    }

    private static Version version(EnrichedReport report) {
        return COMPARER.read(report.getReportId(), report.getVersion(), ReportFeatures.of(report.getFacts()));
    }

    /** Some links are only for review, whatever the model: cases must be right with both kinds. */
    static Link banded(Link link) {
        return (link.getLeft() + link.getRight()).hashCode() % 5 == 0
                ? Link.newBuilder(link).setBand(LinkBand.REVIEW).build()
                : link;
    }

    /** The same without what depends on the way here: the ids that a case had before, and its version. */
    static Map<String, Case> open(Map<String, Case> cases) {
        Map<String, Case> open = new TreeMap<>();
        for (Case state : new ArrayList<>(cases.values())) {
            if (state.getStatus() == CaseStatus.OPEN) {
                open.put(
                        state.getCaseId(),
                        Case.newBuilder(state)
                                .setFormerIds(List.of())
                                .setVersion(0)
                                .build());
            }
        }
        return open;
    }
}
