package org.forewarn.alert.campaign;

import java.time.Instant;
import java.time.LocalTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * On what terms a person is told.
 *
 * @param incidentTypes the kinds of incident of which they want to hear; empty: of all
 * @param quietFrom from when to when, in British time, only what is urgent comes; null: never quiet
 * @param digest whether what is routine comes once a week, together
 * @param pausedUntil until then nothing comes; null: not paused
 */
record Wants(
        Set<String> incidentTypes,
        @Nullable LocalTime quietFrom,
        @Nullable LocalTime quietTo,
        boolean digest,
        @Nullable Instant pausedUntil) {

    /** Everything, at once. */
    static final Wants ALL = new Wants(Set.of(), null, null, false, null);

    Wants {
        incidentTypes = Set.copyOf(incidentTypes);
    }
}
