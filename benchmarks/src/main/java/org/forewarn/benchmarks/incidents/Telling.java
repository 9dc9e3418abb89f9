package org.forewarn.benchmarks.incidents;

import java.time.Instant;
import org.forewarn.benchmarks.incidents.Told.Reporter;
import org.forewarn.kit.place.OutwardCode;
import org.forewarn.schemas.event.AlertConsent;
import org.forewarn.schemas.event.Consent;
import org.forewarn.schemas.event.PoliceConsent;
import org.forewarn.schemas.event.Report;
import org.jspecify.annotations.Nullable;

/** How an incident is told: little of what is true, and some of it wrong. */
final class Telling {

    /** Consent as members of National Ugly Mugs gave it in 2020: 7.7 % full, 69 % at least anonymous (Bowen et al. 2021). */
    private static final Weighted<String> POLICE =
            Weighted.words("NONE 310, ANONYMOUS_INTELLIGENCE 523, VIA_CASEWORKER 90, FULL_DETAILS 77");

    private static final Weighted<String> ALERT = Weighted.words("NONE 6, AREA 78, NATIONAL 16");
    private static final Weighted<String> RELATIONS =
            Weighted.words("survivor 78, peer 8, project_worker 9, witness 3, venue 2");
    private static final Weighted<String> LANGUAGES =
            Weighted.words("en 80, ro 9, pl 2, pt-BR 3, es 2, th 2, zh 1, hu 1");
    private static final Weighted<String> PSEUDONYMS = Weighted.words(
            "Juniper 1, Clover 1, Larch 1, Rowan 1, Linnet 1, Teasel 1, Vetch 1, Marram 1, Sorrel 1, Wren 1");
    private static final double ESCROW = 0.01;

    private final IncidentTelling incidents;

    Telling(Whereabouts whereabouts) {
        this.incidents = new IncidentTelling(whereabouts);
    }

    /** @param nth which of his incidents, from 0 */
    Told of(Offender offender, int nth, Instant happened, Instant received, Dice dice) {
        OutwardCode where = incidents.where(offender, dice);
        var identifiers = IdentifierTelling.of(offender, nth, dice);
        var incident = incidents.of(offender, where, happened, received, dice);
        var place = incident.getPlace();
        if (place != null && "hotel".equals(place.getSetting())) {
            identifiers.addHotel(where, incidents.hotels(where), dice);
        }
        var report = new Report();
        report.setConsent(consent(received, dice));
        report.setIncident(incident);
        report.setSuspects(SuspectTelling.of(offender, received, dice));
        report.setVehicles(VehicleTelling.of(offender, dice));
        report.setIdentifiers(identifiers.told());
        String narrative = Narratives.of(offender, incident.getTypes().getFirst(), identifiers.said(), dice);
        return new Told(report, reporter(dice), narrative);
    }

    private static Consent consent(Instant received, Dice dice) {
        var consent = new Consent();
        consent.setVersion("2026-01");
        consent.setRecordedAt(received);
        consent.setAlert(AlertConsent.valueOf(ALERT.pick(dice)));
        consent.setChecker(dice.chance(0.88));
        consent.setPartnerCharities(dice.chance(0.85));
        consent.setPolice(PoliceConsent.valueOf(POLICE.pick(dice)));
        consent.setResearch(dice.chance(0.5));
        consent.setEscrowMinMatches(dice.chance(ESCROW) ? dice.between(1, 3) : null);
        return consent;
    }

    private static @Nullable Reporter reporter(Dice dice) {
        if (dice.chance(0.15)) {
            return null;
        }
        return new Reporter(
                RELATIONS.pick(dice),
                dice.chance(0.4) ? PSEUDONYMS.pick(dice) : null,
                LANGUAGES.pick(dice),
                dice.chance(0.35) ? InventedNumbers.reporter(dice) : null,
                dice.chance(0.4));
    }
}
