package org.forewarn.alert.warning;

import java.util.Set;

/**
 * What there is of a warning when its case changes.
 *
 * @param proposed what it would say if it were issued now
 * @param coveredCodes every outward code in which people were told of it, by whatever revision
 * @param restedOnReports every report it rested on when it was issued
 */
public record Standing(
        WarningState state, WarningContent proposed, Set<String> coveredCodes, Set<String> restedOnReports) {

    public Standing {
        coveredCodes = Set.copyOf(coveredCodes);
        restedOnReports = Set.copyOf(restedOnReports);
    }

    /** Whether the proposal would reach places in which nobody was told yet. */
    public boolean reachesFurther() {
        return !coveredCodes.containsAll(proposed.outwardCodes());
    }
}
