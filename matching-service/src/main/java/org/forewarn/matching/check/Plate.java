package org.forewarn.matching.check;

import java.util.List;
import java.util.stream.IntStream;
import org.forewarn.kit.identifier.PlateSpelling;

/**
 * Plates as they are looked up: characters that are taken for each other in the dark are one, so that {@code AB12 CDO}
 * and {@code A812 CD0} are the same plate.
 */
final class Plate {

    /** No country's plate is longer; wildcards count. */
    static final int LONGEST = 10;

    /** Consecutive known characters that a plate is found by. Of two, each stands in thousands of plates. */
    static final int FRAGMENT = 3;

    private Plate() {}

    /** @param plate upper case, no spaces; wildcards stay */
    static String folded(String plate) {
        return PlateSpelling.folded(plate);
    }

    /** Every run of {@value #FRAGMENT} characters, distinct; none of a shorter text. */
    static List<String> fragments(String folded) {
        return IntStream.rangeClosed(0, folded.length() - FRAGMENT)
                .mapToObj(at -> folded.substring(at, at + FRAGMENT))
                .distinct()
                .toList();
    }
}
