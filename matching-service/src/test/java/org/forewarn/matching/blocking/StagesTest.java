package org.forewarn.matching.blocking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.forewarn.matching.Events;
import org.forewarn.matching.blocking.BlockStage.Met;
import org.forewarn.matching.blocking.ReportStage.Outcome;
import org.forewarn.matching.blocking.ReportStage.Output;
import org.forewarn.matching.blocking.ReportStage.Taken;
import org.forewarn.matching.linkage.Model;
import org.forewarn.matching.linkage.ReportComparer;
import org.forewarn.matching.state.MapTable;
import org.forewarn.schemas.event.EnrichedReport;
import org.forewarn.schemas.matching.BlockAck;
import org.forewarn.schemas.matching.BlockRow;
import org.forewarn.schemas.matching.ExpectedPair;
import org.forewarn.schemas.matching.SettledReport;
import org.forewarn.schemas.matching.Settling;
import org.junit.jupiter.api.Test;

class StagesTest {

    private final MapTable<EnrichedReport> enriched = new MapTable<>();
    private final MapTable<Settling> settling = new MapTable<>();
    private final MapTable<BlockRow> blocks = new MapTable<>();
    private final ReportStage reports = new ReportStage(enriched, settling, new BlockingKeys(Events.secret()));
    private final SettleStage acks = new SettleStage(enriched, settling);
    private final BlockStage block = new BlockStage(blocks, new ReportComparer(Model.packed("exact-1")));

    @Test
    void aNewReportGoesIntoEachOfItsBlocks() {
        Taken taken = reports.take(Events.submitted("a").phone(1).phone(2).event(), 5);

        assertThat(taken.outcome()).isEqualTo(Outcome.NEW);
        assertThat(rows(taken)).hasSize(2).allSatisfy(row -> {
            assertThat(row.row().getVersion()).isEqualTo(5);
            assertThat(row.row().getKeys()).hasSize(2).contains(row.block());
            assertThat(row.row().getFacts()).isNotNull();
        });
    }

    @Test
    void aRepeatChangesNothing() {
        var event = Events.submitted("a").phone(1).event();
        reports.take(event, 5);

        assertThat(reports.take(event, 6)).isEqualTo(Taken.nothing(Outcome.REPEATED));
    }

    @Test
    void anAmendedReportLeavesTheBlocksOfWhatItDropped() {
        reports.take(Events.submitted("a").phone(1).phone(2).event(), 5);

        Taken taken = reports.take(Events.submitted("a").phone(2).phone(3).event(), 6);

        assertThat(taken.outcome()).isEqualTo(Outcome.AMENDED);
        assertThat(rows(taken)).filteredOn(row -> row.row().getFacts() == null).hasSize(1);
        assertThat(rows(taken)).filteredOn(row -> row.row().getFacts() != null).hasSize(2);
    }

    @Test
    void aWithdrawnReportLeavesEveryBlockAndIsSettledAtOnce() {
        reports.take(Events.submitted("a").phone(1).phone(2).event(), 5);

        Taken taken = reports.take(Events.withdrawn("a"), 6);

        assertThat(taken.outcome()).isEqualTo(Outcome.WITHDRAWN);
        assertThat(rows(taken)).hasSize(2).allMatch(row -> row.row().getFacts() == null);
        assertThat(taken.outputs())
                .contains(new Output.Enriched("a", null))
                .contains(new Output.Settled(new SettledReport("a", 6L, null, List.of())));
        assertThat(enriched.rows()).isEmpty();
        assertThat(settling.rows()).isEmpty();
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
    void aReportWithoutKeysIsSettledAtOnce() {
        Taken taken = reports.take(Events.submitted("a").event(), 5);

        assertThat(taken.outputs()).hasSize(2).last().isInstanceOf(Output.Settled.class);
    }

    @Test
    void aSubmissionWithoutReportIsRefused() {
        var event = Events.submitted("a").event();
        event.setReport(null);

        assertThatIllegalArgumentException().isThrownBy(() -> reports.take(event, 1));
        assertThat(enriched.rows()).isEmpty();
    }

    @Test
    void aReportSettlesWhenItsLastBlockHasAnswered() {
        List<String> keys =
                keysOf(reports.take(Events.submitted("a").phone(1).phone(2).event(), 5));
        var pair = new ExpectedPair("b", 1L);

        assertThat(acks.take(new BlockAck("a", 5L, keys.get(0), List.of(pair)))).isEmpty();
        assertThat(acks.take(new BlockAck("a", 5L, keys.get(0), List.of(pair))))
                .as("a repeat")
                .isEmpty();
        assertThat(acks.take(new BlockAck("a", 4L, keys.get(1), List.of())))
                .as("an old one")
                .isEmpty();

        assertThat(acks.take(new BlockAck("a", 5L, keys.get(1), List.of()))).hasValueSatisfying(settled -> {
            assertThat(settled.getVersion()).isEqualTo(5);
            assertThat(settled.getPairs()).containsExactly(pair);
            assertThat(settled.getFacts()).isNotNull();
        });
        assertThat(settling.rows()).isEmpty();
    }

    @Test
    void theLaterMeetsTheEarlierAndTellsIt() {
        List<Met> met = new ArrayList<>();
        met.addAll(enter(reports.take(Events.submitted("b").phone(1).event(), 1)));
        met.addAll(enter(reports.take(Events.submitted("a").phone(1).event(), 2)));

        assertThat(met.getFirst().links()).isEmpty();
        assertThat(met.getLast().links()).singleElement().satisfies(link -> {
            assertThat(link.getLeft()).isEqualTo("a");
            assertThat(link.getRight()).isEqualTo("b");
        });
        assertThat(met.getLast().ack().getPairs()).containsExactly(new ExpectedPair("b", 1L));
    }

    @Test
    void aPairThatSharesSeveralKeysIsLinkedOnce() {
        enter(reports.take(
                Events.submitted("a").phone(1).phone(2).plate("AB12CDE").event(), 1));

        List<Met> met = enter(reports.take(
                Events.submitted("b").phone(1).phone(2).plate("AB12CDE").event(), 2));

        assertThat(met).hasSize(3);
        assertThat(met.stream().flatMap(one -> one.links().stream())).hasSize(1);
    }

    @Test
    void whoLeftABlockIsNotMetThere() {
        enter(reports.take(Events.submitted("a").phone(1).event(), 1));
        enter(reports.take(Events.withdrawn("a"), 2));

        assertThat(blocks.rows()).isEmpty();
        assertThat(enter(reports.take(Events.submitted("b").phone(1).event(), 3)))
                .allSatisfy(met -> assertThat(met.links()).isEmpty());
    }

    @Test
    void theLeastCommonKeyIsTheFirstThatBothHave() {
        assertThat(LeastCommonKey.of(List.of("b", "c", "d"), List.of("a", "c", "d")))
                .contains("c");
        assertThat(LeastCommonKey.of(List.of("a"), List.of("b"))).isEmpty();
        assertThat(LeastCommonKey.of(List.of(), List.of("b"))).isEmpty();
    }

    private List<Met> enter(Taken taken) {
        return rows(taken).stream()
                .map(row -> block.take(row.block(), row.row()))
                .flatMap(Optional::stream)
                .toList();
    }

    private static List<Output.ToBlock> rows(Taken taken) {
        return taken.outputs().stream()
                .filter(Output.ToBlock.class::isInstance)
                .map(Output.ToBlock.class::cast)
                .toList();
    }

    private static List<String> keysOf(Taken taken) {
        return rows(taken).stream().map(Output.ToBlock::block).toList();
    }
}
