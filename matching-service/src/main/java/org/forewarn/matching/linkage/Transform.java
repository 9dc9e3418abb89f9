package org.forewarn.matching.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.codec.language.DoubleMetaphone;
import org.apache.commons.codec.language.Soundex;

/** What is done to one value to derive others from it. Pure: the same value always gives the same values. */
@FunctionalInterface
interface Transform {

    /** Of one value none, one or several. */
    List<String> apply(String value);

    Pattern SPACES = Pattern.compile("\\s+");

    /**
     * The transform of a name, with its number after a colon where it wants one: {@code prefix:3}.
     *
     * @throws IllegalArgumentException when there is none of that name
     */
    static Transform of(String name) {
        int colon = name.indexOf(':');
        String kind = colon < 0 ? name : name.substring(0, colon);
        String argument = colon < 0 ? "" : name.substring(colon + 1);
        return switch (kind) {
            case "prefix" -> {
                int length = number(name, argument);
                yield value -> value.length() < length ? List.of() : List.of(value.substring(0, length));
            }
            case "suffix" -> {
                int length = number(name, argument);
                yield value -> value.length() < length ? List.of() : List.of(value.substring(value.length() - length));
            }
            case "words" -> value -> Arrays.asList(SPACES.split(value));
            case "first-word" -> value -> List.of(SPACES.split(value)[0]);
            case "last-word" -> value -> List.of(SPACES.split(value)[SPACES.split(value).length - 1]);
            case "sorted-words" ->
                value -> {
                    String[] words = SPACES.split(value);
                    Arrays.sort(words);
                    return List.of(String.join(" ", words));
                };
            case "at-least" -> {
                int length = number(name, argument);
                yield value -> value.length() < length ? List.of() : List.of(value);
            }
            case "only" -> {
                if (argument.isEmpty()) {
                    throw new IllegalArgumentException("transform only wants a value, as in only:hotel");
                }
                yield value -> value.equals(argument) ? List.of(value) : List.of();
            }
            case "middle" -> Transform::middle;
            case "letters" -> value -> List.of(keep(value, Character::isLetter));
            case "digits" -> value -> List.of(keep(value, Character::isDigit));
            case "sorted-letters" ->
                value -> {
                    char[] letters = value.toCharArray();
                    Arrays.sort(letters);
                    return List.of(new String(letters));
                };
            case "before" ->
                value -> {
                    int at = value.indexOf(argument);
                    return at < 0 ? List.of(value) : List.of(value.substring(0, at));
                };
            case "after" ->
                value -> {
                    int at = value.indexOf(argument);
                    return at < 0 ? List.of() : List.of(value.substring(at + argument.length()));
                };
            case "year" -> value -> part(value, 0, 4);
            case "month-day" -> value -> part(value, 4, 8);
            case "soundex" -> value -> sound(new Soundex()::encode, value);
            case "double-metaphone" -> Transform::doubleMetaphone;
            case "one-deleted" -> Transform::oneDeleted;
            case "grams" -> {
                int length = number(name, argument);
                yield value -> grams(value, length);
            }
            default -> throw new IllegalArgumentException("there is no transform " + name);
        };
    }

    private static int number(String name, String argument) {
        try {
            int number = Integer.parseInt(argument);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // the same complaint as for a number that is too small
        }
        throw new IllegalArgumentException("transform " + name + " wants a number above 0, as in prefix:3");
    }

    private static String keep(String value, java.util.function.IntPredicate kept) {
        return value.chars()
                .filter(kept)
                .collect(StringBuilder::new, (to, c) -> to.append((char) c), StringBuilder::append)
                .toString();
    }

    /** Of a date, in whatever way its eight digits are separated. */
    private static List<String> part(String date, int from, int to) {
        String digits = keep(date, Character::isDigit);
        return digits.length() < 8 ? List.of() : List.of(digits.substring(from, to));
    }

    /** Of a range {@code from-to} what lies in the middle; of one number, itself. */
    private static List<String> middle(String range) {
        int dash = range.indexOf('-', 1);
        try {
            double from = Double.parseDouble(dash < 0 ? range : range.substring(0, dash));
            double to = dash < 0 ? from : Double.parseDouble(range.substring(dash + 1));
            return List.of(Double.toString((from + to) / 2));
        } catch (NumberFormatException e) {
            return List.of();
        }
    }

    private static List<String> sound(java.util.function.UnaryOperator<String> code, String value) {
        try {
            return List.of(code.apply(value));
        } catch (IllegalArgumentException e) {
            // Soundex knows no letters but those of English: such a value has no sound.
            return List.of();
        }
    }

    private static List<String> doubleMetaphone(String value) {
        var metaphone = new DoubleMetaphone();
        String first = metaphone.doubleMetaphone(value);
        String second = metaphone.doubleMetaphone(value, true);
        if (first == null || first.isEmpty()) {
            return List.of();
        }
        return first.equals(second) ? List.of(first) : List.of(first, second);
    }

    /** The value and all that is left of it when one character is lost: two values one edit apart share one of them. */
    private static List<String> oneDeleted(String value) {
        List<String> all = new ArrayList<>();
        all.add(value);
        for (int i = 0; i < value.length(); i++) {
            all.add(value.substring(0, i) + value.substring(i + 1));
        }
        return all;
    }

    private static List<String> grams(String value, int length) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i + length <= value.length(); i++) {
            all.add(value.substring(i, i + length));
        }
        return all;
    }
}
