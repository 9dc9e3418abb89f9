package org.forewarn.alert.warning;

import java.util.Locale;

/** Where a warning stands in its life. */
public enum WarningState {
    /** Made by the policy; nobody was told. */
    DRAFTED,
    /** Told at least once. */
    ISSUED,
    /** A draft whose case no longer is worth a warning; it may be drafted again. */
    WITHDRAWN,
    /** A reviewer said no; it may be drafted again when its case has grown. */
    REJECTED,
    /** It was cancelled, cleared or has expired; what comes after is another warning. */
    ENDED,
    /** Its case became one with another that has a warning; that one goes on. */
    ABSORBED;

    /** The word for the database and the API. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state of a word that {@link #code()} gave. */
    public static WarningState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
