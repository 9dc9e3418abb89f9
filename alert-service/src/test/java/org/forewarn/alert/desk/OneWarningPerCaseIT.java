package org.forewarn.alert.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.forewarn.alert.Suite;
import org.forewarn.alert.TestCase;
import org.forewarn.schemas.event.Case;
import org.forewarn.schemas.event.ReportFacts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.TransientDataAccessException;

/**
 * Cases that merge, read from several partitions at once, each in its order, some records twice: in the end there is one
 * warning, of the case that is left, and what was told under any of them counts as told.
 */
class OneWarningPerCaseIT {

    private static final int ROUNDS = 40;
    private static final int PARTITIONS = 3;
    private static final Instant START = Instant.parse("2026-03-06T09:00:00Z");
    private static final List<String> PLACES = List.of("AB10", "DD1", "EH1", "FK1", "G1", "KA1", "ML1", "PA1");

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);

    @SuppressWarnings("NullAway.Init")
    private static Suite suite;

    @BeforeAll
    static void start() {
        suite = Suite.start(Map.of());
    }

    @AfterAll
    static void stop() {
        suite.close();
    }

    private record Said(Case record, long offset, Instant at) {}

    /** Cases as matching keeps them, and what it says of them, by partition. */
    private final class Matching {

        private final Map<String, List<ReportFacts>> cases = new HashMap<>();
        private final Map<String, Set<String>> formers = new HashMap<>();
        private final List<List<Said>> partitions = new ArrayList<>();
        private final Set<String> places = new TreeSet<>();
        private final boolean versions = random.nextBoolean();
        private int time;

        Matching() {
            for (int i = 0; i < PARTITIONS; i++) {
                partitions.add(new ArrayList<>());
            }
        }

        void begin(String place) {
            ReportFacts report = TestCase.report(place);
            places.add(place);
            cases.put(report.getReportId(), List.of(report));
            formers.put(report.getReportId(), new TreeSet<>());
            say(TestCase.open(report));
        }

        void merge() {
            List<String> ids = new ArrayList<>(cases.keySet());
            String into = ids.remove(random.nextInt(ids.size()));
            String former = ids.get(random.nextInt(ids.size()));
            var reports = new ArrayList<>(cases.getOrDefault(into, List.of()));
            reports.addAll(cases.getOrDefault(former, List.of()));
            cases.remove(former);
            cases.put(into, reports);
            var all = new TreeSet<>(formers.getOrDefault(into, Set.of()));
            all.add(former);
            all.addAll(formers.getOrDefault(former, Set.of()));
            formers.put(into, all);
            say(TestCase.open(List.copyOf(all), reports.toArray(ReportFacts[]::new)));
            say(TestCase.merged(former, into));
        }

        private void say(Case record) {
            List<Said> partition =
                    partitions.get(Math.floorMod(record.getCaseId().hashCode(), PARTITIONS));
            Case said = versions ? TestCase.at(time + 1, record) : record;
            partition.add(new Said(said, partition.size(), START.plusSeconds(time++)));
        }

        String left() {
            return cases.keySet().iterator().next();
        }
    }

    @Test
    void whateverTheOrderOneWarningIsLeft() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var matching = new Matching();
            int number = random.nextInt(2, 6);
            for (int i = 0; i < number; i++) {
                matching.begin(PLACES.get(i));
            }
            while (matching.cases.size() > 1) {
                matching.merge();
            }
            hear(matching.partitions);
            check(matching, number);
        }
    }

    private void hear(List<List<Said>> partitions) throws Exception {
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            var work = new ArrayList<Future<?>>();
            for (List<Said> partition : partitions) {
                long pace = random.nextLong(4_000_000);
                int again = random.nextInt(3);
                work.add(readers.submit(() -> {
                    for (int i = 0; i < partition.size(); i++) {
                        LockSupport.parkNanos(pace);
                        // as after a crash: a few records before this one come again
                        for (int j = Math.max(0, i - again); j <= i; j++) {
                            handle(partition.get(j));
                        }
                    }
                }));
            }
            for (Future<?> each : work) {
                each.get();
            }
        }
    }

    /** Broken infrastructure is tried again; a deadlock would be such a case, and there should be none. */
    private static void handle(Said said) {
        try {
            suite.bean(CaseDesk.class).handle(said.record(), said.offset(), said.at());
        } catch (TransientDataAccessException e) {
            throw new AssertionError("two transactions locked each other up", e);
        }
    }

    private void check(Matching matching, int number) {
        List<String> ids = new ArrayList<>(matching.formers.keySet());
        List<String> live = suite.jdbc()
                .sql("select case_id from warning where case_id in (:ids) and state <> 'absorbed'")
                .param("ids", ids)
                .query(String.class)
                .list();
        assertThat(live).as("-Dseed=%d", seed).containsExactly(matching.left());
        Integer revisions = suite.jdbc()
                .sql("select sum(revision) from warning where case_id in (:ids)")
                .param("ids", ids)
                .query(Integer.class)
                .single();
        assertThat(revisions).as("-Dseed=%d", seed).isBetween(1, 2 * number);
        List<String> covered = suite.jdbc()
                .sql("select unnest(covered) from warning where case_id = ?")
                .param(matching.left())
                .query(String.class)
                .list();
        assertThat(covered).as("-Dseed=%d", seed).containsAll(matching.places);
        List<String> formers = suite.jdbc()
                .sql("select case_id from case_file where case_id in (:ids) and merged_into is not null")
                .param("ids", ids)
                .query(String.class)
                .list();
        assertThat(formers).as("-Dseed=%d", seed).hasSize(number - 1).doesNotContain(matching.left());
    }

    @Test
    void aCaseThatIsTakenApartAgainHasAWarningOfItsOwn() {
        ReportFacts first = TestCase.report("DD1");
        ReportFacts second = TestCase.report("EH1");
        CaseDesk desk = suite.bean(CaseDesk.class);
        desk.handle(TestCase.open(first), 20, START);
        desk.handle(TestCase.open(second), 30, START);
        desk.handle(TestCase.open(List.of(second.getReportId()), first, second), 21, START.plusSeconds(1));
        desk.handle(TestCase.merged(second.getReportId(), first.getReportId()), 31, START.plusSeconds(1));
        desk.handle(TestCase.open(second), 32, START.plusSeconds(2));
        desk.handle(TestCase.open(first), 22, START.plusSeconds(2));
        assertThat(suite.jdbc()
                        .sql("select case_id from warning where case_id in (:ids) and state <> 'absorbed'")
                        .param("ids", List.of(first.getReportId(), second.getReportId()))
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder(first.getReportId(), second.getReportId());
    }

    /** Its own records come late: after a third case, which has its report in the end, was heard. */
    @Test
    void whatAThirdCaseHasTakenSinceDraftsNothing() {
        ReportFacts first = TestCase.report("DD1");
        ReportFacts former = TestCase.report("EH1");
        ReportFacts third = TestCase.report("FK1");
        CaseDesk desk = suite.bean(CaseDesk.class);
        String id = former.getReportId();
        desk.handle(TestCase.at(5, TestCase.open(List.of(id), third, former)), 40, START.plusSeconds(4));

        desk.handle(TestCase.at(1, TestCase.open(former)), 30, START);
        desk.handle(TestCase.at(2, TestCase.merged(id, first.getReportId())), 31, START.plusSeconds(1));
        desk.handle(TestCase.at(3, TestCase.open(former)), 32, START.plusSeconds(2));
        desk.handle(TestCase.at(5, TestCase.merged(id, third.getReportId())), 33, START.plusSeconds(4));
        desk.handle(TestCase.at(2, TestCase.open(List.of(id), first, former)), 20, START.plusSeconds(1));

        assertThat(suite.jdbc()
                        .sql("select case_id from warning where case_id in (:ids) and state <> 'absorbed'")
                        .param("ids", List.of(id, third.getReportId()))
                        .query(String.class)
                        .list())
                .containsExactly(third.getReportId());
    }
}
