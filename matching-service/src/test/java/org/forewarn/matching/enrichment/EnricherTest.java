package org.forewarn.matching.enrichment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Map;
import java.util.Objects;
import org.forewarn.matching.Events;
import org.forewarn.matching.Events.Submission;
import org.forewarn.schemas.event.NormalisedIdentifier;
import org.forewarn.schemas.event.NormalisedVehicle;
import org.forewarn.schemas.event.ReportEvent;
import org.forewarn.schemas.sealing.Keyset;
import org.forewarn.schemas.sealing.Sealer;
import org.junit.jupiter.api.Test;

/** Reports with what is really sealed in them. */
class EnricherTest {

    private static final String KEYSET = Keyset.generate();

    private final Sealer sealer = new Sealer(KEYSET);
    private final Enricher enricher = new Enricher(SealedTexts.openedBy(new Sealer(KEYSET)));

    @Test
    void whatTheNarrativeNamesIsAmongTheFactsAndItsWordsAreNot() {
        var enrichment = enrich(sealed(
                Events.submitted("r").phone(1),
                Map.of("narrative", "Forbidding words. He called from 07700 900002 in a car, reg AB12 CDE")));

        assertThat(enrichment.facts().getIdentifiers())
                .extracting(NormalisedIdentifier::getValue, NormalisedIdentifier::getSource)
                .containsExactly(tuple("+447700900001", "field"), tuple("+447700900002", "narrative"));
        assertThat(enrichment.facts().getVehicles())
                .extracting(NormalisedVehicle::getPlate)
                .containsExactly("AB12CDE");
        assertThat(enrichment.facts().toString()).doesNotContain("Forbidding", "called", "900002 in");
        assertThat(enrichment.gaps()).isEqualTo(Gaps.NONE);
    }

    @Test
    void whatAFieldAndTheNarrativeBothNameIsOnceThereAsTheFields() {
        var enrichment = enrich(sealed(
                Events.submitted("r").phone(1).plate("AB12 CDE"),
                Map.of("narrative", "Called from 07700 900001, reg AB12 CDE")));

        assertThat(enrichment.facts().getIdentifiers())
                .singleElement()
                .extracting(NormalisedIdentifier::getSource)
                .isEqualTo("field");
        assertThat(enrichment.facts().getVehicles()).hasSize(1);
    }

    @Test
    void theReportersOwnNumberIsNeverTheSuspects() {
        var enrichment = enrich(sealed(
                Events.submitted("r").phone(5).identifier("email", "her@example.org"),
                Map.of(
                        "narrative",
                                "He had 07700 900005 written down and called from 07700 900006. Mail her@example.org",
                        "reporter", "{\"safeContact\":{\"channel\":\"sms\",\"value\":\"+44 7700 900005\"}}")));

        assertThat(enrichment.facts().getIdentifiers())
                .extracting(NormalisedIdentifier::getValue)
                .containsExactly("her@example.org", "+447700900006");
        assertThat(enrichment.gaps().of(Gap.REPORTERS_OWN)).isEqualTo(2);
    }

    @Test
    void theReportersOwnMailAndNameAreNeverTheSuspects() {
        var enrichment = enrich(
                sealed(
                        Events.submitted("r").identifier("social_handle", "@Her_Name"),
                        Map.of(
                                "narrative", "He wrote to her@example.org",
                                "reporter",
                                        "{\"pseudonym\":\"her.name\",\"safeContact\":{\"channel\":\"email\",\"value\":\"Her@Example.org\"}}")));

        assertThat(enrichment.facts().getIdentifiers()).isEmpty();
    }

    @Test
    void aPseudonymOfTwoWordsIsStillTheReportersOwnName() {
        var enrichment = enrich(sealed(
                Events.submitted("r").identifier("social_handle", "@Her_Name"),
                Map.of("reporter", "{\"pseudonym\":\"Her Name\"}")));

        assertThat(enrichment.facts().getIdentifiers()).isEmpty();
    }

    @Test
    void withoutAKeysetTheNarrativeIsCountedAndTheFieldsAreRead() {
        var event = sealed(Events.submitted("r").phone(1), Map.of("narrative", "from 07700 900002"));
        var enrichment = enrich(new Enricher(SealedTexts.closed()), event);

        assertThat(enrichment.facts().getIdentifiers()).hasSize(1);
        assertThat(enrichment.gaps().counts()).isEqualTo(Map.of(Gap.NARRATIVE_SEALED, 1));
    }

    @Test
    void aNarrativeSealedForAnotherReportDoesNotOpenAndIsCounted() {
        var event = sealed(Events.submitted("r").phone(1), Map.of("narrative", "from 07700 900002"));
        Objects.requireNonNull(event.getReport())
                .setSealed(sealer.seal("another", Map.of("narrative", "from 07700 900002")));

        var enrichment = enrich(enricher, event);

        assertThat(enrichment.facts().getIdentifiers()).hasSize(1);
        assertThat(enrichment.gaps().counts()).isEqualTo(Map.of(Gap.NARRATIVE_UNOPENED, 1));
    }

    @Test
    void aReportWithoutNarrativeHasNoGap() {
        var event = sealed(Events.submitted("r"), Map.of("crimeRef", "12345"));

        assertThat(enrich(new Enricher(SealedTexts.closed()), event).gaps()).isEqualTo(Gaps.NONE);
        assertThat(enrich(event).gaps()).isEqualTo(Gaps.NONE);
    }

    @Test
    void aReporterThatIsNoJsonSaysNothing() {
        var event = sealed(Events.submitted("r").phone(1), Map.of("reporter", "{ not json 07700 900001"));

        assertThat(enrich(event).facts().getIdentifiers()).hasSize(1);
    }

    @Test
    void gapsAreCountedByTheirKind() {
        var enrichment = enrich(Events.submitted("r")
                .identifier("phone", "withheld")
                .identifier("email", "mike at home")
                .identifier("email", "none")
                .plate("could not see it at all")
                .plate("WX 34567")
                .event());

        assertThat(enrichment.gaps().counts())
                .isEqualTo(Map.of(Gap.PHONE, 1, Gap.EMAIL, 2, Gap.PLATE, 1, Gap.PLATE_FORMAT, 1));
        assertThat(enrichment.gaps().unreadable()).isEqualTo(4);
    }

    private ReportEvent sealed(Submission submission, Map<String, String> fields) {
        ReportEvent event = submission.event();
        Objects.requireNonNull(event.getReport()).setSealed(sealer.seal(event.getReportId(), fields));
        return event;
    }

    private Enrichment enrich(ReportEvent event) {
        return enrich(enricher, event);
    }

    private static Enrichment enrich(Enricher enricher, ReportEvent event) {
        return enricher.enrich(event.getReportId(), event.getProvenance(), Objects.requireNonNull(event.getReport()));
    }
}
