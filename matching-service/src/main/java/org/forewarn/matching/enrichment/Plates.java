package org.forewarn.matching.enrichment;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.forewarn.kit.identifier.PlateSpelling;

/** Registration marks in any spelling: {@code ab12 cde} and {@code AB12-CDE} are {@code AB12CDE}. */
final class Plates {

    /** Characters of a part: two would be shared by one mark in some hundred. */
    private static final int PART = 3;

    private static final String LETTERS = "OISBZ";
    private static final String DIGITS = "01582";

    /** What a part whose place is unknown is tried at: the marks of seven characters, which nearly all are. */
    private static final List<String> USUAL_SHAPES = List.of("LLDDLLL", "LDDDLLL", "LLLDDDL", "LLLDDDD");

    private Plates() {}

    static Optional<String> compact(String given) {
        return PlateSpelling.compact(given);
    }

    /** A mark as a format reads it; {@code text} has letters where the format has letters. */
    record Reading(PlateFormat format, String text) {}

    /** The formats a compact mark has as it stands; none for a foreign one. */
    static List<PlateFormat> formats(String compact) {
        List<PlateFormat> formats = new ArrayList<>();
        for (PlateFormat format : PlateFormat.values()) {
            if (format.holds(compact)) {
                formats.add(format);
            }
        }
        return formats;
    }

    /**
     * Every mark it can be when letters and digits that look alike were mistaken for each other: {@code A8I2CDE} is read as
     * {@code AB12CDE}, because the current format has a letter, a letter, a digit.
     */
    static List<Reading> readings(String compact) {
        Set<Reading> readings = new LinkedHashSet<>();
        for (PlateFormat format : PlateFormat.values()) {
            for (String shape : format.shapes()) {
                String text = shape.length() == compact.length() ? shaped(compact, shape) : "";
                if (!text.isEmpty() && format.holds(text)) {
                    readings.add(new Reading(format, text));
                }
            }
        }
        return List.copyOf(readings);
    }

    /**
     * The key that all misreads of a mark share: letters that look like digits as those digits. No two marks of one shape
     * share it, because each place has either letters or digits; of a format with several shapes some do.
     */
    static String folded(String compact) {
        return PlateSpelling.folded(compact);
    }

    static char folded(char c) {
        return PlateSpelling.folded(c);
    }

    /**
     * The folded mark and all texts that lack one of its characters. Two marks of one length that differ in one place share
     * the text without that place, and a mark of which one was left out shares the other's (symmetric deletion, Garbe
     * 2012).
     */
    static Set<String> near(String compact) {
        String folded = folded(compact);
        Set<String> near = new LinkedHashSet<>();
        near.add(folded);
        for (int i = 0; i < folded.length(); i++) {
            near.add(folded.substring(0, i) + folded.substring(i + 1));
        }
        return near;
    }

    /** {@code ^0:AB1}: these characters at the beginning; {@code $1:CDE}: these, and one more follows. Folded. */
    static Set<String> parts(String compact) {
        return parts(new Partial(compact));
    }

    /** The parts that are known of a partial mark; those in the middle of nowhere are tried where a format has room. */
    static Set<String> parts(Partial partial) {
        Set<String> parts = new LinkedHashSet<>();
        String text = partial.text();
        int firstStar = text.indexOf(Partial.ANY);
        int lastStar = text.lastIndexOf(Partial.ANY);
        for (int i = 0; i + PART <= text.length(); i++) {
            String part = text.substring(i, i + PART);
            if (part.chars().anyMatch(c -> c == Partial.ONE || c == Partial.ANY)) {
                continue;
            }
            String folded = folded(part);
            boolean fromStart = firstStar < 0 || i < firstStar;
            boolean fromEnd = lastStar < 0 || i > lastStar;
            if (fromStart) {
                parts.add("^" + i + ":" + folded);
            }
            if (fromEnd) {
                parts.add("$" + (text.length() - PART - i) + ":" + folded);
            }
            if (!fromStart && !fromEnd) {
                parts.addAll(whereverItFits(part));
            }
        }
        return parts;
    }

    private static Set<String> whereverItFits(String part) {
        Set<String> parts = new LinkedHashSet<>();
        for (String shape : USUAL_SHAPES) {
            for (int at = 0; at + PART <= shape.length(); at++) {
                if (!shaped(part, shape.substring(at, at + PART)).isEmpty()) {
                    parts.add("^" + at + ":" + folded(part));
                }
            }
        }
        return parts;
    }

    /** The text with letters where the shape has letters and digits where it has digits; empty when it cannot be. */
    private static String shaped(String text, String shape) {
        var shaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isLetter = c >= 'A' && c <= 'Z';
            if (isLetter == (shape.charAt(i) == 'L')) {
                shaped.append(c);
            } else {
                int at = (isLetter ? LETTERS : DIGITS).indexOf(c);
                if (at < 0) {
                    return "";
                }
                shaped.append((isLetter ? DIGITS : LETTERS).charAt(at));
            }
        }
        return shaped.toString();
    }
}
