package org.forewarn.benchmarks.incidents;

import java.util.Map;

/**
 * Number plates that no vehicle has: of the form in use since 2001, with an age identifier from 85 to 99. Those would be
 * issued from September 2035 on (an identifier from 51 is the year's last two digits plus 50, from September). The first
 * letter goes with the region, as the DVLA's memory tags do; I, Q and, in the tag, Z are not used.
 */
final class InventedPlates {

    private static final int FIRST_AGE = 85;
    private static final int LAST_AGE = 99;
    private static final String TAG_LETTERS = "ABCDEFGHJKLMNOPRSTUVWXY";
    private static final String LETTERS = "ABCDEFGHJKLMNOPRSTUVWXYZ";
    /** New cars are registered where they are sold. */
    private static final double LOCAL = 0.6;

    private static final Map<String, Character> BY_COUNTRY = Map.of("Scotland", 'S', "Wales", 'C');
    private static final String ENGLISH = "ABDEFGHKLMNOPRVWY";

    private InventedPlates() {}

    /** Such as {@code LK91ABC}. */
    static String plate(Dice dice, String country, String area) {
        char region = dice.chance(LOCAL) ? local(country, area) : dice.pick(TAG_LETTERS);
        return "" + region + dice.pick(TAG_LETTERS) + dice.between(FIRST_AGE, LAST_AGE) + dice.pick(LETTERS)
                + dice.pick(LETTERS) + dice.pick(LETTERS);
    }

    private static char local(String country, String area) {
        return BY_COUNTRY.getOrDefault(country, ENGLISH.charAt(Math.floorMod(area.hashCode(), ENGLISH.length())));
    }
}
