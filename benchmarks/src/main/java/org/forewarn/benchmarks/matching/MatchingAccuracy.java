package org.forewarn.benchmarks.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.forewarn.benchmarks.incidents.IncidentPlan;
import org.forewarn.matching.linkage.Blocking;
import org.forewarn.matching.linkage.BlockingRule;
import org.forewarn.matching.linkage.Groups;
import org.forewarn.matching.linkage.Model;
import org.forewarn.matching.linkage.Prepared;
import org.forewarn.matching.linkage.Score;
import org.forewarn.matching.linkage.Scorer;
import org.forewarn.matching.linkage.Specification;

/**
 * How well a model links generated reports whose truth is known: all of them live, met by their blocking keys, weighed,
 * and united where the weight is in the band LINK.
 *
 * @param links direct links against all pairs of one man
 * @param cases all pairs within one case against all pairs of one man, however little two reports have in common
 * @param bCubed of the cases
 * @param expected precision of the links, as their own probabilities have it
 * @param met share of all pairs of one man that share a live blocking key
 * @param identified direct links against the pairs of one man that share a key of an identifier
 * @param bound what cannot be passed
 * @param reachable recall of the cases that whole identifiers alone would give without one mistake
 * @param bare reports in which nothing but a description, a name or a place is known
 * @param review pairs in the band REVIEW, and how many of them are right
 */
record MatchingAccuracy(
        Sizes sizes,
        Agreement links,
        Agreement cases,
        Agreement bCubed,
        double expected,
        double met,
        Agreement identified,
        Bound bound,
        double reachable,
        double bare,
        Review review,
        Speed speed) {

    /** @param candidates pairs that were weighed */
    record Sizes(
            int reports,
            int offenders,
            double truePairs,
            long keys,
            int blocks,
            long generic,
            int largest,
            int candidates) {}

    record Review(long pairs, long right) {}

    /**
     * Recall that no weighing of these comparisons can pass, whatever its bits against a pair: of the other pairs of one
     * man, everything that speaks for them together does not outweigh how unlikely any two reports are to be about one.
     *
     * @param links of direct links
     * @param cases of cases, when each of those pairs is a link and no other
     */
    record Bound(double links, double cases) {}

    /** Reports a second. */
    record Speed(double made, double matched) {}

    static MatchingAccuracy of(Model model, IncidentPlan plan, Blocks.Limits limits) {
        long began = System.nanoTime();
        ReportSample sample = ReportSample.of(plan);
        long made = System.nanoTime();
        Blocks blocks = Blocks.of(new Blocking(model), sample.features(), limits);
        long[] pairs = blocks.pairs();
        double[] weights = weights(new Scorer(model), sample, pairs);
        int[] cases = cases(sample.size(), pairs, weights, model.thresholdBits().link());
        long matched = System.nanoTime();
        int[] truth = sample.offenders();
        return new MatchingAccuracy(
                sizes(sample, blocks, pairs.length),
                links(pairs, weights, model.thresholdBits().link(), truth),
                Agreement.ofPairs(cases, truth),
                Agreement.bCubed(cases, truth),
                expected(weights, model.thresholdBits().link()),
                (double) Arrays.stream(pairs).filter(pair -> same(pair, truth)).count() / Agreement.truePairs(truth),
                identified(model, sample, pairs, weights, limits),
                bound(model, sample),
                reachable(model, sample),
                bare(model, sample),
                review(pairs, weights, model.thresholdBits(), truth),
                new Speed(perSecond(sample, made - began), perSecond(sample, matched - made)));
    }

    private static double[] weights(Scorer scorer, ReportSample sample, long[] pairs) {
        List<Prepared> prepared =
                sample.features().stream().map(scorer::prepare).toList();
        return Arrays.stream(pairs)
                .mapToDouble(pair -> scorer.weight(prepared.get(Blocks.left(pair)), prepared.get(Blocks.right(pair))))
                .toArray();
    }

    private static int[] cases(int reports, long[] pairs, double[] weights, double link) {
        var groups = new Groups(reports);
        for (int i = 0; i < pairs.length; i++) {
            if (weights[i] >= link) {
                groups.unite(Blocks.left(pairs[i]), Blocks.right(pairs[i]));
            }
        }
        return names(groups);
    }

    private static int[] names(Groups groups) {
        int[] names = new int[groups.size()];
        Arrays.setAll(names, groups::of);
        return names;
    }

    private static Agreement links(long[] pairs, double[] weights, double link, int[] truth) {
        double found = 0;
        double right = 0;
        for (int i = 0; i < pairs.length; i++) {
            if (weights[i] >= link) {
                found++;
                right += same(pairs[i], truth) ? 1 : 0;
            }
        }
        return Agreement.ofCounts(right, found, Agreement.truePairs(truth));
    }

    private static double expected(double[] weights, double link) {
        return Arrays.stream(weights)
                .filter(weight -> weight >= link)
                .map(weight -> 1 / (1 + Math.pow(2, -weight)))
                .average()
                .orElse(1);
    }

    /** Of the pairs that meet by an identifier: what is linked, and how much of those of one man. */
    private static Agreement identified(
            Model model, ReportSample sample, long[] pairs, double[] weights, Blocks.Limits limits) {
        Blocking blocking = new Blocking(new Specification(
                model.derived(),
                model.blocking().stream().filter(BlockingRule::isStrong).toList(),
                model.comparisons()));
        long[] sharing = Blocks.of(blocking, sample.features(), limits).pairs();
        int[] truth = sample.offenders();
        double found = 0;
        double right = 0;
        for (int i = 0; i < pairs.length; i++) {
            if (weights[i] >= model.thresholdBits().link() && Arrays.binarySearch(sharing, pairs[i]) >= 0) {
                found++;
                right += same(pairs[i], truth) ? 1 : 0;
            }
        }
        return Agreement.ofCounts(
                right,
                found,
                Arrays.stream(sharing).filter(pair -> same(pair, truth)).count());
    }

    private static Bound bound(Model model, ReportSample sample) {
        var scorer = new Scorer(model);
        List<Prepared> prepared =
                sample.features().stream().map(scorer::prepare).toList();
        int[] truth = sample.offenders();
        var groups = new Groups(truth.length);
        double within = 0;
        double all = 0;
        for (List<Integer> reports : ofOneMan(truth)) {
            for (int i = 0; i < reports.size(); i++) {
                for (int j = i + 1; j < reports.size(); j++) {
                    all++;
                    if (speaksFor(scorer.score(prepared.get(reports.get(i)), prepared.get(reports.get(j)))) > 0) {
                        within++;
                        groups.unite(reports.get(i), reports.get(j));
                    }
                }
            }
        }
        return new Bound(within / all, Agreement.ofPairs(names(groups), truth).recall());
    }

    /** The prior, and every bar that speaks for one man. */
    private static double speaksFor(Score score) {
        double sum = 0;
        for (Score.Bar bar : score.bars()) {
            sum += bar.comparison().equals(Scorer.PRIOR) ? bar.bits() : Math.max(0, bar.bits());
        }
        return sum;
    }

    private static Collection<List<Integer>> ofOneMan(int[] truth) {
        Map<Integer, List<Integer>> reports = new HashMap<>();
        for (int i = 0; i < truth.length; i++) {
            reports.computeIfAbsent(truth[i], none -> new ArrayList<>()).add(i);
        }
        return reports.values();
    }

    private static Review review(long[] pairs, double[] weights, Model.Thresholds thresholds, int[] truth) {
        long found = 0;
        long right = 0;
        for (int i = 0; i < pairs.length; i++) {
            if (weights[i] < thresholds.link() && weights[i] >= thresholds.review()) {
                found++;
                right += same(pairs[i], truth) ? 1 : 0;
            }
        }
        return new Review(found, right);
    }

    private static boolean same(long pair, int[] truth) {
        return truth[Blocks.left(pair)] == truth[Blocks.right(pair)];
    }

    /** Cases that hold together by the values of strong rules, strangers kept apart by the truth. */
    private static double reachable(Model model, ReportSample sample) {
        var groups = new Groups(sample.size());
        record Shared(int offender, String rule, String value) {}
        Map<Shared, Integer> first = new HashMap<>();
        Blocking blocking = new Blocking(model);
        List<String> strong = strong(model);
        for (int i = 0; i < sample.size(); i++) {
            for (var key : blocking.keysOf(sample.features().get(i))) {
                if (strong.contains(key.rule())) {
                    Integer other = first.putIfAbsent(new Shared(sample.offenders()[i], key.rule(), key.value()), i);
                    groups.unite(other == null ? i : other, i);
                }
            }
        }
        return Agreement.ofPairs(names(groups), sample.offenders()).recall();
    }

    private static double bare(Model model, ReportSample sample) {
        Blocking blocking = new Blocking(model);
        List<String> strong = strong(model);
        double bare = sample.features().stream()
                .filter(each -> blocking.keysOf(each).stream().noneMatch(key -> strong.contains(key.rule())))
                .count();
        return bare / sample.size();
    }

    private static List<String> strong(Model model) {
        return model.blocking().stream()
                .filter(BlockingRule::isStrong)
                .map(BlockingRule::name)
                .toList();
    }

    private static Sizes sizes(ReportSample sample, Blocks blocks, int candidates) {
        int[] truth = sample.offenders();
        return new Sizes(
                sample.size(),
                (int) Arrays.stream(truth).distinct().count(),
                Agreement.truePairs(truth),
                blocks.keys(),
                blocks.count(),
                blocks.generic(),
                blocks.largest(),
                candidates);
    }

    private static double perSecond(ReportSample sample, long nanos) {
        return sample.size() / (nanos / 1e9);
    }
}
