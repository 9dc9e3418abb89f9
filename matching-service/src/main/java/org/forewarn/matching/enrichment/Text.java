package org.forewarn.matching.enrichment;

import java.text.Normalizer;
import java.util.Locale;

/** Spellings of one text made equal. */
final class Text {

    private Text() {}

    /** Compatibility characters (Unicode NFKC) and case made equal, no white space at the ends. */
    static String folded(String given) {
        return Normalizer.normalize(given, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }

    /** The same, with letters and digits only. */
    static String alphanumeric(String given) {
        return folded(given).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** The same as {@link #folded}, with each run of white space as one space. */
    static String spaced(String given) {
        return folded(given).replaceAll("\\s+", " ");
    }
}
