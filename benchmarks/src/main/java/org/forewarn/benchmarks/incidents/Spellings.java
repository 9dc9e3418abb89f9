package org.forewarn.benchmarks.incidents;

import java.util.List;
import java.util.Locale;

/** One thing in the many ways in which people write it. */
final class Spellings {

    private static final List<String> DIGITS =
            List.of("oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");
    /** London's old codes have four, others five. */
    private static final int SHORT_CODE = 4;

    private static final int LONG_CODE = 5;
    private static final int PLATE_FRONT = 4;
    private static final int LEAST_PART_OF_A_PHONE = 4;
    private static final int MOST_PART_OF_A_PHONE = 7;

    private Spellings() {}

    /** @param digits in national form, such as {@code 01711234567} */
    static String phone(Dice dice, String digits) {
        String code = digits.substring(0, codeDigits(digits));
        String rest = digits.substring(codeDigits(digits));
        return switch (dice.below(10)) {
            case 0, 1, 2 -> digits;
            case 3, 4, 5 -> code + " " + rest;
            case 6 -> code + " " + rest.substring(0, 3) + " " + rest.substring(3);
            case 7 -> "+44 " + code.substring(1) + " " + rest;
            case 8 -> "+44" + digits.substring(1);
            default -> code + "-" + rest.substring(0, 3) + "-" + rest.substring(3);
        };
    }

    /** In a narrative; some write it out, as if it were read aloud. */
    static String phoneInWords(Dice dice, String digits) {
        if (!dice.chance(0.25)) {
            return phone(dice, digits);
        }
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            words.append(i == 0 ? "" : i == codeDigits(digits) ? ", " : " ").append(DIGITS.get(digits.charAt(i) - '0'));
        }
        return words.toString();
    }

    private static int codeDigits(String digits) {
        return digits.startsWith("01632") ? LONG_CODE : SHORT_CODE;
    }

    /** Its last digits. */
    static String endOfPhone(Dice dice, String digits) {
        int known = dice.between(LEAST_PART_OF_A_PHONE, MOST_PART_OF_A_PHONE);
        return "..." + digits.substring(digits.length() - known);
    }

    static String plate(Dice dice, String plate) {
        String spaced = plate.length() > PLATE_FRONT
                ? plate.substring(0, PLATE_FRONT) + " " + plate.substring(PLATE_FRONT)
                : plate;
        return switch (dice.below(5)) {
            case 0, 1 -> spaced;
            case 2, 3 -> plate;
            default -> spaced.toLowerCase(Locale.ROOT);
        };
    }

    /** The part of a plate that was seen: its front, its end, or both with a gap. */
    static String partOfPlate(Dice dice, String plate) {
        return switch (dice.below(4)) {
            case 0 -> plate.substring(0, PLATE_FRONT);
            case 1 -> plate.substring(PLATE_FRONT);
            case 2 -> plate.substring(0, PLATE_FRONT) + " " + plate.charAt(PLATE_FRONT) + "??";
            default -> plate.substring(0, 2) + "?? " + plate.substring(PLATE_FRONT);
        };
    }

    static String email(Dice dice, String email) {
        return dice.chance(0.15) ? Character.toUpperCase(email.charAt(0)) + email.substring(1) : email;
    }

    static String emailInWords(Dice dice, String email) {
        return dice.chance(0.2) ? email.replace("@", " at ").replace(".", " dot ") : email;
    }

    static String handle(Dice dice, String handle) {
        return (dice.chance(0.5) ? "@" : "") + handle;
    }
}
