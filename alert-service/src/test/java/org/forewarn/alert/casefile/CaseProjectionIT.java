package org.forewarn.alert.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.forewarn.alert.Suite.soon;
import static org.forewarn.alert.TestCase.closed;
import static org.forewarn.alert.TestCase.merged;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.forewarn.alert.Suite;
import org.forewarn.alert.TestCase;
import org.forewarn.alert.casefile.CaseChanges.Change;
import org.forewarn.schemas.event.Case;
import org.forewarn.schemas.event.ReportFacts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What the desk shows of cases follows the topic, whatever the order in which records of different cases are read. */
class CaseProjectionIT {

    @SuppressWarnings("NullAway.Init")
    private static Suite suite;

    @BeforeAll
    static void start() {
        suite = Suite.start(Map.of("forewarn.desk.auto-issue", false));
    }

    @AfterAll
    static void stop() {
        suite.close();
    }

    private static CaseStates states() {
        return suite.bean(CaseStates.class);
    }

    private static CaseProjection projection() {
        return suite.bean(CaseProjection.class);
    }

    @Test
    void aCaseOfTheTopicIsKeptAsItWasSaid() {
        Case state = SampleCase.of(
                7,
                true,
                SampleCase.report("LS2", "north", 4),
                SampleCase.report("BD1", "north", 3),
                SampleCase.report("HX1", "south", 2),
                SampleCase.report("LS6", "south", 1));

        suite.say(state);

        soon().until(() -> states().find(state.getCaseId()).isPresent());
        assertThat(states().find(state.getCaseId()).orElseThrow().state()).isEqualTo(state);
        assertThat(states().reports(state.getCaseId()))
                .containsExactlyInAnyOrderElementsOf(state.getReports().stream()
                        .map(ReportFacts::getReportId)
                        .toList());
    }

    @Test
    void aCaseThatMergedLeadsToTheOneThatHasItsReports() {
        ReportFacts one = SampleCase.report("LS2", "north", 9);
        ReportFacts other = SampleCase.report("BD1", "south", 8);
        Case first = SampleCase.of(10, false, one);
        Case second = SampleCase.of(10, false, other);
        Case both = Case.newBuilder(SampleCase.of(11, false, one, other))
                .setFormerIds(List.of(second.getCaseId()))
                .build();

        suite.say(first, second, both, TestCase.at(11, merged(second.getCaseId(), first.getCaseId())));

        soon().until(() -> states().successor(second.getCaseId()).isPresent()
                && states().find(second.getCaseId()).isEmpty());
        assertThat(states().successor(second.getCaseId())).contains(first.getCaseId());
        assertThat(states().casesOf(List.of(one.getReportId(), other.getReportId()))
                        .values())
                .containsOnly(first.getCaseId());
        assertThat(suite.bean(CaseChanges.class).of(first.getCaseId(), 10))
                .extracting(Change::change)
                .contains("opened", "changed", "gathered");
    }

    @Test
    void aReportThatIsWithdrawnIsListedAndFoundNoMore() {
        ReportFacts stays = SampleCase.report("LS2", "north", 9);
        ReportFacts goes = SampleCase.report("TR1", "south", 8);
        Case both = SampleCase.of(20, false, stays, goes);
        suite.say(both);
        soon().until(() -> states().lists(both.getCaseId(), goes.getReportId()));
        assertThat(districts(both.getCaseId())).contains("TR1", "LS2");

        suite.say(SampleCase.of(21, false, stays));

        soon().until(() -> !states().lists(both.getCaseId(), goes.getReportId()));
        assertThat(states().find(both.getCaseId()).orElseThrow().state().getReports())
                .containsExactly(stays);
        assertThat(districts(both.getCaseId())).containsExactly("LS2");

        suite.say(TestCase.at(22, closed(both.getCaseId())));
        soon().until(() -> states().find(both.getCaseId()).isEmpty());
        assertThat(suite.jdbc()
                        .sql("select count(*) from case_key where case_id = ?")
                        .param(both.getCaseId())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(suite.jdbc()
                        .sql("select state from case_state where case_id = ?")
                        .param(both.getCaseId())
                        .query()
                        .singleColumn())
                .containsOnlyNulls();
    }

    @Test
    void whatComesAgainChangesNothing() {
        Instant at = Instant.parse("2026-11-20T10:00:00Z");
        Case old = SampleCase.of(30, false, SampleCase.report("LS2", "north", 9));
        projection().handle(old, 5, at);
        projection().handle(TestCase.at(31, closed(old.getCaseId())), 6, at.plusSeconds(1));
        List<Change> before = suite.bean(CaseChanges.class).of(old.getCaseId(), 10);

        projection().handle(old, 5, at);
        projection().handle(TestCase.at(31, closed(old.getCaseId())), 6, at.plusSeconds(1));

        assertThat(states().find(old.getCaseId())).isEmpty();
        assertThat(suite.bean(CaseChanges.class).of(old.getCaseId(), 10)).isEqualTo(before);
        // a topic that was made anew counts from 0 again, at a later time
        projection().handle(old, 0, at.plusSeconds(2));
        assertThat(states().find(old.getCaseId())).isPresent();
    }

    /** Two cases become one, and two again: in whatever order the two partitions are read, the same is shown. */
    @RepeatedTest(6)
    void splitAndMergeEndInTheSameInEveryOrder() {
        long seed = Long.getLong("forewarn.seed", System.nanoTime());
        Random random = new Random(seed);
        Instant at = Instant.parse("2026-11-20T10:00:00Z");
        ReportFacts one = SampleCase.report("LS2", "north", 9);
        ReportFacts other = SampleCase.report("BD1", "south", 8);
        Case first = SampleCase.of(40, false, one);
        Case second = SampleCase.of(40, false, other);
        List<Case> ofFirst = List.of(
                first,
                Case.newBuilder(SampleCase.of(41, false, one, other))
                        .setFormerIds(List.of(second.getCaseId()))
                        .build(),
                TestCase.at(42, first));
        List<Case> ofSecond = List.of(
                second, TestCase.at(41, merged(second.getCaseId(), first.getCaseId())), TestCase.at(42, second));
        var turns = new ArrayList<>(List.of(0, 0, 0, 1, 1, 1));
        Collections.shuffle(turns, random);
        int[] next = new int[2];

        for (int whose : turns) {
            int record = next[whose]++;
            Case state = whose == 0 ? ofFirst.get(record) : ofSecond.get(record);
            projection().handle(state, record, at.plusSeconds(record));
        }

        assertThat(states().casesOf(List.of(one.getReportId(), other.getReportId())))
                .as("seed " + seed)
                .isEqualTo(Map.of(one.getReportId(), first.getCaseId(), other.getReportId(), second.getCaseId()));
        assertThat(states().find(second.getCaseId())).as("seed " + seed).isPresent();
    }

    private static List<String> districts(String caseId) {
        return suite.jdbc()
                .sql("select outward_code from case_district where case_id = ? order by 1")
                .param(caseId)
                .query(String.class)
                .list();
    }
}
