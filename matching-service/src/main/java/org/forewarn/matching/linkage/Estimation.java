package org.forewarn.matching.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Estimates a model from records alone, without any label: u from random pairs, m and the prior by
 * {@link ExpectationMaximisation} over candidate pairs, thresholds from the probabilities that come of it. The same
 * records in the same order with the same seed give the same model.
 *
 * <p>It goes over the records twice. A table with doubles makes what is rare look common: a name that five records of one
 * person share looks like one that five people share. The second time, records that the first time was sure of are
 * counted as one.
 */
public final class Estimation {

    /** Random pairs from which u is counted: enough to see a level that one pair in 100,000 comes to. */
    static final int RANDOM_PAIRS = 1_000_000;

    /** Random pairs that are looked at as a whole: enough to find a median of a comparison that few of them tell of. */
    private static final int STRANGERS = 100_000;

    /** Records are held to be about one person, for counting, when they are so with this probability. */
    private static final double SURE = 0.99;

    private static final int ROUNDS = 2;

    private final Specification specification;
    private final List<Features> records;
    private final int split;
    private final long seed;
    private final Consumer<String> progress;
    private LinkPolicy policy = new LinkPolicy.BestF1();

    /**
     * @param split as of {@link CandidatePairs#of}
     * @param progress is told in a few words what is being done
     */
    public Estimation(
            Specification specification, List<Features> records, int split, long seed, Consumer<String> progress) {
        this.specification = specification;
        this.records = records;
        this.split = split;
        this.seed = seed;
        this.progress = progress;
    }

    /** Links by another policy than the best expected F1. */
    public Estimation linkingBy(LinkPolicy other) {
        policy = other;
        return this;
    }

    /**
     * What was found.
     *
     * @param candidates the pairs that met, as of {@link CandidatePairs}
     * @param rounds of expectation and maximisation, the last time
     * @param expectedMatches how many of the candidates are about one person, by their probabilities
     */
    public record Found(Model model, long[] candidates, int rounds, double expectedMatches) {}

    public Found estimate(String version, String about) {
        progress.accept("blocking " + records.size() + " records");
        long[] candidates = CandidatePairs.of(specification, records, split);
        progress.accept("comparing random pairs");
        var plain = new Comparer(specification, Map.of());
        double[][] sampled = sampled(plain, records.stream().map(plain::prepare).toList());
        Groups groups = new Groups(records.size());
        for (int round = 1; ; round++) {
            progress.accept("estimating, time " + round + " of " + ROUNDS + ", from " + candidates.length + " pairs");
            Map<String, FrequencyTable> frequencies = frequencies(groups);
            var comparer = new Comparer(specification, frequencies);
            List<Prepared> prepared = records.stream().map(comparer::prepare).toList();
            var em = new ExpectationMaximisation(
                    specification,
                    patterns(comparer, prepared, candidates),
                    strangers(comparer, prepared),
                    sampled,
                    Math.min(RANDOM_PAIRS, allPairs()),
                    allPairs());
            var result = em.run(records.size() / 2.0);
            Model model = model(version, about, result.parameters(), frequencies, new Model.Thresholds(0, 0));
            double[] weights = weights(model, candidates);
            if (round == ROUNDS) {
                Model.Thresholds thresholds = DecisionThresholds.of(policy, records.size(), candidates, weights);
                Model decided = model(version, about, result.parameters(), frequencies, thresholds);
                return new Found(decided, candidates, result.rounds(), DecisionThresholds.expectedMatches(weights));
            }
            groups = sure(candidates, weights);
        }
    }

    private double allPairs() {
        double n = records.size();
        return split > 0 ? split * (n - split) : n * (n - 1) / 2;
    }

    private Patterns patterns(Comparer comparer, List<Prepared> prepared, long[] candidates) {
        var patterns = new Patterns(specification, comparer);
        for (long pair : candidates) {
            patterns.add(prepared.get(CandidatePairs.left(pair)), prepared.get(CandidatePairs.right(pair)));
        }
        return patterns;
    }

    private Patterns strangers(Comparer comparer, List<Prepared> prepared) {
        var patterns = new Patterns(specification, comparer);
        if (new Identifiers(specification).any()) {
            RandomPairs.of(
                    records.size(),
                    split,
                    STRANGERS,
                    new SplittableRandom(seed),
                    (one, other) -> patterns.add(prepared.get(one), prepared.get(other)));
        }
        return patterns;
    }

    /** Of how many random pairs each level holds, those about one person among them. */
    private double[][] sampled(Comparer comparer, List<Prepared> prepared) {
        double[][] counts = new double[comparer.comparisons()][];
        Arrays.setAll(
                counts,
                i -> new double[specification.comparisons().get(i).levels().size()]);
        RandomPairs.of(records.size(), split, RANDOM_PAIRS, new SplittableRandom(seed), (one, other) -> {
            for (int i = 0; i < counts.length; i++) {
                byte level = comparer.level(i, prepared.get(one), prepared.get(other));
                if (level != Comparer.NOTHING) {
                    counts[i][level]++;
                }
            }
        });
        return counts;
    }

    private Model model(
            String version,
            String about,
            Parameters parameters,
            Map<String, FrequencyTable> frequencies,
            Model.Thresholds thresholds) {
        return new Model(
                version,
                about,
                parameters.priorBits(),
                thresholds,
                specification.derived(),
                specification.blocking(),
                ExpectationMaximisation.estimated(specification, parameters),
                frequencies);
    }

    private double[] weights(Model model, long[] candidates) {
        var scorer = new Scorer(model);
        List<Prepared> prepared = records.stream().map(scorer::prepare).toList();
        double[] weights = new double[candidates.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = scorer.weight(
                    prepared.get(CandidatePairs.left(candidates[i])),
                    prepared.get(CandidatePairs.right(candidates[i])));
        }
        return weights;
    }

    private Groups sure(long[] candidates, double[] weights) {
        double least = Parameters.log2(SURE / (1 - SURE));
        var groups = new Groups(records.size());
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] >= least) {
                groups.unite(CandidatePairs.left(candidates[i]), CandidatePairs.right(candidates[i]));
            }
        }
        return groups;
    }

    /** Of the attributes whose rarity counts, each group of records counted once for each of its values. */
    private Map<String, FrequencyTable> frequencies(Groups groups) {
        var derivations = new Derivations(specification.derived());
        List<Features> derived = records.stream().map(derivations::applyTo).toList();
        Map<String, FrequencyTable> tables = new TreeMap<>();
        for (String attribute : rareAttributes()) {
            tables.put(attribute, table(attribute, derived, groups));
        }
        return tables;
    }

    private static FrequencyTable table(String attribute, List<Features> derived, Groups groups) {
        Map<String, Set<Integer>> holders = new HashMap<>();
        Set<Integer> all = new LinkedHashSet<>();
        for (int i = 0; i < derived.size(); i++) {
            int group = groups.of(i);
            for (String value : derived.get(i).of(attribute)) {
                holders.computeIfAbsent(value, none -> new LinkedHashSet<>()).add(group);
                all.add(group);
            }
        }
        double total = Math.max(2, all.size());
        double same = 0;
        Map<String, Double> shares = new TreeMap<>();
        for (var holder : new TreeMap<>(holders).entrySet()) {
            double count = holder.getValue().size();
            same += count * (count - 1);
            if (count > 1) {
                shares.put(holder.getKey(), count / total);
            }
        }
        return new FrequencyTable(Math.max(same, 1) / (total * (total - 1)), 1 / total, shares);
    }

    private Set<String> rareAttributes() {
        Set<String> attributes = new LinkedHashSet<>();
        for (Comparison comparison : specification.comparisons()) {
            for (Level level : comparison.levels()) {
                if (level.rarity() != null && level.rarity() > 0) {
                    List<Condition> open = new ArrayList<>(List.of(level.condition()));
                    while (!open.isEmpty()) {
                        Condition condition = open.removeLast();
                        if (condition.test() != null) {
                            attributes.add(
                                    condition.attribute() == null ? comparison.attribute() : condition.attribute());
                            if (condition.against() != null) {
                                attributes.add(condition.against());
                            }
                        }
                        open.addAll(condition.all() == null ? List.of() : condition.all());
                        open.addAll(condition.any() == null ? List.of() : condition.any());
                    }
                }
            }
        }
        return attributes;
    }
}
