package org.forewarn.alert.warning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.forewarn.alert.warning.Cases.BRADFORD;
import static org.forewarn.alert.warning.Cases.report;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.forewarn.alert.alphabet.Gsm7;
import org.forewarn.alert.alphabet.SmsText;
import org.forewarn.kit.place.OutwardCodes;
import org.forewarn.schemas.event.Severity;
import org.junit.jupiter.api.Test;

class WordingTest {

    private static final Description MAN =
            new Description(30, 40, "man", 180, "stocky", "short brown", "beard", "Scottish");

    @Test
    void aWarningSaysWhatHelpsToRecogniseTheSuspect() {
        WarningText text = english(report("a")
                .types("sexual_assault", "robbery")
                .phone("+447700900123")
                .vehicle(new Vehicle("AB12CDE", false, "bmw", "320i", "black"))
                .suspect(MAN)
                .identifier("email", "Dave@Example.org")
                .identifier("social_handle", "dave_x")
                .mo("poses_as_police", "records_covertly"));
        assertThat(text.full())
                .isEqualTo("WARNING: sexual assault, robbery. Leeds LS2. Mar 2026. Phone 07700 900123."
                        + " Vehicle AB12 CDE black Bmw 320i. Man, 30-40, 180 cm, stocky build, short brown hair, beard,"
                        + " Scottish accent. E-mail dave@example.org. Online as dave_x."
                        + " Poses as police, films secretly. Ref K7QF2.");
        assertThat(text.headline()).isEqualTo("Warning: sexual assault in Leeds");
        assertThat(SmsText.of(text.full()).segments()).isEqualTo(2);
    }

    @Test
    void severalReportsAreSummedUp() {
        WarningText text = english(
                report("a").types("theft").severity(Severity.MODERATE).from("2026-01-31T23:00:00Z"),
                report("b").types("rape").at(BRADFORD).from("2026-03-01T10:00:00Z"),
                report("c").from("2026-02-01T10:00:00Z"));
        assertThat(text.full())
                .isEqualTo(
                        "WARNING: rape, robbery, theft. Bradford BD1, Leeds LS2. Jan 2026 to Mar 2026, 3 reports. Ref K7QF2.");
    }

    @Test
    void theMonthIsThatOfTheUk() {
        assertThat(english(report("a").from("2026-05-31T23:30:00Z")).full()).contains("Jun 2026");
    }

    @Test
    void thePhoneThatMostReportsNameComesFirst() {
        WarningText text = english(
                report("a").phone("+447700900001").phone("+447700900002"),
                report("b").phone("+447700900002"),
                report("c").phone("+447700900003"));
        assertThat(text.full()).contains("Phone 07700 900002, 07700 900001, 07700 900003.");
    }

    @Test
    void whatIsOnlyInferredOrKnownInPartIsNotPassedOn() {
        WarningText text = english(report("a")
                .identifier(new Identifier("phone", "+447700900001", false, "inferred"))
                .identifier(new Identifier("phone", "+447700900002", true, "seen"))
                .identifier("address", "1 High Street")
                .identifier("payment_account", "12345678"));
        assertThat(text.full()).isEqualTo("WARNING: robbery. Leeds LS2. Mar 2026. Ref K7QF2.");
    }

    @Test
    void wordsOfTheReporterAreTakenOnlyWhenTheyAreFewAndOnlyWords() {
        WarningText text = english(report("a")
                .suspect(new Description(
                        null,
                        null,
                        "man",
                        null,
                        null,
                        "told me his wife Anna lives at 3 Mill Lane",
                        "07700 900999",
                        "Polish")));
        assertThat(text.full()).isEqualTo("WARNING: robbery. Leeds LS2. Mar 2026. Man, Polish accent. Ref K7QF2.");
    }

    @Test
    void aPartOfAPlateIsSaidToBeOne() {
        WarningText text = english(report("a").vehicle(new Vehicle("AB12", true, null, null, null)));
        assertThat(text.full()).contains("Vehicle plate part AB12.");
    }

    @Test
    void atMostTwoSegmentsHoweverMuchIsKnown() {
        var report = report("a")
                .types("rape", "robbery", "theft")
                .suspect(MAN)
                .mo("multiple_attackers", "poses_as_police", "drives_to_isolated_place");
        for (int i = 0; i < 10; i++) {
            report.phone("+44770090000" + i)
                    .identifier("email", "somebody.with.a.long.name" + i + "@subdomain.example.org")
                    .identifier("social_handle", "a_handle_of_thirty_characters" + i)
                    .vehicle(new Vehicle("AB12CD" + i, false, "mercedes-benz", "sprinter", "dark metallic"));
        }
        String full = english(report).full();
        assertThat(Gsm7.septets(full)).isBetween(250, 2 * SmsText.SEPTETS_EACH);
        assertThat(full)
                .contains("Phone 07700 900000, 07700 900001, 07700 900002.")
                .endsWith(".");
    }

    @Test
    void aPlaceTooManyIsCutShort() {
        CaseReport[] reports = Stream.of(
                        "Newcastle upon Tyne", "Kingston upon Thames", "Stratford-upon-Avon", "Leeds", "York")
                .map(town -> report(town)
                        .at(new District("LS2", town, "Leeds", 53.801, -1.548))
                        .build())
                .toArray(CaseReport[]::new);
        assertThat(english(new CaseFacts("case", List.of(reports))).full())
                .startsWith("WARNING: robbery. Kingston upon Thames LS2, Leeds LS2, Newcastle upon Tyne LS2.");
    }

    @Test
    void theDiscreetTextSaysNothingAndFitsOneSegment() {
        String discreet = english(report("a").phone("+447700900123")).discreet();
        assertThat(discreet)
                .isEqualTo(Phrases.english().say("discreet"))
                .doesNotContain("07700")
                .doesNotContainIgnoringCase("warn");
        assertThat(SmsText.of(discreet).segments()).isEqualTo(1);
    }

    private static WarningText english(CaseFacts facts) {
        var composer = new Composer(OutwardCodes.uk(), WarningSettings.standard(), Templates.NONE);
        return composer.compose(facts, composer.suggested(facts, Set.of()), Set.of(), "K7QF2", Cases.NOW)
                .content()
                .orElseThrow()
                .texts()
                .getFirst();
    }

    private static WarningText english(Cases.Report... reports) {
        return english(Cases.of(reports));
    }
}
