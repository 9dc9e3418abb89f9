package org.forewarn.matching.check;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A check that has been understood.
 *
 * @param kind what is asked for
 * @param keys where to look, one or a few
 * @param part what must fit when only a part was given; null: a whole identifier
 * @param fingerprint keyed hash of what was asked for, for the audit
 */
public record CheckQuestion(
        CheckKind kind, List<String> keys, @Nullable Part part, String fingerprint) {

    public CheckQuestion {
        keys = List.copyOf(keys);
    }

    /** Names no value: a record's own text would. */
    @Override
    public String toString() {
        return "CheckQuestion[" + kind + "]";
    }
}
