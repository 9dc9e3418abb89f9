package org.forewarn.benchmarks.incidents;

/**
 * Phone numbers that reach nobody.
 *
 * <p>Offenders' numbers begin with 0171 or 0181: London's area codes until the Big Number Change, withdrawn in October
 * 2000 and used for nothing since (libphonenumber holds every such number invalid; a test asks it). They have the length
 * of any British number. Ofcom's drama ranges have 20,000 numbers in all and 1,000 mobile ones, too few for a million
 * reports that must not collide; hotels have theirs (01632 960000 to 960999), and reporters 07700 900000 to 900999.
 */
final class InventedNumbers {

    /** How many numbers one offender can have. */
    static final int PER_OFFENDER = 8;

    private static final long SUBSCRIBERS = 20_000_000L;
    private static final int HALF_BITS = 13;
    private static final int HALF_MASK = (1 << HALF_BITS) - 1;
    private static final int ROUNDS = 4;
    private static final int DRAMA_NUMBERS = 1_000;

    private final long seed;

    InventedNumbers(long seed) {
        this.seed = seed;
    }

    /** National form without spaces, such as {@code 01711234567}; another for each offender and place in his list. */
    String of(long offender, int which) {
        long number = offender * PER_OFFENDER + which;
        if (number >= SUBSCRIBERS) {
            throw new IllegalArgumentException("No more numbers: a plan has at most some four million reports");
        }
        long permuted = permuted(number);
        return digits(permuted < SUBSCRIBERS / 2 ? "0171" : "0181", permuted % (SUBSCRIBERS / 2), 7);
    }

    /** The switchboard of one of the hotels of a town. */
    static String hotel(String town, int hotel) {
        long hash = Dice.mix(Dice.mix(town.hashCode()) + hotel);
        return digits("01632960", Math.floorMod(hash, DRAMA_NUMBERS), 3);
    }

    /** A reporter's own. */
    static String reporter(Dice dice) {
        return digits("07700900", dice.below(DRAMA_NUMBERS), 3);
    }

    private static String digits(String prefix, long number, int width) {
        String digits = Long.toString(number);
        return prefix + "0".repeat(width - digits.length()) + digits;
    }

    /**
     * A permutation of all numbers by the seed: a Feistel network over 26 bits (Luby and Rackoff 1988), walked until it
     * comes back into the range (Black and Rogaway 2002). Neighbouring offenders get numbers with nothing in common.
     */
    private long permuted(long number) {
        long value = number;
        do {
            long left = value >>> HALF_BITS;
            long right = value & HALF_MASK;
            for (int round = 0; round < ROUNDS; round++) {
                long turned = left ^ (Dice.mix(seed + (right << 8) + round) & HALF_MASK);
                left = right;
                right = turned;
            }
            value = (left << HALF_BITS) | right;
        } while (value >= SUBSCRIBERS);
        return value;
    }
}
