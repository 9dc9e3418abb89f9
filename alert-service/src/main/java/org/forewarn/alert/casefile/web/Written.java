package org.forewarn.alert.casefile.web;

import java.util.regex.Pattern;
import org.forewarn.kit.identifier.Phones;

/** What was reported, as people read it; matching's normal forms are for machines. */
final class Written {

    private static final String PHONE = "phone";

    /** Characters that are not seen and change the order in which those around them are (Unicode Annex 9). */
    private static final Pattern TURNS = Pattern.compile("[\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

    private Written() {}

    /** With a sign for each character that would turn others around: {@code ab‹U+202E›gpj.exe} is not {@code abexe.jpg}. */
    static String visibly(String told) {
        return TURNS.matcher(told)
                .replaceAll(turn -> "‹U+%04X›".formatted((int) turn.group().charAt(0)));
    }

    /**
     * An identifier as it is read aloud and compared with what stands on a phone.
     *
     * @param partial whether it is only some of the signs, which have no groups
     */
    static String identifier(String type, boolean partial, String value) {
        return type.equals(PHONE) && !partial ? Phones.written(value) : value;
    }
}
