package org.forewarn.matching.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.forewarn.matching.Events;
import org.forewarn.matching.linkage.Pair;
import org.forewarn.schemas.event.Case;
import org.forewarn.schemas.event.CaseContradiction;
import org.forewarn.schemas.event.LinkVerdict;
import org.junit.jupiter.api.Test;

class DecisionsTest {

    private static final int SHUFFLES = 200;

    private final Fixture desk = new Fixture();

    @Test
    void whatAReviewerCallsTheSameIsOneCaseWithoutAnyLink() {
        desk.show("a", "b");

        desk.same("a", "b");

        assertThat(desk.open()).isEqualTo(Map.of("a", List.of("a", "b")));
    }

    @Test
    void whatAReviewerCallsNotTheSameIsTwoCasesWhateverTheLink() {
        desk.show("a", "b");
        desk.link("a", "b", 30);

        desk.notSame("a", "b");

        assertThat(desk.open()).isEqualTo(Map.of("a", List.of("a"), "b", List.of("b")));
        assertThat(desk.links).as("the engine's word stays to be seen").containsOnlyKeys("a|b");
        assertThat(desk.state("a").getResemblances())
                .as("and is not offered again")
                .isEmpty();
    }

    @Test
    void aDecisionThatIsTakenBackLeavesTheWordToTheEngine() {
        desk.show("a", "b", "c");
        desk.link("a", "b", 30);
        desk.notSame("a", "b");
        desk.same("b", "c");

        desk.takeBack("a", "b");
        desk.takeBack("b", "c");

        assertThat(desk.open()).isEqualTo(Map.of("a", List.of("a", "b"), "c", List.of("c")));
    }

    @Test
    void aCaseThatHangsTogetherOtherwiseIsCutAtItsWeakestLink() {
        desk.show("a", "b", "c", "d");
        desk.link("a", "b", 20);
        desk.link("b", "c", 8);
        desk.link("c", "d", 20);

        desk.notSame("a", "d");

        assertThat(desk.open()).isEqualTo(Map.of("a", List.of("a", "b"), "c", List.of("c", "d")));
    }

    @Test
    void ofDecisionsThatCannotAllHoldNotTheSameHoldsAndTheOldestSameIsToldToTheReviewer() {
        desk.show("a", "b", "c");
        desk.same("a", "b");
        desk.same("b", "c");

        desk.notSame("a", "c");

        assertThat(desk.open()).isEqualTo(Map.of("a", List.of("a"), "b", List.of("b", "c")));
        assertThat(desk.state("a").getContradictions()).containsExactly(new CaseContradiction("a", "b"));
        assertThat(desk.state("b").getContradictions()).containsExactly(new CaseContradiction("a", "b"));
    }

    @Test
    void aReviewersWordIsFollowedBeforeTheHeaviestLink() {
        desk.show("a", "b", "c");
        desk.link("b", "c", 40);
        desk.same("a", "b");

        desk.notSame("a", "c");

        assertThat(desk.open()).isEqualTo(Map.of("a", List.of("a", "b"), "c", List.of("c")));
        assertThat(desk.state("a").getContradictions()).isEmpty();
    }

    @Test
    void aDecisionWaitsForItsReportsAndOutlivesTheirAmendmentsAndWithdrawals() {
        desk.same("a", "b");
        desk.show("a", "b");
        assertThat(desk.open()).hasSize(1);

        desk.show(Events.submitted("b").type("rape"), 2);
        assertThat(desk.open()).hasSize(1);
        desk.withdraw("b", 3);
        assertThat(desk.open()).isEqualTo(Map.of("a", List.of("a")));
        desk.show(Events.submitted("b"), 4);

        assertThat(desk.open()).isEqualTo(Map.of("a", List.of("a", "b")));
    }

    @Test
    void aDecisionOutlivesTheLinkItWasAbout() {
        desk.show("a", "b");
        desk.link("a", "b", 30);
        desk.notSame("a", "b");
        desk.show(Events.submitted("b"), 2);
        assertThat(desk.links).isEmpty();

        desk.link("a", "b", 30);

        assertThat(desk.open()).hasSize(2);
    }

    @Test
    void aRecordThatComesAgainDoesNothing() {
        desk.show("a", "b");
        Pair pair = new Pair("a", "b");
        var same = Fixture.decision(pair, LinkVerdict.SAME, Fixture.at(1));
        desk.take(CaseInputs.decision("a|b", same, 7, Fixture.at(1)));
        desk.take(CaseInputs.decision("a|b", null, 8, Fixture.at(2)));

        assertThat(desk.take(CaseInputs.decision("a|b", same, 7, Fixture.at(1))))
                .isEmpty();
        assertThat(desk.open()).hasSize(2);
    }

    @Test
    void whenTheTopicWasMadeAnewALaterDecisionCountsUnderASmallerOffset() {
        desk.show("a", "b");
        Pair pair = new Pair("a", "b");
        desk.take(CaseInputs.decision(
                "a|b", Fixture.decision(pair, LinkVerdict.NOT_SAME, Fixture.at(1)), 700, Fixture.at(1)));

        desk.take(
                CaseInputs.decision("a|b", Fixture.decision(pair, LinkVerdict.SAME, Fixture.at(9)), 0, Fixture.at(9)));

        assertThat(desk.open()).hasSize(1);
    }

    @Test
    void aDecisionSameIsCompanyInEscrowAndALinkThatWasDeniedIsNone() {
        desk.show("b", "c");
        desk.show(Events.submitted("e").escrow(2), 1);
        desk.link("b", "e", 30);
        desk.same("c", "e");
        assertThat(desk.open()).isEqualTo(Map.of("b", List.of("b", "c", "e")));

        desk.notSame("b", "e");

        assertThat(desk.open()).isEqualTo(Map.of("b", List.of("b"), "c", List.of("c")));
    }

    @Test
    void aDecisionThatIsAboutNoPairIsRefused() {
        Pair pair = new Pair("a", "b");
        var same = Fixture.decision(pair, LinkVerdict.SAME, Fixture.at(1));
        for (String key : List.of("b|a", "a|a", "a", "|a", "a|b|c", "a|" + "b".repeat(65))) {
            assertThatIllegalArgumentException()
                    .as(key)
                    .isThrownBy(() -> CaseInputs.decision(key, null, 0, Fixture.at(1)));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> CaseInputs.decision(null, same, 0, Fixture.at(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> CaseInputs.decision("a|c", same, 0, Fixture.at(1)));
    }

    /** Six reports in a ring with chords, three of them said to be different: the parts never depend on what came first. */
    @Test
    void thePartsDoNotDependOnTheOrder() {
        long seed = Long.getLong("forewarn.seed", System.nanoTime());
        var random = new Random(seed);
        Map<String, List<String>> first = null;
        for (int i = 0; i < SHUFFLES; i++) {
            var other = new Fixture(CaseBounds.DEFAULT.walking(2), true);
            var steps = new ArrayList<Runnable>();
            List.of("a", "b", "c", "d", "e", "f").forEach(id -> steps.add(() -> other.show(id)));
            List.of("ab1", "bc2", "cd3", "de4", "ef5", "af6", "ad7", "be7")
                    .forEach(link -> steps.add(() -> other.link(
                            link.substring(0, 1), link.substring(1, 2), Integer.parseInt(link.substring(2)))));
            List.of("ac", "df", "bd")
                    .forEach(pair -> steps.add(() -> {
                        String left = pair.substring(0, 1);
                        String right = pair.substring(1);
                        other.take(CaseInputs.decision(
                                left + "|" + right,
                                Fixture.decision(new Pair(left, right), LinkVerdict.NOT_SAME, Fixture.at(0)),
                                1,
                                Fixture.at(0)));
                    }));
            Collections.shuffle(steps, random);
            steps.forEach(Runnable::run);
            first = first == null ? other.open() : first;
            assertThat(other.open()).as("-Dforewarn.seed=%d", seed).isEqualTo(first);
        }
        assertThat(first).hasSizeGreaterThan(1);
    }

    @Test
    void versionsGrowAndThoseOfOneStepAreTheSame() {
        desk.show("a", "b");
        List<Case> states = desk.same("a", "b");

        assertThat(states).extracting(Case::getVersion).containsOnly(3L);
        assertThat(desk.notSame("a", "b")).extracting(Case::getVersion).containsOnly(4L);
    }
}
