package org.forewarn.benchmarks.incidents;

import java.util.Map;

/** What people get wrong when they remember, hear or type. How often is told in {@link Rate}; what, here: an assumption. */
final class Slips {

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
    private static final String PLATE_SIGNS = "ABCDEFGHJKLMNOPRSTUVWXYZ0123456789";

    /** Signs that are taken for each other on a plate that drives by. */
    private static final Map<Character, String> ALIKE = Map.ofEntries(
            Map.entry('0', "OD"),
            Map.entry('O', "0D"),
            Map.entry('1', "IL"),
            Map.entry('5', "S"),
            Map.entry('S', "5"),
            Map.entry('8', "B"),
            Map.entry('B', "8"),
            Map.entry('2', "Z"),
            Map.entry('Z', "2"),
            Map.entry('D', "0O"),
            Map.entry('L', "1"));

    /** What is wrong with a number, of those that are: a digit, two swapped, one lost. */
    private static final double DIGIT_WRONG = 0.53;

    private static final double DIGITS_SWAPPED = 0.27;
    /** What is wrong with a plate, of those that are: taken for one that looks alike, any other sign, one lost. */
    private static final double SIGN_ALIKE = 0.5;

    private static final double SIGN_WRONG = 0.35;
    /** The first digits (the range) are rarely wrong: everybody knows how numbers begin. */
    private static final int KNOWN_DIGITS = 4;

    private Slips() {}

    static String phone(Dice dice, String digits) {
        if (!dice.chance(Rate.NUMBER_WRONG)) {
            return digits;
        }
        double thrown = dice.unit();
        int at = dice.between(KNOWN_DIGITS, digits.length() - 2);
        if (thrown < DIGIT_WRONG) {
            return replaced(digits, at, (char) ('0' + dice.below(10)));
        }
        return thrown < DIGIT_WRONG + DIGITS_SWAPPED ? swapped(digits, at) : without(digits, at);
    }

    static String plate(Dice dice, String plate) {
        if (!dice.chance(Rate.PLATE_WRONG)) {
            return plate;
        }
        double thrown = dice.unit();
        int at = dice.below(plate.length());
        if (thrown < SIGN_ALIKE) {
            return alike(dice, plate, at);
        }
        return thrown < SIGN_ALIKE + SIGN_WRONG ? replaced(plate, at, dice.pick(PLATE_SIGNS)) : without(plate, at);
    }

    /** A name, handle or address with a letter wrong, doubled or lost. */
    static String word(Dice dice, String word) {
        if (word.length() < 4 || !dice.chance(Rate.WORD_WRONG)) {
            return word;
        }
        int at = dice.between(1, word.length() - 2);
        return switch (dice.below(4)) {
            case 0 -> replaced(word, at, dice.pick(LETTERS));
            case 1 -> swapped(word, at);
            case 2 -> without(word, at);
            default -> word.substring(0, at) + word.charAt(at) + word.substring(at);
        };
    }

    private static String alike(Dice dice, String plate, int from) {
        for (int i = 0; i < plate.length(); i++) {
            int at = (from + i) % plate.length();
            String others = ALIKE.get(plate.charAt(at));
            if (others != null) {
                return replaced(plate, at, dice.pick(others));
            }
        }
        return plate;
    }

    private static String replaced(String text, int at, char sign) {
        return text.substring(0, at) + sign + text.substring(at + 1);
    }

    private static String swapped(String text, int at) {
        return text.substring(0, at) + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2);
    }

    private static String without(String text, int at) {
        return text.substring(0, at) + text.substring(at + 1);
    }
}
