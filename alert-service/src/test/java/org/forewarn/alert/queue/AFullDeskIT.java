package org.forewarn.alert.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.forewarn.alert.Suite.soon;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.forewarn.alert.Suite;
import org.forewarn.alert.casefile.CaseStates;
import org.forewarn.alert.casefile.SampleCase;
import org.forewarn.alert.staff.AtTheDesk;
import org.forewarn.schemas.event.Case;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A desk of 10,000 open warnings and 100,000 past ones: no page reads a large table from end to end. What each page took
 * is printed; on a machine that does something else at the same time, that says little.
 */
class AFullDeskIT {

    private static final int OPEN = 10_000;
    private static final int PAST = 100_000;
    private static final int ROUNDS = Integer.getInteger("forewarn.rounds", 20);

    @SuppressWarnings("NullAway.Init")
    private static Suite suite;

    @SuppressWarnings("NullAway.Init")
    private static AtTheDesk kim;

    @SuppressWarnings("NullAway.Init")
    private static Case sample;

    @BeforeAll
    static void start() {
        suite = Suite.start(Map.of("forewarn.desk.auto-issue", false));
        kim = AtTheDesk.reviewer(suite, "Kim Reviewer");
        sample = SampleCase.of(
                1,
                true,
                SampleCase.report("LS2", "north", 8),
                SampleCase.report("LS6", "north", 7),
                SampleCase.report("BD1", "south", 6),
                SampleCase.report("HX1", "south", 5));
        suite.say(sample);
        soon().until(() -> suite.bean(CaseStates.class).find(sample.getCaseId()).isPresent());
        fill(suite.jdbc());
    }

    @AfterAll
    static void stop() {
        suite.close();
    }

    /** Fills a desk: every warning with a case, every case with two keys and a district. */
    static void fill(JdbcClient jdbc) {
        jdbc.sql("alter table warning disable trigger user").update();
        jdbc.sql("""
                insert into warning (warning_id, case_id, state, ended_as, proposed, created_at, changed_at, attention,
                    rank, waiting_since, due_at, severity, certainty, urgency, counties, headline, reports, charities)
                select gen_random_uuid(), lpad(to_hex(n), 8, '0') || '-0000-4000-8000-000000000000',
                    case when n <= :open then 'drafted' else 'ended' end,
                    case when n <= :open then null else 'expired' end, '{}', now(), now(),
                    case when n <= :open then (array['draft', 'update', 'expiring'])[1 + n % 3] end,
                    case when n <= :open then 10000 * (n % 3) + n % 97 else 0 end,
                    case when n <= :open then now() - make_interval(mins => n) end,
                    case when n <= :open then now() - make_interval(mins => n - 240) end,
                    (array['EXTREME', 'SEVERE', 'MODERATE', 'MINOR'])[1 + n % 4], 'LIKELY', 'EXPECTED',
                    array[(array['Cornwall', 'Kent', 'Leeds', 'Fife', 'Powys'])[1 + n % 5]],
                    'Robbery in a grey car, ' || n, 3, 2
                from generate_series(1, :all) n""").param("open", OPEN).param("all", OPEN + PAST).update();
        jdbc.sql("""
                insert into case_state (case_id, status, version, seen_offset, seen_at, state, severity, certainty,
                    counties, reports, charities, last_incident, last_received)
                select lpad(to_hex(n), 8, '0') || '-0000-4000-8000-000000000000', 'open', n, n, now(),
                    (select state from case_state where case_id = :sample),
                    (array['EXTREME', 'SEVERE', 'MODERATE', 'MINOR'])[1 + n % 4], 'LIKELY',
                    array[(array['Cornwall', 'Kent', 'Leeds', 'Fife', 'Powys'])[1 + n % 5]], 3, 2,
                    now() - make_interval(mins => n), now() - make_interval(mins => n)
                from generate_series(1, :all) n""")
                .param("sample", sample.getCaseId())
                .param("all", OPEN + PAST)
                .update();
        jdbc.sql("""
                insert into case_key (key, case_id) select md5(n || '/' || k), lpad(to_hex(n), 8, '0')
                    || '-0000-4000-8000-000000000000' from generate_series(1, :all) n, generate_series(1, 2) k""").param("all", OPEN + PAST).update();
        jdbc.sql("""
                insert into case_district (outward_code, case_id) select 'ZZ' || n % 2800, lpad(to_hex(n), 8, '0')
                    || '-0000-4000-8000-000000000000' from generate_series(1, :all) n""").param("all", OPEN + PAST).update();
        jdbc.sql("alter table warning enable trigger user").update();
        jdbc.sql("analyze").update();
    }

    @Test
    void noPageReadsALargeTableFromEndToEnd() {
        Map<String, Long> scannedBefore = scannedRows();
        measure("queue", () -> kim.open("/desk"));
        measure("queue, mine", () -> kim.open("/desk?whose=mine"));
        measure("queue, county and late", () -> kim.open("/desk?county=Kent&age=late"));
        measure("queue, none of that", () -> kim.open("/desk?severity=UNKNOWN"));
        measure("case", () -> kim.open("/desk/cases/" + sample.getCaseId()));
        measure("search, number", () -> kim.post("/desk/search", Map.of("typed", "07700 900123")));
        measure("search, severity", () -> kim.post("/desk/search", Map.of("severity", "MINOR")));
        measure("search, county", () -> kim.post("/desk/search", Map.of("county", "Fife")));
        measure(
                "search, county and severity",
                () -> kim.post("/desk/search", Map.of("county", "Fife", "severity", "MINOR")));
        measure("search, no such county", () -> kim.post("/desk/search", Map.of("county", "Rutland")));
        measure("search, nothing", () -> kim.post("/desk/search", Map.of("typed", "nobody@example.org")));
        assertThat(scannedRows()).as("rows read by scans of whole tables").isEqualTo(scannedBefore);
    }

    private static void measure(String page, Supplier<HttpResponse<String>> open) {
        var took = new ArrayList<Long>();
        for (int i = 0; i < ROUNDS; i++) {
            long began = System.nanoTime();
            assertThat(open.get().statusCode()).as(page).isEqualTo(200);
            took.add((System.nanoTime() - began) / 1_000_000);
        }
        long[] sorted = took.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%-24s p50 %4d ms   p99 %4d ms%n",
                page,
                sorted[sorted.length / 2],
                sorted[Math.min(sorted.length - 1, sorted.length * 99 / 100)]);
    }

    /** By PostgreSQL's own counters, which reach it within a second of each transaction. */
    private static Map<String, Long> scannedRows() {
        List<String> large = Arrays.asList("warning", "case_state", "case_key", "case_district", "case_county");
        soon().pollDelay(Duration.ofMillis(1_500)).until(() -> true);
        var rows = new TreeMap<String, Long>();
        suite.jdbc()
                .sql("select relname, seq_tup_read from pg_stat_user_tables where relname in (:large)")
                .param("large", large)
                .query(row -> {
                    rows.put(row.getString(1), row.getLong(2));
                });
        return rows;
    }
}
