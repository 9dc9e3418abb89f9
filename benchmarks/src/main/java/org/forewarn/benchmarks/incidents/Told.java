package org.forewarn.benchmarks.incidents;

import java.util.ArrayList;
import java.util.List;
import org.forewarn.schemas.event.Identifier;
import org.forewarn.schemas.event.Report;
import org.jspecify.annotations.Nullable;

/**
 * What one reporter tells: the part that the topic carries in clear, and the parts that intake seals.
 *
 * @param reporter null when nothing is said of the reporter
 * @param narrative null when none is given
 */
record Told(
        Report report,
        @Nullable Reporter reporter,
        @Nullable String narrative) {

    /**
     * Who reports; names no real person.
     *
     * @param phone of the safe contact; null without one
     */
    record Reporter(
            String relation,
            @Nullable String pseudonym,
            String language,
            @Nullable String phone,
            boolean supportWanted) {}

    /** The same, told again a few days later: something is added or put right. */
    Told amended(Offender offender, Dice dice) {
        Report later = new Report(
                report.getConsent(),
                report.getIncident(),
                report.getSuspects(),
                report.getIdentifiers(),
                report.getVehicles(),
                null);
        List<Identifier> identifiers = new ArrayList<>(report.getIdentifiers());
        if (!offender.phones().isEmpty() && dice.chance(0.5)) {
            identifiers.add(
                    new Identifier("phone", Spellings.phone(dice, dice.pick(offender.phones())), false, "told"));
            later.setIdentifiers(identifiers);
        } else if (!identifiers.isEmpty() && dice.chance(0.3)) {
            identifiers.removeLast();
            later.setIdentifiers(identifiers);
        } else {
            later.setSuspects(SuspectTelling.of(offender, report.getConsent().getRecordedAt(), dice));
        }
        return new Told(later, reporter, narrative);
    }
}
