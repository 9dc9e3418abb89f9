package org.forewarn.matching.blocking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.forewarn.matching.Events;
import org.forewarn.matching.blocking.ReportStage.Outcome;
import org.forewarn.matching.blocking.ReportStage.Output;
import org.forewarn.matching.blocking.ReportStage.Taken;
import org.forewarn.matching.linkage.Model;
import org.forewarn.matching.state.MapTable;
import org.forewarn.schemas.event.EnrichedReport;
import org.forewarn.schemas.event.Link;
import org.forewarn.schemas.event.Revision;
import org.forewarn.schemas.matching.ArrivedReport;
import org.forewarn.schemas.matching.SlotAnswer;
import org.forewarn.schemas.matching.Visit;
import org.junit.jupiter.api.Test;

/** One slot or two, and the reports that visit them. At most three may be compared over a number. */
class StagesTest {

    private static final Model MODEL = Model.packed("exact-1");
    private static final BlockLimits LIMITS = new BlockLimits(3, 2);

    private final MapTable<EnrichedReport> enriched = new MapTable<>();
    private final MapTable<Visit> visitors = new MapTable<>();
    private final ReportStage reports = new ReportStage(enriched, rules(new Slots(1)));
    private final BlockStage blocks = new BlockStage(visitors, rules(new Slots(1)));

    @Test
    void aNewReportVisitsEachSlotOnceWithTheKeysItCarriesThere() {
        var slots = new Slots(4);
        var stage = new ReportStage(enriched, rules(slots));
        var submission = Events.submitted("a");
        IntStream.range(0, 12).forEach(submission::phone);

        List<Visit> visits = visits(stage.take(submission.event(), 5).outputs());

        assertThat(visits).extracting(Visit::getSlot).doesNotHaveDuplicates().hasSizeGreaterThan(1);
        assertThat(visits).allSatisfy(visit -> {
            assertThat(visit.getVersion()).isEqualTo(Version.ofEvent(5));
            assertThat(visit.getCarried()).isNotEmpty().allMatch(key -> slots.of(key) == visit.getSlot());
        });
        assertThat(visits.stream().mapToInt(visit -> visit.getCarried().size()).sum())
                .isEqualTo(12);
    }

    @Test
    void aRepeatChangesNothing() {
        var event = Events.submitted("a").phone(1).event();
        reports.take(event, 5);

        assertThat(reports.take(event, 6)).isEqualTo(Taken.nothing(Outcome.REPEATED));
    }

    @Test
    void anAmendedReportCarriesWhatItKeptAndWhatIsNew() {
        meet(reports.take(Events.submitted("a").phone(1).phone(2).event(), 5));

        Taken taken =
                reports.take(Events.submitted("a").phone(2).phone(3).phone(4).event(), 6);
        meet(taken);

        assertThat(taken.outcome()).isEqualTo(Outcome.AMENDED);
        assertThat(visitors.get("a")).isNotNull().satisfies(visit -> assertThat(visit.getCarried())
                .hasSize(3));
        assertThat(links(submit("b", 7, 1))).as("it has left").isEmpty();
        assertThat(links(submit("c", 8, 4))).hasSize(1);
    }

    @Test
    void aWithdrawnReportLeavesItsSlotsAndWaitsForNone() {
        meet(reports.take(Events.submitted("a").phone(1).phone(2).event(), 5));

        Taken taken = reports.take(Events.withdrawn("a"), 6);
        meet(taken);

        assertThat(taken.outcome()).isEqualTo(Outcome.WITHDRAWN);
        assertThat(taken.outputs())
                .contains(new Output.Enriched("a", null))
                .contains(new Output.Arrived(new ArrivedReport("a", Version.ofEvent(6), null, List.of())));
        assertThat(enriched.rows()).isEmpty();
        assertThat(visitors.rows()).isEmpty();
    }

    @Test
    void withdrawingWhatWasNeverSeenDoesNothing() {
        assertThat(reports.take(Events.withdrawn("a"), 1)).isEqualTo(Taken.nothing(Outcome.UNKNOWN));
    }

    @Test
    void aReportThatWasTakenBackCanBeSentAgain() {
        var event = Events.submitted("a").phone(1).event();
        reports.take(event, 5);
        reports.take(Events.withdrawn("a"), 6);

        assertThat(reports.take(event, 7).outcome()).isEqualTo(Outcome.NEW);
    }

    @Test
    void aReportWithoutKeysWaitsForNoSlot() {
        Taken taken = reports.take(Events.submitted("a").event(), 5);

        assertThat(taken.outputs()).hasSize(2);
        assertThat(arrived(taken).getWaitingFor()).isEmpty();
    }

    @Test
    void aSubmissionWithoutReportIsRefused() {
        var event = Events.submitted("a").event();
        event.setReport(null);

        assertThatIllegalArgumentException().isThrownBy(() -> reports.take(event, 1));
        assertThat(enriched.rows()).isEmpty();
    }

    @Test
    void aReportWaitsForTheSlotsOfItsKeysAndNotForThoseItLeaves() {
        var stage = new ReportStage(enriched, rules(new Slots(64)));
        stage.take(Events.submitted("a").phone(1).phone(2).event(), 5);

        Taken taken = stage.take(Events.submitted("a").phone(3).event(), 6);

        ArrivedReport arrived = arrived(taken);
        List<Visit> visits = visits(taken.outputs());
        assertThat(arrived.getVersion()).isEqualTo(Version.ofEvent(6));
        assertThat(arrived.getFacts()).isNotNull();
        assertThat(arrived.getWaitingFor())
                .containsExactlyElementsOf(visits.stream()
                        .filter(visit -> !visit.getCarried().isEmpty())
                        .map(Visit::getSlot)
                        .toList());
        assertThat(visits).hasSizeGreaterThan(arrived.getWaitingFor().size());
    }

    @Test
    void theLaterMeetsTheEarlierAndTellsIt() {
        assertThat(links(submit("b", 1, 1))).isEmpty();

        List<BlockStage.Output> met = submit("a", 2, 1);

        assertThat(links(met)).singleElement().satisfies(link -> {
            assertThat(link.getLeft()).isEqualTo("a");
            assertThat(link.getRight()).isEqualTo("b");
        });
        assertThat(met.getLast())
                .isEqualTo(new BlockStage.Output.Answered(new SlotAnswer("a", Version.ofEvent(2), 0, links(met))));
    }

    @Test
    void aPairThatSharesSeveralKeysIsLinkedOnce() {
        submit("a", 1, 1, 2, 3);

        assertThat(links(submit("b", 2, 1, 2, 3))).hasSize(1);
    }

    @Test
    void whoLeftASlotIsNotMetThere() {
        submit("a", 1, 1);
        meet(reports.take(Events.withdrawn("a"), 2));

        assertThat(links(submit("b", 3, 1))).isEmpty();
    }

    @Test
    void anOldVisitIsNotTaken() {
        Taken taken = reports.take(Events.submitted("a").phone(1).event(), 1);
        meet(taken);

        assertThat(meet(taken)).isEmpty();
    }

    @Test
    void aKeyWithOneCarrierTooManyIsGenericAndOneOfEachTwoLinkedOverItIsTold() {
        submit("a", 1, 1);
        submit("b", 2, 1);
        submit("c", 3, 1);

        List<BlockStage.Output> met = blocks.take(
                visits(reports.take(Events.submitted("d").phone(1).phone(2).event(), 4)
                                .outputs())
                        .getFirst());

        assertThat(links(met)).isEmpty();
        assertThat(met).as("it has met everyone it should").anyMatch(BlockStage.Output.Answered.class::isInstance);
        assertThat(revisions(met))
                .containsExactly(new Revision("a", Version.ofEvent(1)), new Revision("b", Version.ofEvent(2)));
        assertThat(met)
                .filteredOn(BlockStage.Output.Turned.class::isInstance)
                .singleElement()
                .satisfies(turned -> assertThat(((BlockStage.Output.Turned) turned).carriers())
                        .isEqualTo(4));
    }

    @Test
    void whoMeetOverAnotherKeyOfTheSlotAreNotTold() {
        submit("a", 1, 1, 2);
        submit("b", 2, 1, 2);
        submit("c", 3, 1);

        List<BlockStage.Output> met = blocks.take(
                visits(reports.take(Events.submitted("d").phone(1).event(), 4).outputs())
                        .getFirst());

        assertThat(revisions(met)).extracting(Revision::getReportId).containsExactly("a", "b");
        assertThat(links(meet(revisions(met).stream()
                        .flatMap(revision -> reports.take(revision).stream())
                        .toList())))
                .as("over the other key, at the versions that follow")
                .extracting(Link::getLeft, Link::getRight)
                .contains(tuple("a", "b"))
                .doesNotContain(tuple("a", "c"), tuple("b", "c"));
    }

    @Test
    void aRevisedReportIsComparedAnewUnderAVersionOfItsOwn() {
        List.of("a", "b", "c", "d").forEach(id -> submit(id, id.charAt(0), 1));

        assertThat(enriched.get("a")).isNotNull().satisfies(report -> assertThat(report.getVersion())
                .isEqualTo(Version.ofEvent('a') + 1));
        assertThat(visitors.get("a")).isNotNull().satisfies(visit -> {
            assertThat(visit.getCarried()).hasSize(1);
            assertThat(visit.getVersion()).isEqualTo(Version.ofEvent('a') + 1);
        });
    }

    @Test
    void aSlotThatBeginsAgainKnowsWhoIsThere() {
        submit("a", 1, 1);
        var again = new BlockStage(visitors, rules(new Slots(1)));
        visitors.rows().forEach(again::remember);

        assertThat(links(again.take(
                        visits(reports.take(Events.submitted("b").phone(1).event(), 2)
                                        .outputs())
                                .getFirst())))
                .hasSize(1);
    }

    @Test
    void aVisitThatCannotBeReadLeavesTheSlotAsItWas() {
        submit("a", 1, 1);
        Visit visit = visits(
                        reports.take(Events.submitted("b").phone(1).event(), 2).outputs())
                .getFirst();
        visit.setFeatures(ByteBuffer.wrap(new byte[] {1}));

        assertThatIllegalArgumentException().isThrownBy(() -> blocks.take(visit));
        visitors.remove("b"); // as the draft is thrown away

        assertThat(links(submit("c", 3, 1)))
                .extracting(Link::getLeft, Link::getRight)
                .containsExactly(tuple("a", "c"));
    }

    @Test
    void whoShareAnotherKeyAreFoundOverThat() {
        List.of("a", "b", "c", "d").forEach(id -> submit(id, id.charAt(0), 1));
        submit("e", 200, 1, 2);

        assertThat(links(submit("f", 201, 1, 2)))
                .extracting(Link::getLeft, Link::getRight)
                .containsExactly(tuple("e", "f"));
    }

    @Test
    void aKeyThatIsSpecificAgainBringsItsCarriersTogether() {
        List.of("a", "b", "c", "d").forEach(id -> submit(id, id.charAt(0), 1));

        List<BlockStage.Output> met = meet(reports.take(Events.withdrawn("b"), 200));

        assertThat(links(met))
                .extracting(link -> link.getLeft() + link.getRight())
                .containsExactlyInAnyOrder("ac", "ad", "cd");
        assertThat(revisions(met)).as("nobody need go round").isEmpty();
    }

    @Test
    void whatIsSaidToAnOldVersionIsVoid() {
        submit("a", 1, 1);

        assertThat(reports.take(new Revision("a", Version.ofEvent(0)))).isEmpty();
        assertThat(reports.take(new Revision("x", Version.ofEvent(1)))).isEmpty();
    }

    private static Rules rules(Slots slots) {
        return new Rules(new BlockingKeys(Events.secret(), MODEL), slots, LIMITS, new ReportComparer(MODEL));
    }

    private List<BlockStage.Output> submit(String reportId, long offset, int... phones) {
        var submission = Events.submitted(reportId);
        IntStream.of(phones).forEach(submission::phone);
        return meet(reports.take(submission.event(), offset));
    }

    private List<BlockStage.Output> meet(Taken taken) {
        return meet(taken.outputs());
    }

    /** All that follows, revisions and what follows from them too. */
    private List<BlockStage.Output> meet(List<Output> outputs) {
        List<BlockStage.Output> met = new ArrayList<>();
        for (Visit visit : visits(outputs)) {
            List<BlockStage.Output> followed = blocks.take(visit);
            met.addAll(followed);
            revisions(followed).forEach(revision -> met.addAll(meet(reports.take(revision))));
        }
        return met;
    }

    private static ArrivedReport arrived(Taken taken) {
        return taken.outputs().stream()
                .filter(Output.Arrived.class::isInstance)
                .map(output -> ((Output.Arrived) output).report())
                .findFirst()
                .orElseThrow();
    }

    private static List<Visit> visits(List<Output> outputs) {
        return outputs.stream()
                .filter(Output.Visiting.class::isInstance)
                .map(output -> ((Output.Visiting) output).visit())
                .toList();
    }

    private static List<Link> links(List<BlockStage.Output> outputs) {
        return outputs.stream()
                .flatMap(output -> switch (output) {
                    case BlockStage.Output.Linked linked -> Stream.of(linked.link());
                    case BlockStage.Output.Answered answered -> answered.answer().getLinks().stream();
                    case BlockStage.Output.Revised revised -> Stream.<Link>empty();
                    case BlockStage.Output.Turned turned -> Stream.<Link>empty();
                })
                .toList();
    }

    private static List<Revision> revisions(List<BlockStage.Output> outputs) {
        return outputs.stream()
                .filter(BlockStage.Output.Revised.class::isInstance)
                .map(output -> ((BlockStage.Output.Revised) output).revision())
                .toList();
    }
}
