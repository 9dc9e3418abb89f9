package org.forewarn.kit.evidence;

import java.util.ArrayList;
import java.util.List;
import org.forewarn.schemas.event.Evidence;
import org.forewarn.schemas.event.Link;
import org.forewarn.schemas.event.LinkBand;
import org.jspecify.annotations.Nullable;

/**
 * The explanation of a link: what speaks for and against, in order, and how the sum grows. The last sum is the link's
 * weight.
 *
 * @param steps the prior first; at least one
 * @param thresholds of the model that scored the link; null: that model is not here any more
 * @param band what the weight was held to mean
 */
public record Waterfall(List<Step> steps, @Nullable Thresholds thresholds, LinkBand band) {

    /** Stands for the reasons of a link that carries none. */
    private static final String WEIGHT = "weight";

    /**
     * Weights in bits from which on reports are held to be about one person, or a person should look.
     */
    public record Thresholds(double link, double review) {}

    /**
     * One reason.
     *
     * @param comparison as the model names it
     * @param level as the model names it
     * @param sentence the same for people
     * @param bits for (positive) or against (negative)
     * @param sum of this and all before it, added in their order
     */
    public record Step(String comparison, String level, String sentence, double bits, double sum) {

        /** The sum before it. */
        double before() {
            return sum - bits;
        }
    }

    public Waterfall {
        steps = List.copyOf(steps);
        if (steps.isEmpty() || steps.stream().anyMatch(step -> !Double.isFinite(step.sum()))) {
            throw new IllegalArgumentException("an explanation has steps, and each has a finite sum");
        }
    }

    /** The explanation that a link carries. */
    public static Waterfall of(Link link, @Nullable Thresholds thresholds) {
        List<Step> steps = new ArrayList<>();
        double sum = 0;
        if (link.getEvidence().isEmpty()) {
            sum = link.getWeight();
            steps.add(new Step(WEIGHT, WEIGHT, Sentences.of(WEIGHT, WEIGHT), sum, sum));
        }
        for (Evidence one : link.getEvidence()) {
            sum += one.getWeight();
            String sentence = Sentences.of(one.getComparison(), one.getLevel());
            steps.add(new Step(one.getComparison(), one.getLevel(), sentence, one.getWeight(), sum));
        }
        return new Waterfall(steps, thresholds, link.getBand());
    }

    /** The link's weight, bits. */
    public double weight() {
        return steps.getLast().sum();
    }
}
