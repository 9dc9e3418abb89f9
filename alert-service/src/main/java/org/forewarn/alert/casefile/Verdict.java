package org.forewarn.alert.casefile;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A reviewer's word on whether two reports are about the same person. The codes are public. */
public enum Verdict {
    SAME,
    NOT_SAME,
    /** The earlier word is taken back. */
    NONE;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Verdict> of(String code) {
        return Arrays.stream(values())
                .filter(verdict -> verdict.code().equals(code))
                .findFirst();
    }
}
