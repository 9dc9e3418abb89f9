package org.forewarn.matching.linkage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.forewarn.matching.linkage.Score.Bar;
import org.jspecify.annotations.Nullable;

/**
 * Weighs two records against each other (Fellegi and Sunter 1969). The same two records always give the same score, in
 * either order. Safe for use by many threads.
 */
public final class Scorer {

    /** The level of the bar that tells what a shared value's being rare (or common) adds. */
    public static final String RARITY = "rarity";

    /** The comparison of the bar that tells how likely any two records are to be about one person. */
    public static final String PRIOR = "prior";

    private final Model model;
    private final Comparer comparer;
    private final Bar prior;
    private final Bar[][] bars;

    /** By comparison and level: how much of the rarity applies. */
    private final double[][] rarities;

    private final @Nullable Grading[] gradings;

    public Scorer(Model model) {
        this.model = model;
        this.comparer = new Comparer(model.specification(), model.termFrequencies());
        this.prior = new Bar(PRIOR, PRIOR, model.priorBits());
        int count = model.comparisons().size();
        this.bars = new Bar[count][];
        this.rarities = new double[count][];
        this.gradings = new @Nullable Grading[count];
        for (int i = 0; i < count; i++) {
            Comparison comparison = model.comparisons().get(i);
            bars[i] = comparison.levels().stream()
                    .map(level -> new Bar(comparison.name(), level.name(), Model.bitsOf(level)))
                    .toArray(Bar[]::new);
            gradings[i] = comparison.isGraded() ? Grading.of(comparison) : null;
            rarities[i] = comparison.levels().stream()
                    .mapToDouble(level -> level.rarity() == null ? 0 : level.rarity())
                    .toArray();
        }
    }

    public Model model() {
        return model;
    }

    /** As much of a record as this scorer looks at, with what it derives: what is kept and sent of it scores the same. */
    public Features compared(Features features) {
        return comparer.compared(features);
    }

    /** A record, read once for any number of comparisons by this scorer. */
    public Prepared prepare(Features features) {
        return comparer.prepare(features);
    }

    /**
     * A record that reads what it is asked for, for one thread.
     *
     * @param attributes those of its {@link #compared} features
     * @param texts the values of one of them
     */
    public Prepared prepareLazily(Collection<String> attributes, Function<String, List<String>> texts) {
        return comparer.lazily(attributes, texts);
    }

    public Score score(Features one, Features other) {
        return score(prepare(one), prepare(other));
    }

    public Score score(Prepared one, Prepared other) {
        List<Bar> said = new ArrayList<>();
        weigh(one, other, said);
        return new Score(said);
    }

    /** Exactly the weight of the score, without its reasons. */
    public double weight(Prepared one, Prepared other) {
        return weigh(one, other, null);
    }

    /**
     * What each comparison says of two records, rarity with it.
     *
     * @param into by comparison, in the model's order; not a number where it says nothing
     */
    void evidence(Prepared one, Prepared other, double[] into) {
        for (int i = 0; i < bars.length; i++) {
            byte level = comparer.level(i, one, other);
            into[i] =
                    level == Comparer.NOTHING ? Double.NaN : bits(i, level, one, other) + rarity(i, level, one, other);
        }
    }

    private double weigh(Prepared one, Prepared other, @Nullable List<Bar> said) {
        double sum = prior.bits();
        if (said != null) {
            said.add(prior);
        }
        for (int i = 0; i < bars.length; i++) {
            byte level = comparer.level(i, one, other);
            if (level == Comparer.NOTHING) {
                continue;
            }
            Bar bar = bars[i][level];
            double bits = bits(i, level, one, other);
            double rarity = rarity(i, level, one, other);
            sum += bits;
            sum += rarity;
            if (said != null) {
                said.add(bits == bar.bits() ? bar : new Bar(bar.comparison(), bar.level(), bits));
                if (rarity != 0) {
                    said.add(new Bar(bar.comparison(), RARITY, rarity));
                }
            }
        }
        return sum;
    }

    private double bits(int comparison, int level, Prepared one, Prepared other) {
        Grading grading = gradings[comparison];
        return grading == null ? bars[comparison][level].bits() : grading.bits(comparer, one, other);
    }

    private double rarity(int comparison, int level, Prepared one, Prepared other) {
        double share = rarities[comparison][level];
        return share == 0 ? 0 : share * comparer.rarity(comparison, level, one, other);
    }
}
