package org.forewarn.alert.warning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.forewarn.alert.warning.Cases.report;

import java.util.List;
import java.util.Set;
import org.forewarn.kit.place.OutwardCodes;
import org.forewarn.schemas.event.AlertConsent;
import org.forewarn.schemas.event.MsgType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What must not be said is refused, with its field and the rule. */
class RedactionTest {

    @ParameterizedTest
    @CsvSource({
        "my boss says,reporter",
        "she said brown,reporter",
        "hotel lobby,venue",
        "works at sauna,venue",
        "lives Mill Lane,address",
        "like Dave,name"
    })
    void wordsOfAReporterThatLeakIntoATickedFieldAreCaught(String words, String rule) {
        CaseFacts facts = Cases.of(report("a").suspect(hair(words)).named("Dave Smith"));
        Composer composer = composer(Templates.NONE);
        Composition suggested = composer.suggested(facts, Set.of());
        assertThat(suggested.fields()).noneMatch(field -> field.startsWith("looks:"));
        String field = composer.compose(facts, suggested, Set.of(), "REF01", Cases.NOW).offers().stream()
                .filter(offer -> offer.kind() == FieldKind.LOOKS)
                .findFirst()
                .orElseThrow()
                .field();
        Composition ticked = new Composition(Set.of(field), Set.of(), AreaChoice.around(10), List.of("en"), 24);
        assertThat(composer.compose(facts, ticked, Set.of(), "REF01", Cases.NOW).refusals())
                .singleElement()
                .satisfies(refusal -> {
                    assertThat(refusal.field()).isEqualTo(field);
                    assertThat(refusal.rule()).isEqualTo(rule);
                    assertThat(refusal.why()).doesNotContain(words);
                });
    }

    @Test
    void aModelOfACarIsNoWordOfAReporter() {
        CaseFacts facts = Cases.of(report("a").vehicle(new Vehicle(null, false, "ford", "escort", "red")));
        assertThat(composer(Templates.NONE).suggested(facts, Set.of()).fields())
                .anyMatch(field -> field.startsWith("vehicle:"));
    }

    @Test
    void whatOnlyAReportWithoutConsentKnowsIsNotSaidByATemplateEither() {
        var template = new Template(MsgType.ALERT, null, "en", 1, "", "", "Beware of AB12 CDE.");
        CaseFacts facts = Cases.of(
                report("a"),
                report("b").consent(AlertConsent.NONE).vehicle(new Vehicle("AB12CDE", false, null, null, null)));
        Composer composer = composer(new Templates(List.of(template)));
        assertThat(composer.compose(facts, composer.suggested(facts, Set.of()), Set.of(), "REF01", Cases.NOW)
                        .refusals())
                .extracting(Refusal::rule)
                .containsExactly("not_consented");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Our victim in {place};;;headline;reporter",
                "{name} warns;;;headline;placeholder",
                ";{type} warning;;leadIn;placeholder",
                ";;Come to 3 Mill Lane LS2 9JT.;ending;address",
                ";Call 07700 900999;;leadIn;number"
            })
    void aTemplateIsLookedOverBeforeItIsKept(String headline, String leadIn, String ending, String field, String rule) {
        assertThat(TemplateCheck.of(template(headline, leadIn, ending))).anySatisfy(refusal -> {
            assertThat(refusal.field()).isEqualTo(field);
            assertThat(refusal.rule()).isEqualTo(rule);
        });
    }

    @Test
    void anOrganisationMayGiveItsOwnNumberInTheEnding() {
        assertThat(TemplateCheck.of(template("Alert: {type} in {place}", "ALERT", "Talk to us: 0800 000 0000.")))
                .isEmpty();
    }

    @Test
    void aTemplatePutsItsWordsAroundTheFacts() {
        Composer composer = composer(
                new Templates(List.of(template("Alert: {type}, {place}", "ALERT", "Talk to us: 0800 000 0000."))));
        CaseFacts facts = Cases.of(report("a").phone("+447700900123"));
        WarningText text = composer.compose(facts, composer.suggested(facts, Set.of()), Set.of(), "REF01", Cases.NOW)
                .content()
                .orElseThrow()
                .texts()
                .getFirst();
        assertThat(text.headline()).isEqualTo("Alert: robbery, Leeds");
        assertThat(text.full())
                .isEqualTo("ALERT: robbery. Leeds LS2. Mar 2026. Phone 07700 900123."
                        + " Talk to us: 0800 000 0000. Ref REF01.");
    }

    private static Template template(String headline, String leadIn, String ending) {
        return new Template(MsgType.ALERT, null, "en", 1, or(headline), or(leadIn), or(ending));
    }

    private static String or(String text) {
        return text == null ? "" : text;
    }

    private static Composer composer(Templates templates) {
        return new Composer(OutwardCodes.uk(), WarningSettings.standard(), templates);
    }

    private static Description hair(String words) {
        return new Description(30, 40, "man", null, null, words, null, null);
    }
}
