package org.forewarn.alert.campaign;

import java.time.Instant;
import org.forewarn.schemas.event.Severity;
import org.jspecify.annotations.Nullable;

/**
 * What a person was told lately.
 *
 * @param toldOfCase when of this case the last time; null: never, or long ago
 * @param severityTold how grave it was said to be then; null exactly when {@code toldOfCase} is
 * @param routineToday how many routine warnings in the last 24 hours
 */
record Past(@Nullable Instant toldOfCase, @Nullable Severity severityTold, int routineToday) {

    /** Nothing. */
    static final Past NONE = new Past(null, null, 0);
}
