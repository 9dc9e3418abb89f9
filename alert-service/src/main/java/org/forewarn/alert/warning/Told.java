package org.forewarn.alert.warning;

import java.util.List;

/**
 * One thing that a warning says, and on whose word.
 *
 * @param field its id: the same as long as the same is known
 * @param kind of field, such as {@code phone}
 * @param words as the English text says it
 * @param reportIds who says so and lets it be told where the warning goes, sorted
 */
public record Told(String field, String kind, String words, List<String> reportIds) {

    public Told {
        reportIds = List.copyOf(reportIds);
    }
}
