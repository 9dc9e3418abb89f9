package org.forewarn.matching.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.forewarn.matching.cases.CaseStage.Output;
import org.forewarn.matching.linkage.Pair;
import org.forewarn.schemas.event.Case;
import org.forewarn.schemas.event.CaseStatus;
import org.forewarn.schemas.event.LinkBand;
import org.forewarn.schemas.matching.CaseControlKind;
import org.junit.jupiter.api.Test;

class OpeningTest {

    private final Fixture shadow = new Fixture(CaseBounds.DEFAULT, false);

    @Test
    void aClosedStagePublishesNothing() {
        shadow.show("a", "b");

        assertThat(shadow.take(CaseInputs.link(Fixture.linkOf("a", "b", 9, LinkBand.LINK))))
                .isEmpty();
        assertThat(shadow.heads.rows()).hasSize(1);
    }

    @Test
    void anOpenedStagePublishesAllThatStandsOnce() {
        shadow.show("a", "b", "c");
        shadow.link("a", "b", 9);

        List<Output> outputs = open("");

        assertThat(outputs).filteredOn(Output.Linked.class::isInstance).hasSize(1);
        assertThat(shadow.open()).isEqualTo(Map.of("a", List.of("a", "b"), "c", List.of("c")));
        assertThat(Fixture.states(outputs)).hasSize(2);
    }

    @Test
    void whatStandsNoMoreEnds() {
        shadow.show("a", "b");
        shadow.link("a", "b", 9);
        shadow.take(CaseInputs.control(CaseControlKind.PUBLISHED_LINK, "a|b"));
        shadow.take(CaseInputs.control(CaseControlKind.PUBLISHED_LINK, "b|c"));
        published("b", 1, "b");
        published("gone", 1, "gone");

        List<Output> outputs = open("");

        assertThat(outputs).contains(new Output.Linked(new Pair("b", "c"), null));
        assertThat(shadow.links).containsOnlyKeys("a|b");
        assertThat(shadow.state("b").getMergedInto()).isEqualTo("a");
        assertThat(shadow.state("a").getFormerIds())
                .as("so that who read only this knows whose warning it continues")
                .containsExactly("b");
        assertThat(shadow.state("gone").getStatus()).isEqualTo(CaseStatus.CLOSED);
    }

    @Test
    void whenTheReportThatNamedItIsGoneMostOfItsReportsSayWhereACaseWent() {
        shadow.show("b", "c", "d");
        shadow.link("c", "d", 9);

        published("a", 1, "a", "b", "c", "d");
        open("");

        assertThat(shadow.state("a").getMergedInto()).isEqualTo("c");
    }

    @Test
    void versionsGoOnAboveWhatWasPublished() {
        shadow.show("a");
        published("a", 5_000, "a");

        assertThat(Fixture.states(open(""))).allMatch(state -> state.getVersion() > 5_000);
        assertThat(shadow.show("b")).allMatch(state -> state.getVersion() > 5_000);
    }

    @Test
    void whatWasOpenedIsPublishedAsAlwaysAndTheRestIsNot() {
        shadow.show("a", "b");
        open("a");

        shadow.link("a", "c", 9);
        shadow.show("c");
        shadow.show("bb");

        assertThat(shadow.open()).isEqualTo(Map.of("a", List.of("a", "c")));
        open("b");
        assertThat(shadow.open()).containsOnlyKeys("a", "b", "bb");
    }

    @Test
    void aRepeatedControlDoesNoHarm() {
        shadow.show("a");
        published("a", 1, "a");
        published("a", 1, "a");
        open("");
        Map<String, List<String>> opened = shadow.open();

        open("");
        finish();
        finish();

        assertThat(shadow.open()).isEqualTo(opened);
        assertThat(open("")).as("after the end there is nothing to open").isEmpty();
    }

    @Test
    void whatWasToldIsForgottenInTheEnd() {
        published("x", 1, "x");
        shadow.take(CaseInputs.control(CaseControlKind.PUBLISHED_LINK, "x|y"));
        open("");
        finish();

        assertThat(shadow.switches.keys()).containsExactly("mode");
        assertThat(shadow.show("a")).hasSize(1);
    }

    @Test
    void aControlOfNoKindIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shadow.take(CaseInputs.control(CaseControlKind.NONE, "")));
    }

    private void published(String caseId, long version, String... reportIds) {
        shadow.take(CaseInputs.published(Case.newBuilder()
                .setCaseId(caseId)
                .setStatus(CaseStatus.OPEN)
                .setVersion(version)
                .setReports(List.of(reportIds).stream()
                        .map(id -> Fixture.facts(id, "charity", null).build())
                        .toList())
                .build()));
    }

    private List<Output> open(String prefix) {
        return shadow.take(CaseInputs.control(CaseControlKind.OPEN, prefix));
    }

    private void finish() {
        shadow.take(CaseInputs.control(CaseControlKind.FINISH, ""));
    }
}
