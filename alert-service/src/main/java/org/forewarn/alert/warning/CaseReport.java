package org.forewarn.alert.warning;

import java.time.Instant;
import java.util.List;
import org.forewarn.schemas.event.AlertConsent;
import org.forewarn.schemas.event.Severity;
import org.jspecify.annotations.Nullable;

/**
 * One report of a case, as far as a warning could use it. There is no narrative, reporter, venue or address in it.
 *
 * @param consent how far a warning made from it may go
 * @param escrowMinMatches keep unseen until this many other reports link to it; 0: no escrow
 * @param linkedReports how many other reports link to it
 * @param from earliest time of the incident
 * @param district null: not known
 */
public record CaseReport(
        String reportId,
        String partnerId,
        AlertConsent consent,
        int escrowMinMatches,
        int linkedReports,
        List<String> types,
        Instant from,
        @Nullable District district,
        List<Identifier> identifiers,
        List<Vehicle> vehicles,
        List<Description> suspects,
        List<String> moTags,
        Severity severity) {

    public CaseReport {
        types = List.copyOf(types);
        identifiers = List.copyOf(identifiers);
        vehicles = List.copyOf(vehicles);
        suspects = List.copyOf(suspects);
        moTags = List.copyOf(moTags);
    }

    /** Whether its reporter lets a warning be made from it, now. Asked before anything of it is looked at. */
    boolean mayBeUsed() {
        return consent != AlertConsent.NONE && linkedReports >= escrowMinMatches;
    }

    boolean isAtLeast(Severity least) {
        return severity.compareTo(least) <= 0;
    }
}
