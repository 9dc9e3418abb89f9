package org.forewarn.alert.audience;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When, and of what, somebody wants to hear.
 *
 * @param kinds what they want to hear of; never empty
 * @param quietHours when routine messages wait; null: never
 * @param digest whether routine messages are collected and sent once a week
 * @param pausedUntil nothing at all is sent before; null: not paused
 */
public record Wishes(
        Set<IncidentKind> kinds,
        @Nullable QuietHours quietHours,
        boolean digest,
        @Nullable Instant pausedUntil) {

    /** Of everything, at once. */
    public static final Wishes NONE = new Wishes(IncidentKind.all(), null, false, null);

    public Wishes {
        kinds = Set.copyOf(kinds);
    }

    /** Whether they want to hear of an incident of these types; of one whose types are not known, always. */
    public boolean includes(Collection<String> incidentTypes) {
        return IncidentKind.wanted(kinds, incidentTypes);
    }

    /** Whether they take a break at this moment. */
    public boolean pausedAt(Instant at) {
        return pausedUntil != null && at.isBefore(pausedUntil);
    }

    /** Whether a routine message waits at this moment. */
    public boolean quietAt(Instant at) {
        return quietHours != null && quietHours.hold(at);
    }
}
