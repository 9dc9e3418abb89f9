package org.forewarn.matching.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.forewarn.matching.Events;
import org.forewarn.matching.enrichment.Enrichment;
import org.forewarn.schemas.event.CheckOutcome;
import org.forewarn.schemas.event.Place;
import org.forewarn.schemas.event.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckerTest {

    private static final String NUMBER = "07700 900123";

    private final IndexInMemory index = new IndexInMemory();

    @Test
    void whatNobodyReportedIsUnknown() {
        CheckAnswer answer = index.ask(CheckKind.PHONE, NUMBER);

        assertThat(answer.outcome()).isEqualTo(CheckOutcome.UNKNOWN);
        assertThat(answer.reports()).isZero();
        assertThat(answer.lastMonth()).isNull();
    }

    @Test
    void anAnswerCountsReportsAndCharitiesAndTellsTheWorstTheLastAndWhere() {
        index.with(
                report("a").from("one").type("theft").at(leeds()).incidentFrom(Instant.parse("2026-03-10T10:00:00Z")));
        index.with(report("b")
                .from("two")
                .type("rape")
                .at(manchester())
                .incidentFrom(Instant.parse("2025-12-31T10:00:00Z")));
        index.with(report("c").from("two").type("fraud").at(manchester()));

        CheckAnswer answer = index.ask(CheckKind.PHONE, "+44 (0)7700 900123");

        assertThat(answer)
                .isEqualTo(new CheckAnswer(
                        CheckOutcome.KNOWN,
                        1,
                        3,
                        2,
                        false,
                        "2026-03",
                        Severity.EXTREME,
                        List.of("Greater Manchester", "West Yorkshire")));
    }

    @Test
    void aTownIsToldOfAsItsCountyAndATownAloneToo() {
        index.with(report("a").at(leeds()));
        index.with(report("b").at(Place.newBuilder().setText("Leeds").build()));
        index.with(report("c").at(Place.newBuilder().setText("Newport").build()));

        assertThat(index.ask(CheckKind.PHONE, NUMBER).counties()).containsExactly("West Yorkshire");
    }

    @Test
    void theMonthIsThatOfBritishTime() {
        index.with(report("a").incidentFrom(Instant.parse("2026-06-30T23:30:00Z")));

        assertThat(index.ask(CheckKind.PHONE, NUMBER).lastMonth()).isEqualTo("2026-07");
    }

    @Test
    void aReportWithoutConsentToTheCheckerIsNotThere() {
        index.with(Events.submitted("a").identifier("phone", NUMBER));

        assertThat(index.ask(CheckKind.PHONE, NUMBER).outcome()).isEqualTo(CheckOutcome.UNKNOWN);
        assertThat(index.sightings.rows()).isEmpty();
        assertThat(index.sighted.rows()).isEmpty();
    }

    @Test
    void consentTakenBackTakesTheReportOut() {
        index.with(report("a"));

        index.with(Events.submitted("a").identifier("phone", NUMBER));

        assertThat(index.ask(CheckKind.PHONE, NUMBER).outcome()).isEqualTo(CheckOutcome.UNKNOWN);
        assertThat(index.sightings.rows()).isEmpty();
    }

    @Test
    void aReportInEscrowCountsOnlyWhileItsCaseShowsIt() {
        index.with(report("a").escrow(1));
        assertThat(index.ask(CheckKind.PHONE, NUMBER).outcome()).isEqualTo(CheckOutcome.UNKNOWN);

        index.with(report("b"));
        assertThat(index.ask(CheckKind.PHONE, NUMBER).reports()).isEqualTo(1);

        index.shown.add("a");
        assertThat(index.ask(CheckKind.PHONE, NUMBER).reports()).isEqualTo(2);
    }

    @Test
    void theCasesAreAskedForWhetherOrNotAReportWaitsInEscrow() {
        index.ask(CheckKind.PHONE, NUMBER);
        assertThat(index.timesShownWasAsked).as("nothing there").isOne();
        index.with(report("a"));
        index.ask(CheckKind.PHONE, NUMBER);
        assertThat(index.timesShownWasAsked).as("nothing in escrow").isEqualTo(2);
        index.with(report("b").escrow(1));
        index.ask(CheckKind.PHONE, NUMBER);
        assertThat(index.timesShownWasAsked).as("one in escrow").isEqualTo(3);
    }

    @Test
    void aReportThatNamesTheNumberAsPhoneAndMessengerCountsOnce() {
        index.with(report("a").identifier("messaging_id", NUMBER));

        assertThat(index.ask(CheckKind.PHONE, NUMBER).reports()).isEqualTo(1);
        assertThat(index.ask(CheckKind.MESSAGING_ID, NUMBER).reports()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "EMAIL, email, Mike.Smith+x@GoogleMail.com, mikesmith@gmail.com",
        "HANDLE, social_handle, @Mike_Leeds, mike_leeds",
        "MESSAGING_ID, messaging_id, @Mike_Leeds, mike_leeds",
        "PLATFORM_PROFILE, platform_profile, https://www.example.com/Mike/?ref=1, example.com/mike",
        "PAYMENT_ACCOUNT, payment_account, 20-00-00 12345678, 200000 12345678",
        "URL, url, https://www.example.org/ad/7?x=1, example.org/ad/7"
    })
    void everyKindIsFoundInAnotherSpelling(CheckKind kind, String type, String reported, String asked) {
        index.with(Events.submitted("a").checker().identifier(type, reported));

        assertThat(index.ask(kind, asked).outcome()).isEqualTo(CheckOutcome.KNOWN);
    }

    @Test
    void whatOnlyTheNarrativeNamesIsNotToldOf() {
        var event = report("a").event();
        var facts = Enrichment.of("a", event.getProvenance(), event.getReport()).facts();
        facts.getIdentifiers().getFirst().setSource("narrative");

        assertThat(new SightingKeys(Events.secret()).of(SightingKeys.told(facts)))
                .isEmpty();
    }

    @Test
    void anExtensionDoesNotHideTheNumber() {
        index.with(Events.submitted("a").checker().identifier("phone", "020 7946 0018 ext 12"));

        assertThat(index.ask(CheckKind.PHONE, "020 7946 0018").outcome()).isEqualTo(CheckOutcome.KNOWN);
        assertThat(index.ask(CheckKind.PHONE, "*460018").outcome()).isEqualTo(CheckOutcome.KNOWN);
    }

    @Test
    void aUserNameIsFoundOnAnotherPlatformAndItsProfileIsNot() {
        index.with(Events.submitted("a").checker().identifier("platform_profile", "https://instagram.com/mike.leeds"));

        assertThat(index.ask(CheckKind.HANDLE, "@Mike_Leeds").outcome()).isEqualTo(CheckOutcome.KNOWN);
        assertThat(index.ask(CheckKind.PLATFORM_PROFILE, "example.org/mike.leeds")
                        .outcome())
                .isEqualTo(CheckOutcome.UNKNOWN);
    }

    @Test
    void aPlateIsFoundDespiteMisreadCharacters() {
        index.with(Events.submitted("a").checker().plate("AB12 CDO"));

        assertThat(index.ask(CheckKind.PLATE, "a812cd0").outcome()).isEqualTo(CheckOutcome.KNOWN);
        assertThat(index.ask(CheckKind.PLATE, "AB12 CDE").outcome()).isEqualTo(CheckOutcome.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "AB12*, KNOWN",
        "AB12 ???, KNOWN",
        "*12 CDE, KNOWN",
        "?B1? CDE, KNOWN",
        "A*12C*, KNOWN",
        "ÁB12*, KNOWN",
        "ＡＢ１２＊, KNOWN",
        "AB12 ??, UNKNOWN",
        "*AB13*, UNKNOWN",
        "B12C*, UNKNOWN"
    })
    void aPartOfAPlateIsFoundWhereItFits(String asked, CheckOutcome expected) {
        index.with(Events.submitted("a").checker().plate("AB12 CDE"));

        assertThat(index.ask(CheckKind.PLATE, asked).outcome()).isEqualTo(expected);
    }

    @Test
    void theLastDigitsOfANumberFindIt() {
        index.with(report("a"));

        assertThat(index.ask(CheckKind.PHONE, "*900123").outcome()).isEqualTo(CheckOutcome.KNOWN);
        assertThat(index.ask(CheckKind.PHONE, "*00 900-123").outcome()).isEqualTo(CheckOutcome.KNOWN);
        assertThat(index.ask(CheckKind.PHONE, "*11900123").outcome()).isEqualTo(CheckOutcome.UNKNOWN);
        assertThat(index.ask(CheckKind.PHONE, "*900124").outcome()).isEqualTo(CheckOutcome.UNKNOWN);
    }

    @Test
    void aPartThatFitsTooManySaysNothingElse() {
        for (int i = 0; i < CheckAnswer.MAX_IDENTIFIERS; i++) {
            index.with(Events.submitted("plate" + i).checker().plate("AB12 CD" + "EFGHJK".charAt(i)));
        }
        assertThat(index.ask(CheckKind.PLATE, "AB12*").identifiers()).isEqualTo(CheckAnswer.MAX_IDENTIFIERS);

        index.with(Events.submitted("one more").checker().plate("AB12 CDK"));

        assertThat(index.ask(CheckKind.PLATE, "AB12*"))
                .isEqualTo(new CheckAnswer(CheckOutcome.TOO_MANY, 0, 0, 0, false, null, null, List.of()));
        assertThat(index.ask(CheckKind.PLATE, "AB12 CDK").outcome()).isEqualTo(CheckOutcome.KNOWN);
    }

    @Test
    void oneReportWithTwoAlikePlatesCountsOnceAndBothPlatesDo() {
        index.with(Events.submitted("a").checker().plate("AB12 CDE").plate("AB12 CDF"));

        CheckAnswer answer = index.ask(CheckKind.PLATE, "AB12 CD?");
        assertThat(answer.reports()).isEqualTo(1);
        assertThat(answer.identifiers()).isEqualTo(2);
    }

    @Test
    void hiddenReportsDoNotMakeAPartFitTooMany() {
        for (int i = 0; i <= CheckAnswer.MAX_IDENTIFIERS; i++) {
            index.with(Events.submitted("plate" + i).checker().escrow(1).plate("AB12 CD" + "EFGHJK".charAt(i)));
        }

        assertThat(index.ask(CheckKind.PLATE, "AB12*").outcome()).isEqualTo(CheckOutcome.UNKNOWN);
    }

    @Test
    void anAnswerToAPartThatWasNotCountedToTheEndSaysNothing() {
        CheckQuestion part = index.question(CheckKind.PLATE, "AB12*");
        CheckQuestion whole = index.question(CheckKind.PHONE, NUMBER);
        var row = new SeenReport("a", 1, "one", "2026-01", Severity.MINOR, null, false, List.of("A812CDE"));

        assertThat(CheckAnswer.of(part, List.of(row), true).outcome()).isEqualTo(CheckOutcome.TOO_MANY);
        assertThat(CheckAnswer.of(whole, List.of(row), true).more()).isTrue();
    }

    @Test
    void countiesAreBoundedTheMostFrequentFirst() {
        var rows = new java.util.ArrayList<SeenReport>();
        for (int i = 0; i < 30; i++) {
            rows.add(new SeenReport(
                    "r" + i, 1, "one", "2026-01", Severity.MINOR, "C%02d".formatted(i % 20), false, List.of()));
        }

        CheckAnswer answer = CheckAnswer.of(index.question(CheckKind.PHONE, NUMBER), rows, false);

        assertThat(answer.counties())
                .hasSize(CheckAnswer.MAX_COUNTIES)
                .startsWith("C00", "C01")
                .endsWith("C09");
    }

    private static Events.Submission report(String id) {
        return Events.submitted(id).checker().identifier("phone", NUMBER);
    }

    private static Place leeds() {
        return Place.newBuilder().setPostcode("LS2").build();
    }

    private static Place manchester() {
        return Place.newBuilder().setPostcode("M1").build();
    }
}
