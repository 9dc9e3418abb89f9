package org.forewarn.benchmarks.incidents;

import java.util.Map;

/** What people get wrong when they remember, hear or type. Rates are assumptions; each is of one text. */
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

    private static final double WRONG_DIGIT = 0.008;
    private static final double SWAPPED_DIGITS = 0.004;
    private static final double LOST_DIGIT = 0.003;
    private static final double TYPED_WRONG = 0.03;
    private static final double ALIKE_SIGN = 0.07;
    private static final double WRONG_SIGN = 0.03;
    private static final double LOST_SIGN = 0.015;
    /** The first digits (the range) are rarely wrong: everybody knows how numbers begin. */
    private static final int KNOWN_DIGITS = 4;

    private Slips() {}

    static String phone(Dice dice, String digits) {
        double thrown = dice.unit();
        int at = dice.between(KNOWN_DIGITS, digits.length() - 2);
        if (thrown < WRONG_DIGIT) {
            return replaced(digits, at, (char) ('0' + dice.below(10)));
        }
        if (thrown < WRONG_DIGIT + SWAPPED_DIGITS) {
            return swapped(digits, at);
        }
        return thrown < WRONG_DIGIT + SWAPPED_DIGITS + LOST_DIGIT ? without(digits, at) : digits;
    }

    static String plate(Dice dice, String plate) {
        double thrown = dice.unit();
        int at = dice.below(plate.length());
        if (thrown < ALIKE_SIGN) {
            return alike(dice, plate, at);
        }
        if (thrown < ALIKE_SIGN + WRONG_SIGN) {
            return replaced(plate, at, dice.pick(PLATE_SIGNS));
        }
        return thrown < ALIKE_SIGN + WRONG_SIGN + LOST_SIGN ? without(plate, at) : plate;
    }

    /** A name, handle or address with a letter wrong, doubled or lost. */
    static String word(Dice dice, String word) {
        if (word.length() < 4 || !dice.chance(TYPED_WRONG)) {
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
