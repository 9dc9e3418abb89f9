package org.forewarn.alert.warning;

import java.util.List;

/** The languages in which warnings can be said. */
public final class Languages {

    private static final List<String> ALL = List.of("en", "cy", "pl", "ro", "pt", "es", "th", "zh");

    private Languages() {}

    /** BCP 47 tags, English first. */
    public static List<String> all() {
        return ALL;
    }
}
