package org.forewarn.benchmarks.incidents;

/**
 * Phone numbers that nobody can have.
 *
 * <p>Offenders' numbers begin with 06: the National Telephone Numbering Plan gives that range no use, so no provider can
 * hold a number in it (Oftel's Numbering Conventions, issue 6, part A, names the uses of 01 to 03, 05 and 07 to 09;
 * libphonenumber's metadata for GB knows no number that begins with 4 or 6). They have the length and the look of
 * mobile numbers. Ofcom's drama ranges have 20,000 numbers in all and 1,000 mobile ones, too few for a million reports
 * that must not collide; hotels have theirs (01632 960000 to 960999), and reporters 07700 900000 to 900999.
 */
final class InventedNumbers {

    /** How many numbers one offender can have. */
    static final int PER_OFFENDER = 8;

    private static final long SUBSCRIBERS = 1_000_000_000L;
    private static final int HALF_BITS = 15;
    private static final int HALF_MASK = (1 << HALF_BITS) - 1;
    private static final int ROUNDS = 4;
    private static final int DRAMA_NUMBERS = 1_000;

    private final long seed;

    InventedNumbers(long seed) {
        this.seed = seed;
    }

    /** National form without spaces, such as {@code 06123456789}; another one for each offender and place in his list. */
    String mobile(long offender, int which) {
        long number = offender * PER_OFFENDER + which;
        if (number >= SUBSCRIBERS) {
            throw new IllegalArgumentException("No more numbers");
        }
        return digits("06", permuted(number), 9);
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
     * A permutation of all numbers by the seed: a Feistel network over 30 bits (Luby and Rackoff 1988), walked until it
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
