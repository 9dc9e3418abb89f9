package org.forewarn.alert.warning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.forewarn.alert.warning.Cases.BRISTOL;
import static org.forewarn.alert.warning.Cases.report;

import java.util.List;
import java.util.Set;
import org.forewarn.kit.place.OutwardCodes;
import org.forewarn.schemas.event.AlertConsent;
import org.forewarn.schemas.event.Severity;
import org.junit.jupiter.api.Test;

class ComposerTest {

    private static final String REFERENCE = "K7QF2";

    private final Composer composer = new Composer(OutwardCodes.uk(), WarningSettings.standard(), Templates.NONE);

    @Test
    void whatOnlyTheReportFromLeedsKnowsIsNotToldInBristol() {
        CaseFacts facts = Cases.of(
                report("leeds").phone("+447700900001").phone("+447700900002").types("rape"),
                report("bristol").phone("+447700900001").at(BRISTOL));
        WarningContent content = suggested(facts);
        assertThat(content.outwardCodes()).contains("LS2", "BS1");
        assertThat(text(content)).contains("07700 900001").doesNotContain("900002", "Leeds", "rape", "2 reports");
        assertThat(told(content, "phone:07700 900001").reportIds()).containsExactly("bristol", "leeds");
    }

    @Test
    void whereNothingMayBeToldEverywhereTheWarningStaysAroundTheGravestReport() {
        CaseFacts facts = Cases.of(
                report("leeds").phone("+447700900001").severity(Severity.EXTREME),
                report("bristol").phone("+447700900002").at(BRISTOL));
        WarningContent content = suggested(facts);
        assertThat(content.outwardCodes()).contains("LS2").doesNotContain("BS1");
        assertThat(text(content)).contains("07700 900001").doesNotContain("900002");
        assertThat(content.reportIds()).containsExactly("leeds");
    }

    @Test
    void neighbouringDistrictsAreOneArea() {
        CaseFacts facts = Cases.of(
                report("leeds").phone("+447700900001"),
                report("bradford").phone("+447700900002").at(Cases.BRADFORD));
        assertThat(text(suggested(facts))).contains("07700 900001", "07700 900002", "2 reports");
    }

    @Test
    void whatMayBeToldNationallyIsToldAnywhere() {
        CaseFacts facts = Cases.of(
                report("leeds").phone("+447700900001").consent(AlertConsent.NATIONAL),
                report("bristol").phone("+447700900002").at(BRISTOL));
        Composed composed = compose(facts, AreaChoice.counties("City of Bristol"), "phone:07700 900001");
        assertThat(composed.refusals()).isEmpty();
        assertThat(text(composed.content().orElseThrow())).contains("07700 900001");
    }

    @Test
    void everywhereIsOnlyForReportsThatConsentToIt() {
        CaseFacts facts = Cases.of(
                report("a").phone("+447700900001").consent(AlertConsent.NATIONAL),
                report("b").phone("+447700900002").severity(Severity.EXTREME));
        Composed refused = compose(facts, AreaChoice.national(), "phone:07700 900002");
        assertThat(refused.refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.field()).isEqualTo("phone:07700 900002");
            assertThat(refusal.rule()).isEqualTo("outside_consent");
        });
        WarningContent content = compose(facts, AreaChoice.national(), "phone:07700 900001")
                .content()
                .orElseThrow();
        assertThat(content.national()).isTrue();
        assertThat(content.reportIds()).containsExactly("a");
        assertThat(content.severity()).isEqualTo(Severity.SEVERE);
        assertThat(WarningSettings.standard().approvalsNeeded(content)).isEqualTo(2);
    }

    @Test
    void aRefusalSaysWhereTheFieldMayNotBeTold() {
        CaseFacts facts = Cases.of(
                report("leeds").phone("+447700900001"), report("bristol").at(BRISTOL));
        assertThat(compose(facts, AreaChoice.districts("LS2", "BS1"), "phone:07700 900001")
                        .refusals())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.why()).contains("BS1").doesNotContain("LS2"));
    }

    @Test
    void onlyWhatIsTickedIsTold() {
        CaseFacts facts = Cases.of(report("a").phone("+447700900001").mo("poses_as_police"));
        WarningContent content = compose(facts, AreaChoice.around(10), "type:robbery", "mo:poses_as_police")
                .content()
                .orElseThrow();
        assertThat(text(content)).isEqualTo("WARNING: robbery. Poses as police. Ref K7QF2.");
        assertThat(content.told()).extracting(Told::field).containsExactly("type:robbery", "mo:poses_as_police");
    }

    @Test
    void aTickOfWhatIsNotKnownIsNothing() {
        Composed composed = compose(Cases.of(report("a")), AreaChoice.around(10), "type:robbery", "phone:07700 900999");
        assertThat(text(composed.content().orElseThrow())).isEqualTo("WARNING: robbery. Ref K7QF2.");
    }

    @Test
    void whatBecomesKnownAfterAChoiceIsToldTooAndWhatWasLeftOutStaysOut() {
        CaseFacts before = Cases.of(report("a").phone("+447700900001").mo("poses_as_police"));
        Composition chosen = composer.seeing(
                before, new Composition(Set.of("type:robbery"), Set.of(), AreaChoice.around(10), List.of("en"), 24));
        CaseFacts after = Cases.of(
                report("a").phone("+447700900001").mo("poses_as_police"),
                report("b").phone("+447700900003"));
        String text =
                text(composer.compose(after, composer.grown(after, chosen, Set.of()), Set.of(), REFERENCE, Cases.NOW)
                        .content()
                        .orElseThrow());
        assertThat(text).contains("07700 900003").doesNotContain("900001", "police");
    }

    @Test
    void identifiersAreMaskedWhereAnOrganisationWantsThat() {
        var masking =
                new Composer(OutwardCodes.uk(), WarningSettings.standard().withIdentifiersWhole(false), Templates.NONE);
        CaseFacts facts = Cases.of(report("a").phone("+447700900123"));
        String text = text(masking.compose(facts, masking.suggested(facts, Set.of()), Set.of(), REFERENCE, Cases.NOW)
                .content()
                .orElseThrow());
        assertThat(text).contains("Phone 077** ***123.").doesNotContain("07700 900123");
    }

    @Test
    void beforeItIsSentEverythingIsAskedOnceMore() {
        CaseFacts facts =
                Cases.of(report("a").phone("+447700900001"), report("b").phone("+447700900001"));
        WarningContent content = suggested(facts);
        assertThat(composer.mayBeSent(facts, content, Set.of())).isTrue();
        assertThat(composer.mayBeSent(Cases.of(report("a").phone("+447700900001")), content, Set.of()))
                .isFalse();
        assertThat(composer.mayBeSent(Cases.of(report("a"), report("b").consent(AlertConsent.NONE)), content, Set.of()))
                .isFalse();
        assertThat(composer.mayBeSent(
                        Cases.of(report("a").at(BRISTOL), report("b").at(BRISTOL)), content, Set.of()))
                .isFalse();
    }

    private WarningContent suggested(CaseFacts facts) {
        return composer.compose(facts, composer.suggested(facts, Set.of()), Set.of(), REFERENCE, Cases.NOW)
                .content()
                .orElseThrow();
    }

    private Composed compose(CaseFacts facts, AreaChoice area, String... fields) {
        return composer.compose(
                facts,
                new Composition(Set.of(fields), Set.of(), area, List.of("en"), 24),
                Set.of(),
                REFERENCE,
                Cases.NOW);
    }

    private static String text(WarningContent content) {
        return content.texts().getFirst().full();
    }

    private static Told told(WarningContent content, String field) {
        return content.told().stream()
                .filter(each -> each.field().equals(field))
                .findFirst()
                .orElseThrow();
    }
}
