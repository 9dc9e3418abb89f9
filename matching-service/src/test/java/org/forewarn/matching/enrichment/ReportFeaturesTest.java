package org.forewarn.matching.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.forewarn.matching.Events;
import org.forewarn.schemas.event.Consent;
import org.forewarn.schemas.event.Identifier;
import org.forewarn.schemas.event.Incident;
import org.forewarn.schemas.event.Place;
import org.forewarn.schemas.event.Provenance;
import org.forewarn.schemas.event.Report;
import org.forewarn.schemas.event.ReportFacts;
import org.forewarn.schemas.event.Suspect;
import org.forewarn.schemas.event.SuspectName;
import org.forewarn.schemas.event.Vehicle;
import org.junit.jupiter.api.Test;

class ReportFeaturesTest {

    /** Attributes of the model exact-1, which are named as the types of identifiers are. */
    private static final Set<String> OF_EXACT_1 = Set.of("social_handle", "platform_profile", "messaging_id");

    static {
        Events.trustSchemas();
    }

    @Test
    void aFullReportHasEveryAttribute() throws IllegalAccessException {
        var expected = new TreeSet<>(OF_EXACT_1);
        for (var field : Attribute.class.getFields()) {
            if (Modifier.isStatic(field.getModifiers())) {
                expected.add((String) field.get(null));
            }
        }

        assertThat(values(full()).keySet()).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void anEmptyReportHasOnlyWhatEveryReportHas() {
        assertThat(values(Report.newBuilder()
                        .setConsent(consent())
                        .setIncident(Incident.newBuilder()
                                .setTypes(List.of("theft"))
                                .setFrom(Instant.parse("2026-01-10T22:15:00Z"))
                                .build())
                        .build()))
                .containsOnlyKeys("type", "day", "month_near", "hour_of_day", "weekday");
    }

    @Test
    void valuesAreAsTheModelsExpectThem() {
        Map<String, List<String>> values = values(full());

        assertThat(values)
                .containsEntry("phone", List.of("+447700900123", "+447700900124", "+447700900125"))
                .containsEntry("phone_tail", List.of("0900123", "0900999", "0900124", "0900125"))
                .containsEntry("email", List.of("mike.smith@example.org", "mike@example.org"))
                .containsEntry("email_local", List.of("mikesmith", "mike"))
                .containsEntry("handle", List.of("mikeleeds", "mikesmithleeds", "mikel", "razor99"))
                .containsEntry("url", List.of("example.com/Ad/7"))
                .containsEntry("plate", List.of("AB12CDE"))
                .containsEntry("plate_folded", List.of("A812CDE"))
                .containsEntry("name", List.of("mick"))
                .containsEntry("surname", List.of("oneill"))
                .containsEntry("outward", List.of("LS2"))
                .containsEntry("area", List.of("LS"))
                .containsEntry("county", List.of("West Yorkshire"))
                .containsEntry("region", List.of("Yorkshire and the Humber"))
                .containsEntry("day", List.of("2026-01-10..2026-01-10"))
                .containsEntry("age", List.of("25-35"))
                .containsEntry("height", List.of("180"))
                .containsEntry("mo", List.of("fake_booking", "refuses_payment", "multiple_attackers"))
                .containsEntry("weapon", List.of("kitchen knife"));
        assertThat(values.get("forename_root")).contains("michael");
        assertThat(values.get("plate_near")).contains("A812CDE", "A812CD");
        assertThat(values.get("plate_part")).contains("^0:A81", "$0:CDE", "$0:XY2");
        assertThat(values.get("h3_near")).containsAll(values.get("h3")).hasSize(7);
        assertThat(values.get("position")).first().asString().matches("53\\.\\d{4},-1\\.\\d{4}");
    }

    @Test
    void theSameFactsGiveTheSameFeaturesInTheSameOrder() {
        String once = values(full()).toString();

        assertThat(values(full())).hasToString(once);
    }

    private static Report full() {
        return Report.newBuilder()
                .setConsent(consent())
                .setIncident(Incident.newBuilder()
                        .setTypes(List.of("robbery", "non_payment"))
                        .setOutcome("completed")
                        .setFrom(Instant.parse("2026-01-10T22:15:00Z"))
                        .setPlace(Place.newBuilder()
                                .setPostcode("LS2 9JT")
                                .setSetting("hotel")
                                .build())
                        .setMoTags(List.of("fake_booking"))
                        .setWeapons(List.of("Kitchen  knife"))
                        .build())
                .setSuspects(List.of(
                        Suspect.newBuilder()
                                .setNames(List.of(
                                        new SuspectName("Mick O'Neill", "name"),
                                        new SuspectName("@Razor_99", "handle")))
                                .setAgeFrom(25)
                                .setAgeTo(35)
                                .setGender("man")
                                .setEthnicAppearance("white")
                                .setHeightCm(180)
                                .setBuild("stocky")
                                .setHair("short brown")
                                .setEyes("blue")
                                .setFacialHair("stubble")
                                .setAccent("Scouse")
                                .setLanguages(List.of("en-GB"))
                                .setMarks("tattoo on left arm")
                                .setClothing("grey tracksuit")
                                .build(),
                        Suspect.newBuilder().build()))
                .setIdentifiers(List.of(
                        identifier("phone", "07700 900123", false),
                        identifier("phone", "ends in 0900 999", true),
                        identifier("email", "Mike.Smith@example.org", false),
                        identifier("social_handle", "@mike_leeds", false),
                        identifier("platform_profile", "instagram.com/mike.smith.leeds", false),
                        identifier("messaging_id", "+44 7700 900124", false),
                        identifier("messaging_id", "@mike.leeds", false),
                        identifier("payment_account", "20-00-00 12345678", false),
                        identifier("payment_account", "mike@example.org", false),
                        identifier("payment_account", "07700 900125", false),
                        identifier("payment_account", "paypal.me/mike_l", false),
                        identifier("url", "https://example.com/Ad/7?ref=1", false)))
                .setVehicles(List.of(
                        Vehicle.newBuilder()
                                .setVrm("AB12 CDE")
                                .setMake("Ford")
                                .setModel("Focus")
                                .setColour("silver")
                                .setBody("hatchback")
                                .build(),
                        Vehicle.newBuilder().setVrm("ends XYZ").setPartial(true).build()))
                .build();
    }

    private static Map<String, List<String>> values(Report report) {
        var provenance = Provenance.newBuilder()
                .setPartnerId("charity")
                .setKeyId("key")
                .setChannel("web")
                .setReceivedAt(Instant.EPOCH)
                .setApiVersion("v1")
                .setReference("r")
                .build();
        ReportFacts facts = Enrichment.of("r", provenance, report).facts();
        return ReportFeatures.of(facts).values();
    }

    private static Identifier identifier(String type, String value, boolean partial) {
        return Identifier.newBuilder()
                .setType(type)
                .setValue(value)
                .setPartial(partial)
                .build();
    }

    private static Consent consent() {
        return Consent.newBuilder().setVersion("1").setRecordedAt(Instant.EPOCH).build();
    }

    /** Model files name them: a renamed attribute would silently be missing everywhere. */
    @Test
    void attributesKeepTheirNames() throws IllegalAccessException {
        for (var field : Arrays.stream(Attribute.class.getFields()).toList()) {
            assertThat(field.get(null)).isEqualTo(field.getName().toLowerCase(Locale.ROOT));
        }
    }
}
