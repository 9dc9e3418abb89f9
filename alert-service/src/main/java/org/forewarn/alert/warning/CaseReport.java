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
 * @param last latest time of the incident that is known
 * @param firsthand false: its identifiers were all told or inferred, or the incident is merely suspected
 * @param names of suspects: known so that they can be kept out of what is said
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
        Severity severity,
        Instant last,
        boolean firsthand,
        List<String> names) {

    public CaseReport {
        types = List.copyOf(types);
        identifiers = List.copyOf(identifiers);
        vehicles = List.copyOf(vehicles);
        suspects = List.copyOf(suspects);
        moTags = List.copyOf(moTags);
        names = List.copyOf(names);
    }

    /** Whether its reporter lets a warning be made from it, now. Asked before anything of it is looked at. */
    boolean mayBeUsed() {
        return consent != AlertConsent.NONE && linkedReports >= escrowMinMatches;
    }

    boolean isAtLeast(Severity least) {
        return severity.compareTo(least) <= 0;
    }
}
