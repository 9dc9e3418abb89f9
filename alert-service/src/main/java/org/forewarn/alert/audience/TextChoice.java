package org.forewarn.alert.audience;

import java.util.Locale;

/** Which text a person wants to get. */
public enum TextChoice {
    /** All of it. */
    FULL,
    /** One that says nothing to somebody else who holds the phone. */
    DISCREET;

    /** The word in the database and the API. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The choice of a word that {@link #code()} gave. */
    public static TextChoice of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
