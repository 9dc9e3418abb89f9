package org.forewarn.alert.audience;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has chosen: valid.
 *
 * @param language BCP 47 tag
 * @param kinds what they want to hear of; not empty
 * @param quietHours null: none
 * @param area how they chose where
 * @param outwardCodes what that came to; sorted, distinct, not empty
 */
public record Preferences(
        String language,
        TextChoice text,
        Set<IncidentKind> kinds,
        @Nullable QuietHours quietHours,
        boolean digest,
        ChosenArea area,
        List<String> outwardCodes) {

    public Preferences {
        kinds = Set.copyOf(kinds);
        outwardCodes = List.copyOf(outwardCodes);
    }

    /** Says nothing of where: it may end in a log. */
    @Override
    public String toString() {
        return "Preferences[…]";
    }
}
