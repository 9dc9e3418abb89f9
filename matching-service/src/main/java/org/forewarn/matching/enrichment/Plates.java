package org.forewarn.matching.enrichment;

import java.util.Locale;
import java.util.Optional;

/** Registration marks in any spelling: {@code ab12 cde} and {@code AB12-CDE} are {@code AB12CDE}. */
final class Plates {

    /** No country's plate is shorter or longer; anything else is a remark, not a plate. */
    private static final int SHORTEST = 2;

    private static final int LONGEST = 10;

    private Plates() {}

    static Optional<String> compact(String given) {
        String plate = Text.alphanumeric(given).toUpperCase(Locale.ROOT);
        return plate.length() < SHORTEST || plate.length() > LONGEST ? Optional.empty() : Optional.of(plate);
    }
}
