package org.forewarn.benchmarks.matching;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.forewarn.matching.linkage.CandidatePairs;
import org.forewarn.matching.linkage.Estimation.Found;
import org.forewarn.matching.linkage.Features;
import org.forewarn.matching.linkage.Groups;
import org.forewarn.matching.linkage.Prepared;
import org.forewarn.matching.linkage.Scorer;

/**
 * How often two reports about different men share a whole identifier: u of its level {@code same}, counted over all
 * pairs. A million random pairs, from which every other u is estimated, hold too few of them to tell 1 in 100,000 from
 * 1 in 10 million. Who is a different man is taken from the first model: reports that it is sure of are one.
 */
final class ChanceOfSharing {

    /** log2 of 99 to 1. */
    private static final double SURE_BITS = 6.63;

    /** A pair that was not seen, so that nothing is held to be impossible; as the engine's estimation does. */
    private static final double PSEUDO_PAIRS = 0.5;

    private final List<Features> reports;
    private final Groups men;

    ChanceOfSharing(Found found, List<Features> reports) {
        this.reports = reports;
        this.men = sure(found, reports);
    }

    private static Groups sure(Found found, List<Features> reports) {
        var scorer = new Scorer(found.model());
        List<Prepared> prepared = reports.stream().map(scorer::prepare).toList();
        var men = new Groups(reports.size());
        for (long pair : found.candidates()) {
            int left = CandidatePairs.left(pair);
            int right = CandidatePairs.right(pair);
            if (scorer.weight(prepared.get(left), prepared.get(right)) >= SURE_BITS) {
                men.unite(left, right);
            }
        }
        return men;
    }

    double of(String attribute) {
        Map<String, TreeSet<Integer>> holders = new HashMap<>();
        Set<Integer> all = new HashSet<>();
        for (int i = 0; i < reports.size(); i++) {
            for (String value : reports.get(i).values().getOrDefault(attribute, List.of())) {
                holders.computeIfAbsent(value, none -> new TreeSet<>()).add(men.of(i));
                all.add(men.of(i));
            }
        }
        double shared = holders.values().stream()
                .mapToDouble(those -> pairs(those.size()))
                .sum();
        return (shared + PSEUDO_PAIRS) / (pairs(all.size()) + PSEUDO_PAIRS);
    }

    private static double pairs(double count) {
        return count * (count - 1) / 2;
    }
}
