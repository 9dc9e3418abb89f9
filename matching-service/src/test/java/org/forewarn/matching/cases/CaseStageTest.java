package org.forewarn.matching.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.forewarn.matching.Events;
import org.forewarn.matching.Events.Submission;
import org.forewarn.matching.cases.CaseStage.Output;
import org.forewarn.matching.enrichment.Enrichment;
import org.forewarn.matching.linkage.Pair;
import org.forewarn.matching.state.MapTable;
import org.forewarn.schemas.event.Case;
import org.forewarn.schemas.event.CaseStatus;
import org.forewarn.schemas.event.Certainty;
import org.forewarn.schemas.event.Link;
import org.forewarn.schemas.event.LinkBand;
import org.forewarn.schemas.event.ReportFacts;
import org.forewarn.schemas.event.Severity;
import org.forewarn.schemas.matching.ArrivedReport;
import org.forewarn.schemas.matching.CaseHead;
import org.forewarn.schemas.matching.CaseInput;
import org.forewarn.schemas.matching.CaseMember;
import org.forewarn.schemas.matching.CaseNode;
import org.forewarn.schemas.matching.CasePair;
import org.forewarn.schemas.matching.CaseSwitch;
import org.forewarn.schemas.matching.SlotAnswer;
import org.junit.jupiter.api.Test;

class CaseStageTest {

    private final MapTable<CaseNode> nodes = new MapTable<>();
    private final MapTable<ReportFacts> facts = new MapTable<>();
    private final MapTable<CasePair> pairs = new MapTable<>();
    private final MapTable<CaseHead> heads = new MapTable<>();
    private final MapTable<CaseMember> members = new MapTable<>();
    private final MapTable<CaseSwitch> switches = new MapTable<>();
    private final CaseStage stage =
            new CaseStage(new CaseTables(nodes, facts, pairs, heads, members, switches), CaseBounds.DEFAULT, true, 0);
    private long offset;

    @Test
    void aReportAloneIsACaseOfItsOwn() {
        List<Case> states = show("a", 1);

        assertThat(states).singleElement().satisfies(state -> {
            assertThat(state.getCaseId()).isEqualTo("a");
            assertThat(state.getStatus()).isEqualTo(CaseStatus.OPEN);
            assertThat(ids(state)).containsExactly("a");
            assertThat(state.getCertainty()).isEqualTo(Certainty.POSSIBLE);
        });
    }

    @Test
    void aReportIsShownWithItsLinksWhenItsLastSlotHasAnswered() {
        show("a", 1);
        assertThat(arrive("b", 1, 0, 2)).isEmpty();
        assertThat(answer("b", 1, 2)).isEmpty();
        assertThat(link("a", 1, "b", 1)).isEmpty();
        assertThat(answer("b", 1, 2)).as("a repeat").isEmpty();

        assertThat(answer("b", 1, 0)).singleElement().satisfies(state -> {
            assertThat(ids(state)).containsExactly("a", "b");
            assertThat(state.getLinks()).hasSize(1);
        });
    }

    @Test
    void anAnswerMayComeBeforeWhatItAnswers() {
        assertThat(answer("a", 1, 0)).isEmpty();
        assertThat(answer("a", 1, 2)).isEmpty();

        assertThat(arrive("a", 1, 0, 2)).hasSize(1);
        assertThat(nodes.rows()).allMatch(node -> node.getEarly() == null && node.getWaiting() == null);
    }

    @Test
    void anAnswerToAnotherVersionSaysNothing() {
        arrive("a", 2, 0);

        assertThat(answer("a", 1, 0)).as("an old one").isEmpty();
        assertThat(answer("a", 3, 0)).as("one that is still to come").isEmpty();
        assertThat(answer("a", 2, 1)).as("one that was not asked").isEmpty();
        assertThat(answer("a", 2, 0)).hasSize(1);
        assertThat(arrive("a", 3, 0)).hasSize(0);
        assertThat(nodes.rows()).allMatch(node -> node.getVersion() == 3);
    }

    @Test
    void aNewerVersionIsWaitedForInPlaceOfTheOlder() {
        arrive("a", 1, 0, 1);
        answer("a", 1, 0);
        arrive("a", 2, 0, 1);

        assertThat(answer("a", 1, 1)).isEmpty();
        assertThat(answer("a", 2, 1)).isEmpty();
        assertThat(answer("a", 2, 0)).hasSize(1);
    }

    @Test
    void aLinkMayComeBeforeItsReports() {
        assertThat(link("a", 1, "b", 1)).isEmpty();
        show("a", 1);

        assertThat(show("b", 1)).singleElement().satisfies(state -> assertThat(ids(state))
                .containsExactly("a", "b"));
    }

    @Test
    void aCaseIsNamedByItsEarliestReportAndTheOthersMergeIntoIt() {
        show(Events.submitted("a").receivedAtMinute(9), 1);
        show(Events.submitted("b").receivedAtMinute(5), 1);

        List<Case> states = link("a", 1, "b", 1);

        assertThat(states).extracting(Case::getCaseId).containsExactly("b", "a");
        assertThat(states.getFirst().getFormerIds()).containsExactly("a");
        assertThat(ids(states.getFirst())).containsExactly("b", "a");
        assertThat(states.getLast().getStatus()).isEqualTo(CaseStatus.MERGED);
        assertThat(states.getLast().getMergedInto()).isEqualTo("b");
    }

    @Test
    void formerIdsAreInherited() {
        show(Events.submitted("c").receivedAtMinute(9), 1);
        show(Events.submitted("b").receivedAtMinute(5), 1);
        show(Events.submitted("a").receivedAtMinute(1), 1);
        link("b", 1, "c", 1);

        assertThat(link("a", 1, "b", 1).getFirst().getFormerIds()).containsExactly("b", "c");
    }

    @Test
    void whenTheBridgeIsWithdrawnItsCaseFallsApart() {
        chain("a", "b", "c");

        List<Case> states = withdraw("b", 2);

        assertThat(states).extracting(Case::getCaseId).containsExactly("a", "c");
        assertThat(states).allMatch(state -> state.getStatus() == CaseStatus.OPEN);
        assertThat(pairs.rows()).isEmpty();
    }

    @Test
    void aCaseThatOpensAgainIsNobodysFormerId() {
        chain("a", "b", "c");

        assertThat(withdraw("b", 2).getFirst().getFormerIds()).doesNotContain("c");
    }

    @Test
    void aCaseWithoutReportsIsClosed() {
        show("a", 1);

        assertThat(withdraw("a", 2)).singleElement().satisfies(state -> {
            assertThat(state.getStatus()).isEqualTo(CaseStatus.CLOSED);
            assertThat(state.getReports()).isEmpty();
        });
        assertThat(heads.rows()).isEmpty();
    }

    @Test
    void anEndedCaseGoesWhereMostOfItsReportsAre() {
        // a case named a: a, b and c hang together through a; then a goes and b and c stay together
        show("a", 1);
        show("b", 1);
        show("c", 1);
        link("a", 1, "b", 1);
        link("a", 1, "c", 1);
        link("b", 1, "c", 1);

        List<Case> states = withdraw("a", 2);

        assertThat(states).extracting(Case::getCaseId).containsExactly("b", "a");
        assertThat(states.getLast().getMergedInto()).isEqualTo("b");
        assertThat(states.getFirst().getFormerIds()).contains("a");
    }

    @Test
    void aLinkForReviewUnitesNothing() {
        show("a", 1);
        show("b", 1);

        List<Output> outputs = take(CaseInputs.link(link("a", 1, "b", 1, LinkBand.REVIEW)));

        assertThat(outputs).hasAtLeastOneElementOfType(Output.Linked.class);
        assertThat(published(outputs)).extracting(CaseStageTest::ids).containsExactly(List.of("a"), List.of("b"));
    }

    @Test
    void anAmendedReportThatKeepsALinkDoesNotLeaveItsCaseInBetween() {
        show("a", 1);
        show("b", 1);
        link("a", 1, "b", 1);

        assertThat(link("a", 1, "b", 2)).isEmpty();
        List<Case> states = show(Events.submitted("b").type("rape"), 2);

        assertThat(states).singleElement().satisfies(state -> {
            assertThat(ids(state)).containsExactly("a", "b");
            assertThat(state.getSeverity()).isEqualTo(Severity.EXTREME);
            assertThat(state.getLinks()).extracting(Link::getRightVersion).containsExactly(2L);
        });
    }

    @Test
    void anAmendedReportThatKeepsNothingLeavesItsCase() {
        show("a", 1);
        show("b", 1);
        link("a", 1, "b", 1);

        List<Output> outputs = take(CaseInputs.arrived(arrived(Events.submitted("b"), 2)));

        assertThat(outputs).first().isEqualTo(new Output.Linked(new Pair("a", "b"), null));
        assertThat(published(outputs)).extracting(Case::getCaseId).containsExactly("a", "b");
    }

    @Test
    void aLateLinkOfAnOldVersionDoesNotStand() {
        show("a", 1);
        show("b", 2);

        assertThat(take(CaseInputs.link(link("a", 1, "b", 1, LinkBand.LINK)))).isEmpty();
        assertThat(pairs.rows()).isEmpty();
    }

    @Test
    void twoReportsThatDroppedWhatTheySharedAreApartWhoeverIsShownFirst() {
        show("a", 1);
        show("b", 1);
        link("a", 1, "b", 1);
        // linked once more while both were changing, and by no newer version of both
        link("a", 1, "b", 2);
        link("a", 2, "b", 1);

        show("a", 2);
        show("b", 2);

        assertThat(heads.rows()).extracting(CaseHead::getCaseId).containsExactly("a", "b");
        assertThat(pairs.rows()).isEmpty();
    }

    @Test
    void aCaseIsAsSevereAsItsWorstReportAndLikelyWhenTwoCharitiesTellOfIt() {
        show(Events.submitted("a").type("time_wasting").from("one"), 1);
        show(Events.submitted("b").type("rape").from("two"), 1);

        assertThat(link("a", 1, "b", 1).getFirst()).satisfies(state -> {
            assertThat(state.getSeverity()).isEqualTo(Severity.EXTREME);
            assertThat(state.getCertainty()).isEqualTo(Certainty.LIKELY);
        });
    }

    @Test
    void twoReportsOfOneCharityAreNoCorroboration() {
        show("a", 1);
        show("b", 1);

        assertThat(link("a", 1, "b", 1).getFirst().getCertainty()).isEqualTo(Certainty.POSSIBLE);
    }

    @Test
    void aReportInEscrowIsUnseenAndUnitesNothingUntilEnoughOthersLinkToIt() {
        show(Events.submitted("b").receivedAtMinute(1), 1);
        show(Events.submitted("c").receivedAtMinute(2), 1);
        assertThat(show(Events.submitted("e").receivedAtMinute(3).escrow(2), 1)).isEmpty();
        assertThat(link("b", 1, "e", 1)).isEmpty();

        List<Case> states = link("c", 1, "e", 1);

        assertThat(states.getFirst()).satisfies(state -> assertThat(ids(state)).containsExactly("b", "c", "e"));
    }

    @Test
    void aReportGoesBackIntoEscrowWhenItsCompanyIsWithdrawn() {
        show("b", 1);
        show(Events.submitted("e").escrow(1), 1);
        link("b", 1, "e", 1);

        withdraw("b", 2);

        assertThat(heads.rows()).isEmpty();
    }

    @Test
    void reportsInEscrowCountForEachOther() {
        show(Events.submitted("d").escrow(1), 1);
        show(Events.submitted("e").escrow(1), 1);

        assertThat(link("d", 1, "e", 1)).singleElement().satisfies(state -> assertThat(ids(state))
                .containsExactly("d", "e"));
    }

    @Test
    void aRepeatIsNotPublishedAgain() {
        show("a", 1);
        show("b", 1);
        link("a", 1, "b", 1);

        assertThat(link("a", 1, "b", 1)).isEmpty();
        assertThat(show("a", 1)).isEmpty();
    }

    @Test
    void aLargeCaseShowsItsNewestReportsAndStrongestLinks() {
        Case state = null;
        for (int i = 0; i < CaseBounds.DEFAULT.reports() + 5; i++) {
            show(Events.submitted("r%03d".formatted(i)).receivedAtMinute(i).type(i == 0 ? "rape" : "theft"), 1);
            if (i > 0) {
                state = link("r%03d".formatted(i - 1), 1, "r%03d".formatted(i), 1)
                        .getFirst();
            }
        }

        assertThat(state).isNotNull();
        assertThat(state.getCaseId()).isEqualTo("r000");
        assertThat(state.getReports()).hasSize(CaseBounds.DEFAULT.reports());
        assertThat(ids(state)).doesNotContain("r000").contains("r204");
        assertThat(state.getFormerIds()).hasSize(CaseBounds.DEFAULT.formerIds());
        assertThat(state.getSeverity()).as("also of what is not shown").isEqualTo(Severity.EXTREME);
    }

    @Test
    void anInputIsOneThing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> take(CaseInput.newBuilder().build()));
    }

    private List<Output> take(CaseInput input) {
        return stage.take(input, offset++);
    }

    private void chain(String... reportIds) {
        for (int i = 0; i < reportIds.length; i++) {
            show(reportIds[i], 1);
            if (i > 0) {
                link(reportIds[i - 1], 1, reportIds[i], 1);
            }
        }
    }

    /** A version that visits no slot, or whose slots have answered. */
    private List<Case> show(String reportId, long version) {
        return show(Events.submitted(reportId), version);
    }

    private List<Case> show(Submission submission, long version) {
        return published(take(CaseInputs.arrived(arrived(submission, version))));
    }

    private List<Case> arrive(String reportId, long version, Integer... slots) {
        return published(take(CaseInputs.arrived(arrived(Events.submitted(reportId), version, slots))));
    }

    private List<Case> answer(String reportId, long version, int slot) {
        return published(take(CaseInputs.answer(new SlotAnswer(reportId, version, slot, List.of()))));
    }

    private List<Case> withdraw(String reportId, long version) {
        return published(take(CaseInputs.arrived(new ArrivedReport(reportId, version, null, List.of()))));
    }

    private List<Case> link(String left, long leftVersion, String right, long rightVersion) {
        return published(take(CaseInputs.link(link(left, leftVersion, right, rightVersion, LinkBand.LINK))));
    }

    private static ArrivedReport arrived(Submission submission, long version, Integer... slots) {
        var event = submission.event();
        var facts = Enrichment.of(event.getReportId(), event.getProvenance(), Objects.requireNonNull(event.getReport()))
                .facts();
        return new ArrivedReport(event.getReportId(), version, facts, List.of(slots));
    }

    private static Link link(String left, long leftVersion, String right, long rightVersion, LinkBand band) {
        return Link.newBuilder()
                .setLeft(left)
                .setRight(right)
                .setLeftVersion(leftVersion)
                .setRightVersion(rightVersion)
                .setModelVersion("test")
                .setWeight(1)
                .setProbability(0.5)
                .setBand(band)
                .setEvidence(List.of())
                .build();
    }

    private static List<Case> published(List<Output> outputs) {
        var states = new ArrayList<Case>();
        for (Output output : outputs) {
            if (output instanceof Output.Published published) {
                states.add(published.state());
            }
        }
        return states;
    }

    private static List<String> ids(Case state) {
        return state.getReports().stream().map(ReportFacts::getReportId).toList();
    }
}
