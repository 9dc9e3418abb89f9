package org.forewarn.matching.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.forewarn.matching.Events;
import org.forewarn.schemas.event.AlertConsent;
import org.forewarn.schemas.event.AreaCount;
import org.forewarn.schemas.event.Case;
import org.forewarn.schemas.event.CaseAttribute;
import org.forewarn.schemas.event.CaseBridge;
import org.forewarn.schemas.event.CaseItem;
import org.forewarn.schemas.event.CaseResemblance;
import org.forewarn.schemas.event.CaseSource;
import org.forewarn.schemas.event.CaseVehicle;
import org.forewarn.schemas.event.Certainty;
import org.forewarn.schemas.event.CharityCount;
import org.forewarn.schemas.event.Consent;
import org.forewarn.schemas.event.CountyCount;
import org.forewarn.schemas.event.District;
import org.forewarn.schemas.event.LinkBand;
import org.forewarn.schemas.event.NormalisedIdentifier;
import org.forewarn.schemas.event.NormalisedVehicle;
import org.forewarn.schemas.event.ReportFacts;
import org.forewarn.schemas.event.Severity;
import org.forewarn.schemas.event.Suspect;
import org.forewarn.schemas.event.Urgency;
import org.junit.jupiter.api.Test;

class CaseContentTest {

    private static final Instant CAME = Instant.parse("2026-03-01T12:00:00Z");

    private final Fixture desk = new Fixture();

    /** One case of these reports, each linked with the one before. */
    private Case caseOf(ReportFacts.Builder... reports) {
        ReportFacts before = null;
        for (ReportFacts.Builder builder : reports) {
            ReportFacts facts = builder.build();
            desk.show(facts, 1);
            if (before != null) {
                desk.link(before.getReportId(), facts.getReportId(), 9);
            }
            before = facts;
        }
        return desk.state(reports[0].getReportId());
    }

    private static ReportFacts.Builder report(String reportId) {
        return report(reportId, "one");
    }

    private static ReportFacts.Builder report(String reportId, String partnerId) {
        return Fixture.facts(reportId, partnerId, "completed").setReceivedAt(CAME);
    }

    private static ReportFacts.Builder told(String reportId, String partnerId) {
        return report(reportId, partnerId).setIdentifiers(List.of(phone("told")));
    }

    private static NormalisedIdentifier phone(String confidence) {
        return NormalisedIdentifier.newBuilder()
                .setType("phone")
                .setValue("+447700900001")
                .setGiven("07700 900001")
                .setConfidence(confidence)
                .build();
    }

    @Test
    void threeCharitiesAtFirstHandAreObserved() {
        assertThat(caseOf(report("a", "one"), report("b", "two"), report("c", "three"))
                        .getCertainty())
                .isEqualTo(Certainty.OBSERVED);
    }

    @Test
    void twoCharitiesAreLikelyAndSoAreThreeReportsOfOne() {
        assertThat(caseOf(report("a", "one"), report("b", "two")).getCertainty())
                .isEqualTo(Certainty.LIKELY);
        assertThat(caseOf(report("p"), report("q")).getCertainty()).isEqualTo(Certainty.POSSIBLE);
        assertThat(caseOf(report("x"), report("y"), report("z")).getCertainty()).isEqualTo(Certainty.LIKELY);
    }

    @Test
    void whatWasOnlyToldOrSuspectedCorroboratesNothing() {
        assertThat(caseOf(report("a", "one"), told("b", "two")).getCertainty()).isEqualTo(Certainty.POSSIBLE);
        assertThat(caseOf(report("p", "one"), report("q", "two").setOutcome("suspected"))
                        .getCertainty())
                .isEqualTo(Certainty.POSSIBLE);
        assertThat(caseOf(report("x", "one"), told("y", "two").setIdentifiers(List.of(phone("told"), phone("seen"))))
                        .getCertainty())
                .as("one thing seen is enough")
                .isEqualTo(Certainty.LIKELY);
    }

    @Test
    void urgencyFadesWithTheTimeSinceTheLastIncident() {
        assertThat(urgency(Duration.ofDays(3))).isEqualTo(Urgency.IMMEDIATE);
        assertThat(urgency(Duration.ofDays(3).plusMillis(1))).isEqualTo(Urgency.EXPECTED);
        assertThat(urgency(Duration.ofDays(31))).isEqualTo(Urgency.FUTURE);
        assertThat(urgency(Duration.ofDays(366))).isEqualTo(Urgency.PAST);
        assertThat(urgency(Duration.ofDays(-2)))
                .as("an incident in the future is a slip")
                .isEqualTo(Urgency.IMMEDIATE);
    }

    private Urgency urgency(Duration before) {
        Instant then = CAME.minus(before);
        return new Fixture()
                .show(report("a").setFrom(then).build(), 1)
                .getFirst()
                .getUrgency();
    }

    @Test
    void theSpanOfACaseIsFromItsFirstIncidentToTheEndOfItsLast() {
        Case state = caseOf(
                report("a").setFrom(CAME.minus(Duration.ofDays(9))).setTo(CAME.minus(Duration.ofDays(1))),
                report("b")
                        .setReceivedAt(CAME.plusSeconds(1))
                        .setFrom(CAME.minus(Duration.ofDays(5)))
                        .setTo(null));

        assertThat(state.getTotals().getFirstIncident()).isEqualTo(CAME.minus(Duration.ofDays(9)));
        assertThat(state.getTotals().getLastIncident()).isEqualTo(CAME.minus(Duration.ofDays(1)));
        assertThat(state.getTotals().getFirstReceived()).isEqualTo(CAME);
        assertThat(state.getTotals().getLastReceived()).isEqualTo(CAME.plusSeconds(1));
    }

    @Test
    void severityNamesTheNewestOfTheWorstReportsAndWhatItWasJudgedBy() {
        Case state = caseOf(
                report("a").setSeverity(Severity.EXTREME).setTypes(List.of("rape")),
                report("b")
                        .setSeverity(Severity.EXTREME)
                        .setTypes(List.of("threats_to_kill"))
                        .setWeapons(List.of("knife"))
                        .setReceivedAt(CAME.plusSeconds(1)),
                report("c").setSeverity(Severity.MINOR).setReceivedAt(CAME.plusSeconds(2)));

        assertThat(state.getSeverity()).isEqualTo(Severity.EXTREME);
        assertThat(state.getSeverityBasis().getReportId()).isEqualTo("b");
        assertThat(state.getSeverityBasis().getTypes()).containsExactly("threats_to_kill");
        assertThat(state.getSeverityBasis().getArmed()).isTrue();
    }

    @Test
    void countsAreByCharityAndByPlace() {
        Case state = caseOf(
                report("a", "one")
                        .setDistrict(district("LS1", "West Yorkshire"))
                        .setConsent(consent(AlertConsent.AREA)),
                report("b", "two")
                        .setDistrict(district("LS2", "West Yorkshire"))
                        .setConsent(consent(AlertConsent.NONE)),
                told("c", "two").setDistrict(district("M1", "Greater Manchester")),
                report("d", "two").setDistrict(null));

        assertThat(state.getTotals().getReports()).isEqualTo(4);
        assertThat(state.getTotals().getCharities())
                .containsExactly(new CharityCount("one", 1, 1), new CharityCount("two", 3, 2));
        assertThat(state.getTotals().getAreas())
                .extracting(AreaCount::getOutwardCode, AreaCount::getAlertArea)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("LS1", 1),
                        org.assertj.core.groups.Tuple.tuple("LS2", 0),
                        org.assertj.core.groups.Tuple.tuple("M1", 1));
        assertThat(state.getCounties())
                .containsExactly(
                        new CountyCount("West Yorkshire", "England", 2),
                        new CountyCount("Greater Manchester", "England", 1));
    }

    @Test
    void anItemMayGoAsFarAsOneOfItsSourcesLetsIt() {
        Case state = caseOf(
                told("a", "one").setConsent(consent(AlertConsent.NONE)),
                told("b", "two")
                        .setConsent(consent(AlertConsent.NATIONAL))
                        .setIdentifiers(List.of(phone("seen")))
                        .setReceivedAt(CAME.plusSeconds(1)),
                told("c", "two").setConsent(consent(AlertConsent.NONE)).setReceivedAt(CAME.plusSeconds(2)));

        assertThat(state.getIdentifiers()).singleElement().satisfies(item -> {
            assertThat(item.getReports()).isEqualTo(3);
            assertThat(item.getConfidence()).isEqualTo("seen");
            assertThat(item.getAlert()).isEqualTo(AlertConsent.NATIONAL);
            assertThat(item.getSources())
                    .containsExactly(
                            new CaseSource("b", AlertConsent.NATIONAL, "seen"),
                            new CaseSource("c", AlertConsent.NONE, "told"),
                            new CaseSource("a", AlertConsent.NONE, "told"));
        });
    }

    @Test
    void theSourceOnWhoseWordAnItemMayGoIsAmongThoseListed() {
        var reports = new ArrayList<ReportFacts.Builder>();
        for (int i = 0; i <= Sayings.MAX_SOURCES; i++) {
            reports.add(told("r%02d".formatted(i), "one")
                    .setReceivedAt(CAME.plusSeconds(i))
                    .setConsent(consent(i == 0 ? AlertConsent.AREA : AlertConsent.NONE)));
        }

        CaseItem item = caseOf(reports.toArray(ReportFacts.Builder[]::new))
                .getIdentifiers()
                .getFirst();

        assertThat(item.getReports()).isEqualTo(Sayings.MAX_SOURCES + 1);
        assertThat(item.getSources()).hasSize(Sayings.MAX_SOURCES);
        assertThat(item.getSources().getFirst().getReportId()).isEqualTo("r00");
    }

    @Test
    void whatMostSayOfTheSuspectComesFirstAndContradictionsAreMarked() {
        Case state = caseOf(
                report("a").setSuspects(List.of(suspect("slim", 170, 20, 30))),
                report("b").setSuspects(List.of(suspect(" Slim ", 178, 25, 40))),
                report("c").setSuspects(List.of(suspect("large", 180, 35, 45))));

        CaseAttribute build = attribute(state, "build");
        assertThat(build.getValues()).extracting(CaseItem::getValue).containsExactly("slim", "large");
        assertThat(build.getContradicts()).isTrue();
        assertThat(attribute(state, "age").getContradicts())
                .as("nobody is at most 30 and at least 35")
                .isTrue();
        assertThat(attribute(state, "height").getContradicts())
                .as("10 cm is a guess")
                .isFalse();
        assertThat(state.getSeveralSuspects()).isFalse();
    }

    @Test
    void severalSuspectsInAReportAreSaid() {
        Case state =
                caseOf(report("a").setSuspects(List.of(suspect("slim", 170, 20, 30), suspect("large", 190, 50, 60))));

        assertThat(state.getSeveralSuspects()).isTrue();
        assertThat(attribute(state, "height").getContradicts()).isTrue();
    }

    @Test
    void vehiclesWithTheSamePlateAreOne() {
        Case state = caseOf(
                report("a").setVehicles(List.of(vehicle("AB12CDE", "ford", "blue"))),
                report("b").setVehicles(List.of(vehicle("AB12CDE", "ford", "black"))),
                report("c").setVehicles(List.of(vehicle(null, "ford", "blue"))));

        assertThat(state.getVehicles()).extracting(CaseVehicle::getPlate).containsExactly("AB12CDE", null);
        assertThat(state.getVehicles().getFirst().getReports()).isEqualTo(2);
        assertThat(state.getVehicles().getFirst().getLooks())
                .extracting(CaseItem::getValue)
                .containsExactly("ford", "black", "blue");
    }

    @Test
    void aLinkThatHoldsTwoGroupsTogetherIsFlaggedUntilAReviewerConfirmsIt() {
        desk.show("a", "b", "c", "d", "e");
        desk.link("a", "b", 9);
        desk.link("b", "c", 9);
        desk.link("a", "c", 9);
        desk.link("d", "e", 9);

        desk.link("c", "d", 9);
        assertThat(desk.state("a").getBridges()).containsExactly(new CaseBridge("c", "d", 3, 2));

        desk.same("c", "d");
        assertThat(desk.state("a").getBridges()).isEmpty();
    }

    @Test
    void aLoneReportOnOneLinkIsNoBridge() {
        desk.show("a", "b", "c");
        desk.link("a", "b", 9);
        desk.link("b", "c", 9);

        assertThat(desk.state("a").getBridges()).isEmpty();
    }

    @Test
    void aLinkForReviewIsOfferedOnBothSidesUntilTheTwoAreOneCase() {
        desk.show("a", "b");

        desk.link("a", "b", 3, LinkBand.REVIEW);
        assertThat(desk.state("a").getResemblances()).containsExactly(new CaseResemblance("a", "b", 3.0));
        assertThat(desk.state("b").getResemblances()).containsExactly(new CaseResemblance("b", "a", 3.0));

        desk.same("a", "b");
        assertThat(desk.state("a").getResemblances()).isEmpty();
    }

    @Test
    void aReportInEscrowIsNotOfferedUntilItIsSeen() {
        desk.show("a", "c");
        desk.show(Events.submitted("e").escrow(1), 1);
        desk.link("a", "e", 3, LinkBand.REVIEW);
        assertThat(desk.state("a").getResemblances()).isEmpty();

        desk.link("c", "e", 9);

        assertThat(desk.state("a").getResemblances()).containsExactly(new CaseResemblance("a", "e", 3.0));
        desk.withdraw("c", 2);
        assertThat(desk.state("a").getResemblances()).isEmpty();
    }

    private static CaseAttribute attribute(Case state, String name) {
        return state.getDescription().stream()
                .filter(each -> each.getAttribute().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Suspect suspect(String build, int heightCm, int ageFrom, int ageTo) {
        return Suspect.newBuilder()
                .setBuild(build)
                .setHeightCm(heightCm)
                .setAgeFrom(ageFrom)
                .setAgeTo(ageTo)
                .build();
    }

    private static NormalisedVehicle vehicle(
            @org.jspecify.annotations.Nullable String plate, String make, String colour) {
        return NormalisedVehicle.newBuilder()
                .setPlate(plate)
                .setMake(make)
                .setColour(colour)
                .build();
    }

    private static District district(String outwardCode, String county) {
        return new District(outwardCode, "Town", county, "England", 53.8, -1.5);
    }

    private static Consent consent(AlertConsent alert) {
        return Consent.newBuilder()
                .setVersion("1")
                .setRecordedAt(CAME)
                .setAlert(alert)
                .build();
    }
}
