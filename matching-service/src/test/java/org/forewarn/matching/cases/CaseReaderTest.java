package org.forewarn.matching.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.forewarn.matching.Events;
import org.forewarn.matching.cases.CaseReader.Found;
import org.forewarn.matching.cases.CaseStage.Output;
import org.forewarn.matching.enrichment.Enrichment;
import org.forewarn.matching.linkage.Pair;
import org.forewarn.matching.state.Draft;
import org.forewarn.matching.state.MapTable;
import org.forewarn.matching.state.Table;
import org.forewarn.schemas.event.Case;
import org.forewarn.schemas.event.Link;
import org.forewarn.schemas.event.LinkBand;
import org.forewarn.schemas.event.ReportFacts;
import org.forewarn.schemas.matching.ArrivedReport;
import org.forewarn.schemas.matching.CaseHead;
import org.forewarn.schemas.matching.CaseMember;
import org.forewarn.schemas.matching.CaseNode;
import org.forewarn.schemas.matching.CasePair;
import org.forewarn.schemas.matching.CaseSwitch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CaseReaderTest {

    private final MapTable<CaseNode> nodes = new MapTable<>();
    private final MapTable<ReportFacts> facts = new MapTable<>();
    private final MapTable<CasePair> pairs = new MapTable<>();
    private final MapTable<CaseHead> heads = new MapTable<>();
    private final MapTable<CaseMember> members = new MapTable<>();
    private final MapTable<CaseSwitch> switches = new MapTable<>();
    private final Map<String, String> successors = new TreeMap<>();
    private final CaseStage stage =
            new CaseStage(new CaseTables(nodes, facts, pairs, heads, members, switches), CaseBounds.DEFAULT, true, 0);
    private final CaseReader reader = new CaseReader(this::drafts, new Successors());
    private final Map<String, Case> published = new TreeMap<>();
    private long offset;

    @Test
    void whatIsReadIsWhatWasPublishedItsVersionAside() {
        show("a");
        show("b");
        show("c");
        link("a", "b", LinkBand.LINK);
        link("b", "c", LinkBand.LINK);

        assertThat(reader.find("a")).isInstanceOfSatisfying(Found.Open.class, open -> {
            Case expected = Case.newBuilder(published.get("a")).build();
            expected.setVersion(open.state().getVersion());
            assertThat(open.state()).isEqualTo(expected);
        });
    }

    @Test
    void readingLeavesNoTrace() {
        show("a");
        show("b");
        link("a", "b", LinkBand.LINK);
        String before = List.of(nodes.rows(), pairs.rows(), heads.rows(), members.rows())
                .toString();

        reader.find("a");
        reader.find("b");

        assertThat(List.of(nodes.rows(), pairs.rows(), heads.rows(), members.rows()))
                .hasToString(before);
    }

    @Test
    void theIdOfAReportLeadsToItsCase() {
        show("a");
        show("b");
        link("a", "b", LinkBand.LINK);

        assertThat(reader.find("b")).isEqualTo(new Found.Moved("a"));
    }

    @Test
    void aFormerIdWhoseReportIsGoneLeadsToTheCaseThatTookTheRest() {
        show("a");
        show("b");
        link("a", "b", LinkBand.LINK);
        withdraw("a");

        assertThat(reader.find("a")).isEqualTo(new Found.Moved("b"));
        withdraw("b");
        assertThat(reader.find("a")).isEqualTo(new Found.Absent());
    }

    @Test
    void aCircleOfSuccessorsEnds() {
        successors.put("x", "y");
        successors.put("y", "x");

        assertThat(reader.find("x")).isEqualTo(new Found.Absent());
    }

    @Test
    void aReportInEscrowIsInNoCase() {
        take(input(Events.submitted("a").escrow(1)));

        assertThat(reader.find("a")).isEqualTo(new Found.Absent());
    }

    @Test
    void aHeadWithoutItsReportsIsATornLookAndNotTold() {
        show("a");
        nodes.remove("a");

        assertThat(reader.find("a")).isEqualTo(new Found.Changing());
    }

    @Test
    void aLinkOfEitherBandIsSeenBetweenShownReports() {
        show("a");
        show("b");
        link("a", "b", LinkBand.REVIEW);

        assertThat(reader.link(Pair.of("b", "a"))).hasValueSatisfying(standing -> {
            assertThat(standing.link().getBand()).isEqualTo(LinkBand.REVIEW);
            assertThat(standing.leftCase()).isEqualTo("a");
            assertThat(standing.rightCase()).isEqualTo("b");
        });
        withdraw("b");
        assertThat(reader.link(Pair.of("a", "b"))).isEmpty();
    }

    private void show(String reportId) {
        take(input(Events.submitted(reportId).receivedAtMinute(reportId.charAt(0))));
    }

    private static ArrivedReport input(Events.Submission submission) {
        var event = submission.event();
        var facts = Enrichment.of(event.getReportId(), event.getProvenance(), Objects.requireNonNull(event.getReport()))
                .facts();
        return new ArrivedReport(event.getReportId(), 1L, facts, List.of());
    }

    private void withdraw(String reportId) {
        take(new ArrivedReport(reportId, 2L, null, List.of()));
    }

    private void take(ArrivedReport settled) {
        done(stage.take(CaseInputs.arrived(settled), offset++));
    }

    private void link(String left, String right, LinkBand band) {
        var link = Link.newBuilder()
                .setLeft(left)
                .setRight(right)
                .setLeftVersion(1)
                .setRightVersion(1)
                .setModelVersion("test")
                .setWeight(1)
                .setProbability(0.5)
                .setBand(band)
                .setEvidence(List.of())
                .build();
        done(stage.take(CaseInputs.link(link), offset++));
    }

    private void done(List<Output> outputs) {
        for (Output output : outputs) {
            if (output instanceof Output.Published(Case state)) {
                published.put(state.getCaseId(), state);
                if (state.getMergedInto() == null) {
                    successors.remove(state.getCaseId());
                } else {
                    successors.put(state.getCaseId(), state.getMergedInto());
                }
            }
        }
    }

    private CaseTables drafts() {
        return new CaseTables(
                new Draft<>(nodes),
                new Draft<>(facts),
                new Draft<>(pairs),
                new Draft<>(heads),
                new Draft<>(members),
                new Draft<>(switches));
    }

    private final class Successors implements Table<String> {

        @Override
        public @Nullable String get(String key) {
            return successors.get(key);
        }

        @Override
        public void put(String key, String row) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void remove(String key) {
            throw new UnsupportedOperationException();
        }
    }
}
