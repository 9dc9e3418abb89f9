package org.forewarn.benchmarks.incidents;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Things that are not equally common. */
final class Weighted<T> {

    private final List<T> things;
    private final double[] upTo;

    private Weighted(List<T> things, double[] upTo) {
        this.things = things;
        this.upTo = upTo;
    }

    static <T> Weighted<T> of(List<T> things, ToDoubleFunction<T> weight) {
        double[] upTo = new double[things.size()];
        double sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            sum += weight.applyAsDouble(things.get(i));
            upTo[i] = sum;
        }
        return new Weighted<>(List.copyOf(things), upTo);
    }

    /** Words with their weights, as in {@code "slim 20, medium 45"}; a tilde stands for a space. */
    static Weighted<String> words(String text) {
        List<String[]> pairs = Arrays.stream(text.split(","))
                .map(one -> one.strip().split(" +"))
                .toList();
        double[] upTo = new double[pairs.size()];
        double sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            sum += Double.parseDouble(pairs.get(i)[1]);
            upTo[i] = sum;
        }
        return new Weighted<>(
                pairs.stream().map(pair -> pair[0].replace('~', ' ')).toList(), upTo);
    }

    T pick(Dice dice) {
        int at = Arrays.binarySearch(upTo, dice.unit() * upTo[upTo.length - 1]);
        // A sum that is met exactly belongs to the next thing; elsewhere the search tells the place it would have.
        return things.get(Math.min(at >= 0 ? at + 1 : -at - 1, upTo.length - 1));
    }

    List<T> all() {
        return things;
    }
}
