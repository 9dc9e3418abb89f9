package org.forewarn.matching.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.forewarn.matching.Events;
import org.forewarn.matching.state.MapTable;
import org.forewarn.matching.state.ScannedTable;
import org.forewarn.schemas.event.Case;
import org.forewarn.schemas.event.CaseStatus;
import org.forewarn.schemas.event.LinkBand;
import org.forewarn.schemas.event.Suspect;
import org.forewarn.schemas.event.SuspectName;
import org.forewarn.schemas.matching.CasePair;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a large case costs, in rows of pairs that are read, and in bytes that are published. */
class LargeCasesTest {

    private static final int BROKERS_LIMIT_BYTES = 1_000_000;

    /** Counts what is read. */
    private static final class Counting implements ScannedTable<CasePair> {

        private final MapTable<CasePair> rows = new MapTable<>();
        private int reads;

        @Override
        public @Nullable CasePair get(String key) {
            reads++;
            return rows.get(key);
        }

        @Override
        public void put(String key, CasePair row) {
            rows.put(key, row);
        }

        @Override
        public void remove(String key) {
            rows.remove(key);
        }

        @Override
        public void scan(String prefix, Consumer<CasePair> eachRow) {
            rows.scan(prefix, (CasePair row) -> {
                reads++;
                eachRow.accept(row);
            });
        }
    }

    private final Counting pairs = new Counting();
    private final Fixture desk = new Fixture(CaseBounds.DEFAULT.walking(50), true, pairs);

    @Test
    void whatJoinsALargeCaseCostsTheSameHoweverLargeItIs() {
        chain(0, 300);
        int atFirst = readsOf(() -> join(300));
        chain(301, 900);

        int later = readsOf(() -> join(900));

        assertThat(later).isEqualTo(atFirst);
        assertThat(desk.state(id(0)).getTotals().getReports()).isEqualTo(901);
    }

    @Test
    void twoLargeCasesMergeWithoutTheirPairsBeingReadAgain() {
        chain(0, 300);
        chain(1_000, 1_300);
        int joining = readsOf(() -> join(300));

        int merging = readsOf(() -> desk.same(id(5), id(1_005)));

        assertThat(merging).isLessThan(2 * joining);
        assertThat(desk.state(id(0)).getTotals().getReports()).isEqualTo(601);
        assertThat(desk.state(id(1_000)).getMergedInto()).isEqualTo(id(0));
    }

    /** Its edges begin to count for both ends, also for the one that only a resemblance brings to be looked at. */
    @Test
    void whoComesOutOfEscrowJoinsTheLargeCaseItIsLinkedWith() {
        var small = new Fixture(CaseBounds.DEFAULT.walking(2), true, new MapTable<>());
        List.of("b", "y", "z", "d")
                .forEach(id -> small.show(Events.submitted(id).receivedAtMinute(9), 1));
        small.link("b", "y", 9);
        small.link("b", "z", 9);
        small.show(Events.submitted("c").receivedAtMinute(1).escrow(2), 1);
        small.link("b", "c", 1, LinkBand.REVIEW);
        small.link("c", "y", 9);

        small.link("c", "d", 9);

        assertThat(small.open()).containsExactly(Map.entry("c", List.of("b", "c", "d", "y", "z")));
    }

    /** The measure must be able to show it: taking a link away looks at everything. */
    @Test
    void whatLeavesALargeCaseIsPaidForByItsSize() {
        chain(0, 300);
        int joining = readsOf(() -> join(300));

        int leaving = readsOf(() -> desk.withdraw(id(150), 2));

        assertThat(leaving).isGreaterThan(joining);
        assertThat(desk.open()).containsOnlyKeys(id(0), id(151));
        assertThat(desk.state(id(0)).getTotals().getReports()).isEqualTo(150);
    }

    @Test
    void theRecordOfAHugeCaseFitsIntoTheBrokersLimit() throws IOException {
        String words = "w".repeat(4_000);
        for (int i = 0; i < 250; i++) {
            desk.show(
                    Fixture.facts(id(i), "charity", null)
                            .setReceivedAt(Fixture.at(i))
                            .setSuspects(List.of(Suspect.newBuilder()
                                    .setMarks(words)
                                    .setNames(List.of(new SuspectName("Alias " + i, "alias")))
                                    .build()))
                            .build(),
                    1);
            for (int j = Math.max(0, i - 12); j < i; j++) {
                desk.link(id(j), id(i), 9);
            }
        }
        Case state = desk.state(id(0));

        assertThat(encoded(state)).isLessThan(BROKERS_LIMIT_BYTES);
        assertThat(state.getReports()).hasSizeBetween(50, 100).last().satisfies(newest -> assertThat(
                        newest.getReportId())
                .isEqualTo(id(249)));
        assertThat(state.getTotals().getReports()).isEqualTo(250);
    }

    private void chain(int from, int to) {
        for (int i = from; i < to; i++) {
            show(i);
            if (i > from) {
                desk.link(id(i - 1), id(i), 9);
            }
        }
        if (from > 0 && from < 1_000) {
            desk.link(id(from - 1), id(from), 9);
        }
        assertThat(desk.cases.values().stream().filter(state -> state.getStatus() == CaseStatus.OPEN))
                .hasSizeLessThanOrEqualTo(2);
    }

    private void join(int number) {
        desk.take(CaseInputs.link(
                Fixture.linkOf(id(number - 1), id(number), 9, org.forewarn.schemas.event.LinkBand.LINK)));
        show(number);
    }

    private void show(int number) {
        desk.show(Events.submitted(id(number)).receivedAtMinute(number), 1);
    }

    private int readsOf(Runnable step) {
        int before = pairs.reads;
        step.run();
        return pairs.reads - before;
    }

    private static String id(int number) {
        return "r%04d".formatted(number);
    }

    private static int encoded(Case state) throws IOException {
        var out = new ByteArrayOutputStream();
        var encoder = EncoderFactory.get().directBinaryEncoder(out, null);
        new SpecificDatumWriter<>(Case.class).write(state, encoder);
        encoder.flush();
        return out.size();
    }
}
