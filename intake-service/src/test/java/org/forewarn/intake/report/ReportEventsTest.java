package org.forewarn.intake.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.forewarn.intake.report.Samples.NOW;
import static org.forewarn.intake.report.Samples.full;
import static org.forewarn.intake.report.Samples.least;
import static org.forewarn.intake.report.Samples.with;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.forewarn.intake.reading.Reading;
import org.forewarn.kit.access.Caller;
import org.forewarn.kit.vocabulary.Vocabulary;
import org.forewarn.schemas.event.AlertConsent;
import org.forewarn.schemas.event.PoliceConsent;
import org.forewarn.schemas.event.Provenance;
import org.forewarn.schemas.event.ReportEvent;
import org.forewarn.schemas.event.ReportEventKind;
import org.forewarn.schemas.event.Sealed;
import org.forewarn.schemas.sealing.Fingerprint;
import org.forewarn.schemas.sealing.Keyset;
import org.forewarn.schemas.sealing.Sealer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ReportEventsTest {

    private static final String KEYSET = Keyset.generate();
    private static final Caller CALLER = new Caller("rose-house", "0a1b2c3d4e", Set.of("reports:write"));
    private static final Instant RECEIVED_AT = Instant.parse("2026-05-01T10:00:00.123456Z");

    private final Sealer sealer = new Sealer(KEYSET);
    private final ReportEvents events =
            new ReportEvents(sealer, fingerprint(ReportEvents.DIGEST_PURPOSE), fingerprint(ReportEvents.KEY_PURPOSE));

    private static Fingerprint fingerprint(String purpose) {
        return new Fingerprint(new byte[Fingerprint.MIN_SECRET_BYTES], purpose);
    }

    private ReportEvent submitted(JsonNode document) {
        var valid = (Reading.Valid<Report>) ReportReader.read(document, NOW);
        return events.submitted(CALLER, valid.value(), events.digest(valid.value()), RECEIVED_AT);
    }

    @Test
    void theEventSaysWhereTheReportCameFrom() {
        ReportEvent event = submitted(full());
        assertThat(event.getReportId()).isEqualTo(ReportId.of("rose-house", "RH-2026/0042;a=1"));
        assertThat(event.getKind()).isEqualTo(ReportEventKind.SUBMITTED);
        assertThat(event.getProvenance())
                .isEqualTo(new Provenance(
                        "rose-house",
                        "0a1b2c3d4e",
                        "outreach",
                        Instant.parse("2026-05-01T10:00:00.123Z"),
                        "v1",
                        "RH-2026/0042;a=1",
                        null,
                        null));
    }

    @Test
    void everythingButTheSealedIsInTheReport() throws IOException {
        String avro = text(submitted(full()));
        for (String planted : new String[] {
            "planted place",
            "Planted-Dane",
            "planted appearance",
            "planted hair",
            "planted eyes",
            "planted stubble",
            "planted accent",
            "planted scar",
            "planted coat",
            "07700 900123",
            "QX99 PLT",
            "planted make",
            "planted model",
            "planted colour",
            "planted dent",
            "LS2 9JT",
            "threats_to_kill",
            "fake_booking",
            "knife"
        }) {
            assertThat(avro).contains(planted);
        }
    }

    @Test
    void whatIsSealedIsNotReadableAndOpensWithTheKeyset() throws Exception {
        ReportEvent event = submitted(full());
        assertThat(text(event))
                .doesNotContain(
                        "Planted-Narrative", "Planted-Pseudonym", "07700 900777", "planted cover", "planted hours")
                .doesNotContain("planted-crime-ref");
        Sealed sealed = event.getReport().getSealed();
        String id = event.getReportId();
        assertThat(sealer.open(id, sealed, "narrative"))
                .isEqualTo(full().at("/incident/narrative").stringValue());
        assertThat(sealer.open(id, sealed, "crimeRef")).isEqualTo("planted-crime-ref 13/7");
        assertThat(Samples.JSON.readTree(sealer.open(id, sealed, "reporter"))).isEqualTo(full().get("reporter"));
    }

    @Test
    void whereThereIsNothingToSealNothingIsSealed() throws IOException {
        ReportEvent event = submitted(least());
        assertThat(event.getReport().getSealed()).isNull();
        assertThat(text(event)).contains("theft");
    }

    @Test
    void aRepeatHasTheSameDigestAndAnAmendmentAnother() {
        String digest = submitted(full()).getContentDigest();
        assertThat(submitted(full()).getContentDigest()).isEqualTo(digest).matches("[0-9a-f]{64}");
        assertThat(submitted(with(full(), "/incident/narrative", "\"another\"")).getContentDigest())
                .isNotEqualTo(digest);
    }

    @Test
    void aWithdrawalCarriesNoReport() throws IOException {
        ReportEvent event = events.withdrawn(CALLER, "RH-2026/0042;a=1", RECEIVED_AT);
        assertThat(event.getReportId()).isEqualTo(submitted(full()).getReportId());
        assertThat(event.getKind()).isEqualTo(ReportEventKind.WITHDRAWN);
        assertThat(event.getReport()).isNull();
        assertThat(event.getContentDigest()).isEmpty();
        assertThat(text(event)).contains("RH-2026/0042");
    }

    @Test
    void everyWordOfConsentHasItsSymbol() {
        assertThat(Vocabulary.ALERT_CONSENTS.words())
                .extracting(word -> word.toUpperCase(Locale.ROOT))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(AlertConsent.values()).map(Enum::name).toList());
        assertThat(Vocabulary.POLICE_CONSENTS.words())
                .extracting(word -> word.toUpperCase(Locale.ROOT))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(PoliceConsent.values()).map(Enum::name).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "area", "national"})
    void consentArrivesAsItWasGiven(String alert) {
        var consent = submitted(with(full(), "/consent/alert", "\"" + alert + "\""))
                .getReport()
                .getConsent();
        assertThat(consent.getAlert()).hasToString(alert.toUpperCase(Locale.ROOT));
        assertThat(consent.getPolice()).isEqualTo(PoliceConsent.ANONYMOUS_INTELLIGENCE);
        assertThat(consent.getEscrowMinMatches()).isEqualTo(2);
        assertThat(consent.getChecker()).isTrue();
    }

    /** The Avro body as text; encoding it also shows that nothing required is missing. */
    private static String text(ReportEvent event) throws IOException {
        var out = new ByteArrayOutputStream();
        var encoder = EncoderFactory.get().binaryEncoder(out, null);
        new SpecificDatumWriter<>(ReportEvent.class).write(event, encoder);
        encoder.flush();
        return out.toString(StandardCharsets.UTF_8);
    }
}
