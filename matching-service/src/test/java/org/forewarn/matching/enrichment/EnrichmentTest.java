package org.forewarn.matching.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.forewarn.matching.Events;
import org.forewarn.matching.Events.Submission;
import org.forewarn.schemas.event.District;
import org.forewarn.schemas.event.NormalisedIdentifier;
import org.forewarn.schemas.event.Place;
import org.forewarn.schemas.event.Severity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EnrichmentTest {

    @Test
    void unreadableIdentifiersAndPlatesAreCountedAndLeftOut() {
        var enrichment = enrich(Events.submitted("r")
                .phone(1)
                .identifier("phone", "withheld")
                .plate("AB12 CDE")
                .plate("could not see it at all"));

        assertThat(enrichment.gaps().unreadable()).isEqualTo(2);
        assertThat(enrichment.facts().getIdentifiers())
                .extracting(NormalisedIdentifier::getValue)
                .containsExactly("+447700900001");
        assertThat(enrichment.facts().getVehicles()).hasSize(2);
        assertThat(enrichment.facts().getVehicles().getLast().getPlate()).isNull();
    }

    @Test
    void twoSpellingsOfOneNumberAreOneIdentifier() {
        var enrichment =
                enrich(Events.submitted("r").identifier("phone", "07700 900123").identifier("phone", "+447700900123"));

        assertThat(enrichment.facts().getIdentifiers()).hasSize(1);
        assertThat(enrichment.gaps().unreadable()).isZero();
    }

    @Test
    void aPostcodeIsShownNoFinerThanItsOutwardCode() {
        assertThat(districtOf(Place.newBuilder().setPostcode("ls2 9jt").build()))
                .extracting(District::getOutwardCode, District::getTown)
                .containsExactly("LS2", "Leeds");
    }

    @Test
    void aPositionIsItsNearestOutwardCode() {
        assertThat(districtOf(Place.newBuilder().setLat(57.135).setLon(-2.117).build()))
                .extracting(District::getOutwardCode)
                .isEqualTo("AB10");
    }

    @Test
    void aPositionAtSeaOrAbroadIsNowhere() {
        assertThat(districtOf(Place.newBuilder().setLat(48.85).setLon(2.35).build()))
                .isNull();
    }

    @Test
    void anUnknownPostcodeFallsBackToThePosition() {
        assertThat(districtOf(Place.newBuilder()
                        .setPostcode("near the station")
                        .setLat(57.135)
                        .setLon(-2.117)
                        .build()))
                .extracting(District::getOutwardCode)
                .isEqualTo("AB10");
    }

    @Test
    void aReportWithoutPlaceHasNoDistrict() {
        assertThat(enrich(Events.submitted("r")).facts().getDistrict()).isNull();
    }

    @Test
    void theIncidentsSeverityIsPartOfTheFacts() {
        assertThat(enrich(Events.submitted("r").type("rape")).facts().getSeverity())
                .isEqualTo(Severity.EXTREME);
    }

    @Test
    void theSameReportGivesTheSameFacts() {
        var report = Events.submitted("r").phone(1).plate("AB12CDE").at(new Place());

        assertThat(enrich(report)).isEqualTo(enrich(report));
    }

    private static @Nullable District districtOf(Place place) {
        return enrich(Events.submitted("r").at(place)).facts().getDistrict();
    }

    private static Enrichment enrich(Submission submission) {
        var event = submission.event();
        return Enrichment.of(event.getReportId(), event.getProvenance(), Objects.requireNonNull(event.getReport()));
    }
}
