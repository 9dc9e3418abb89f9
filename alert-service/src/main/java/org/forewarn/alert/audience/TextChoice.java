package org.forewarn.alert.audience;

import java.util.Locale;

/** Which text a person wants to get. */
public enum TextChoice {
    /** All of it. */
    FULL,
    /** One that says nothing to somebody else who holds the phone. */
    DISCREET;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static TextChoice of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
