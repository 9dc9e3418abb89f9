package org.forewarn.alert.warning;

import java.util.Locale;

/** What kinds of thing a warning says, in the order in which it says them. */
public enum FieldKind {
    TYPE,
    PLACE,
    MONTH,
    COUNT,
    PHONE,
    VEHICLE,
    LOOKS,
    EMAIL,
    HANDLE,
    MO;

    /** The word in the API. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static FieldKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** Whether it helps to recognise a suspect. */
    boolean recognises() {
        return switch (this) {
            case PHONE, VEHICLE, LOOKS, EMAIL, HANDLE -> true;
            case TYPE, PLACE, MONTH, COUNT, MO -> false;
        };
    }
}
