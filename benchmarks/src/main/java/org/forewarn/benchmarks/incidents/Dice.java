package org.forewarn.benchmarks.incidents;

import java.util.List;

/**
 * Chance that can be repeated: the same seed throws the same on every JVM. SplitMix64 (Steele, Lea and Flood 2014);
 * logarithm and cosine are {@link StrictMath}'s, because {@link Math}'s may differ in the last bit between machines.
 *
 * <p>Not for secrets, and not shared between threads.
 */
final class Dice {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1.0p-53;

    private final Rates rates;
    private long state;

    private Dice(Rates rates, long state) {
        this.rates = rates;
        this.state = state;
    }

    /** What is thrown for one thing (such as offender 17) does not depend on what was thrown for others. */
    static Dice of(Rates rates, long seed, Purpose purpose, long index) {
        return new Dice(rates, mix(mix(mix(seed) + purpose.ordinal() + 1) + index));
    }

    /** What dice are thrown for. */
    enum Purpose {
        TIMELINE,
        OFFENDER,
        REPORT,
        CHANGE,
        CHANNEL
    }

    long next() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /** At least 0, less than 1. */
    double unit() {
        return (next() >>> 11) * UNIT;
    }

    /** At least 0, less than {@code bound}. */
    int below(int bound) {
        return (int) (unit() * bound);
    }

    /** Both included. */
    int between(int least, int most) {
        return least + below(most - least + 1);
    }

    /** Whether what happens at this rate happens. */
    boolean chance(Rate rate) {
        return chance(rate.in(rates));
    }

    Rates rates() {
        return rates;
    }

    boolean chance(double probability) {
        return unit() < probability;
    }

    <T> T pick(List<T> from) {
        return from.get(below(from.size()));
    }

    char pick(String from) {
        return from.charAt(below(from.length()));
    }

    /** Normal, mean 0 and variance 1 (Box and Muller 1958). */
    double normal() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - unit()));
        return radius * StrictMath.cos(2 * StrictMath.PI * unit());
    }

    double exponential(double mean) {
        return -mean * StrictMath.log(1 - unit());
    }

    /** Bijective on 64 bits. */
    static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
