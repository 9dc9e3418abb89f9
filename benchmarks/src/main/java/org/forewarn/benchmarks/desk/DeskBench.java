package org.forewarn.benchmarks.desk;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;
import org.forewarn.benchmarks.desk.PageLoad.Failures;
import org.forewarn.benchmarks.desk.PageLoad.Visit;
import org.forewarn.benchmarks.subject.ProcessFigures;
import org.forewarn.benchmarks.subject.TopicFeed;
import org.forewarn.local.Service;
import org.forewarn.local.ServiceAlone;
import org.forewarn.schemas.Topics;
import org.forewarn.schemas.event.Case;

/**
 * A full desk: how soon a case is a draft on it, and how long each page takes, with open drafts that the service itself has
 * made of cases, and years of past ones.
 */
public final class DeskBench {

    private static final Duration LOOKS_EVERY = Duration.ofMillis(50);
    private static final Duration DRAFTED_WITHIN = Duration.ofMinutes(20);
    private static final Duration SHOWN_WITHIN = Duration.ofSeconds(60);
    private static final double MILLIS = 1_000_000.0;

    /** Of every page, before it counts: the second compiler is busy until then. */
    private static final int WARM_UPS = 150;

    private static final int LARGE_CASE = 25;
    private static final double WANTED_DRAFT_MILLIS = 1_000;
    private static final double WANTED_PAGE_MILLIS = 200;
    private static final Pattern FURTHER = Pattern.compile("href=\"([^\"]+)\">Further down");

    private final PrintStream out;

    /**
     * @param seed of the cases
     * @param open drafts that wait
     * @param past warnings for each of those that have ended
     * @param perSecond cases, while drafts are timed
     * @param during of that
     * @param visits of each page
     * @param rate pages a second that are asked for
     * @param serviceJvm options of the service's JVM
     */
    public record Plan(
            long seed,
            int open,
            int past,
            int perSecond,
            Duration during,
            int visits,
            int rate,
            List<String> serviceJvm) {}

    private record Timed(String page, double p50, double p99, double max) {}

    private record Seen(List<Timed> pages, Failures failures) {}

    public DeskBench(PrintStream out) {
        this.out = out;
    }

    /** One run; whether all that is wanted was reached. */
    public boolean run(Plan plan) {
        say(
                "seed %d (--seed %d sends the same cases); %d processors for service, database, broker and load; service JVM"
                        + " %s",
                plan.seed(),
                plan.seed(),
                Runtime.getRuntime().availableProcessors(),
                String.join(" ", plan.serviceJvm()));
        var properties = Map.of(
                "forewarn.staff.https",
                "false",
                "forewarn.staff.second-step",
                "false",
                "forewarn.desk.auto-issue",
                "false");
        var options = new ServiceAlone.Options(List.of("-Xmx512m"), plan.serviceJvm(), properties);
        try (var alert = ServiceAlone.start(Service.ALERT, options);
                var feed = new TopicFeed<>(alert, Topics.CASES, Case::getCaseId, Map.of());
                var tables = new DeskTables(alert.database());
                var watch = new DraftWatch(alert.database());
                var reviewer = new Reviewer(alert)) {
            try {
                return run(plan, alert, new Tools(feed, tables, watch, reviewer));
            } catch (IllegalStateException e) {
                // the service's log says more
                alert.folder().keepLogs();
                throw e;
            }
        }
    }

    /** What the desk is filled with, watched with and visited with. */
    private record Tools(TopicFeed<Case> feed, DeskTables tables, DraftWatch watch, Reviewer reviewer) {}

    private boolean run(Plan plan, ServiceAlone alert, Tools tools) {
        var cases = new InventedCases(plan.seed(), Instant.now());
        Case large = cases.of(LARGE_CASE);
        fill(plan, tools.feed(), tools.tables(), cases, large);
        double draft = drafts(plan, tools.feed(), tools.watch(), cases);
        Seen seen = pages(plan, tools.reviewer(), tools.tables(), large);
        var figures = ProcessFigures.of(alert.servicePid());
        say("resident %,d MB, at most %,d MB", figures.residentBytes() >> 20, figures.peakBytes() >> 20);
        if (seen.failures().count() > 0) {
            alert.folder().keepLogs();
        }
        return verdict(draft, seen);
    }

    private void fill(Plan plan, TopicFeed<Case> feed, DeskTables tables, InventedCases cases, Case large) {
        long start = System.nanoTime();
        feed.pour(() -> large, 1);
        feed.pour(cases::next, plan.open() - 1);
        until(() -> tables.open() >= plan.open(), DRAFTED_WITHIN, "The drafts were not made");
        say("%,d cases became drafts at %.0f a second", plan.open(), plan.open() / ((System.nanoTime() - start) / 1e9));
        tables.repeatAsPast(plan.past());
        say("on the desk: %,d wait, %,d are past", tables.open(), tables.past());
    }

    /** How long one case in a hundred takes longer than, from its turn to its draft, in milliseconds. */
    private double drafts(Plan plan, TopicFeed<Case> feed, DraftWatch watch, InventedCases cases) {
        feed.pour(cases::next, plan.perSecond(), plan.during(), watch::await);
        until(() -> watch.missing() == 0, SHOWN_WITHIN, "Not every case became a draft");
        Timed timed = timed("case to draft", watch.latencies());
        say("%-26s %8s %8s %8s", "ms", "p50", "p99", "max");
        tell(timed);
        return timed.p99();
    }

    private Seen pages(Plan plan, Reviewer reviewer, DeskTables tables, Case large) {
        String token = Reviewer.token(reviewer.open("/desk/search"));
        String warning = "/desk/warnings/" + tables.warningOf(large.getCaseId()).orElseThrow();
        String one = large.getReports().get(0).getReportId();
        String other = large.getReports().get(1).getReportId();
        String deep = further(reviewer, 20);
        Map<String, Visit> visits = new LinkedHashMap<>();
        visits.put("queue", () -> reviewer.open("/desk"));
        visits.put("queue, 20 pages down", () -> reviewer.open(deep));
        visits.put("queue, mine", () -> reviewer.open("/desk?whose=mine"));
        visits.put("queue, county and late", () -> reviewer.open("/desk?county=Kent&age=late"));
        visits.put("queue, of none", () -> reviewer.open("/desk?severity=UNKNOWN"));
        visits.put("case of 25 reports", () -> reviewer.open("/desk/cases/" + large.getCaseId()));
        visits.put(
                "two reports",
                () -> reviewer.open("/desk/cases/" + large.getCaseId() + "/pair?one=" + one + "&other=" + other));
        visits.put("warning", () -> reviewer.open(warning));
        visits.put("compose", () -> reviewer.open(warning + "/compose"));
        visits.put("search, a number", () -> search(reviewer, token, Map.of("typed", "07700 900123")));
        visits.put("search, a severity", () -> search(reviewer, token, Map.of("severity", "MINOR")));
        visits.put("search, a county", () -> search(reviewer, token, Map.of("county", "Kent")));
        visits.put("search, the largest county", () -> search(reviewer, token, Map.of("county", "Greater London")));
        visits.put("search, nobody", () -> search(reviewer, token, Map.of("typed", "nobody@example.org")));
        visits.put("settings", () -> reviewer.open("/desk/settings"));
        visits.put("templates", () -> reviewer.open("/desk/templates"));
        visits.put("account", () -> reviewer.open("/desk/account"));
        visits.put("audit", () -> reviewer.open("/desk/audit"));
        visits.put("staff", () -> reviewer.open("/desk/staff"));

        for (int i = 0; i < WARM_UPS; i++) {
            visits.values().forEach(Visit::make);
        }
        say(
                "pages: %d of each, in random order, %d/s whether or not earlier ones were answered",
                plan.visits(), plan.rate());
        var all = new ArrayList<Timed>();
        var load = new PageLoad(visits, plan.visits(), plan.seed());
        load.run(plan.rate()).forEach((page, latencies) -> {
            Timed timed = timed(page, latencies);
            tell(timed);
            all.add(timed);
        });
        return new Seen(all, load.failures());
    }

    private static void search(Reviewer reviewer, String token, Map<String, String> fields) {
        reviewer.post("/desk/search", token, fields);
    }

    private static String further(Reviewer reviewer, int pages) {
        String path = "/desk";
        for (int i = 0; i < pages; i++) {
            Matcher next = FURTHER.matcher(reviewer.open(path));
            if (!next.find()) {
                return path;
            }
            path = next.group(1).replace("&amp;", "&");
        }
        return path;
    }

    private static Timed timed(String page, Histogram latencies) {
        return new Timed(
                page,
                latencies.getValueAtPercentile(50) / MILLIS,
                latencies.getValueAtPercentile(99) / MILLIS,
                latencies.getMaxValue() / MILLIS);
    }

    private void tell(Timed timed) {
        say("%-26s %8.1f %8.1f %8.1f", timed.page(), timed.p50(), timed.p99(), timed.max());
    }

    private boolean verdict(double draft, Seen seen) {
        List<Timed> pages = seen.pages();
        boolean reached =
                is(draft < WANTED_DRAFT_MILLIS, "case to draft p99 %.0f ms, wanted < %.0f", draft, WANTED_DRAFT_MILLIS);
        List<Timed> slow =
                pages.stream().filter(each -> each.p99() >= WANTED_PAGE_MILLIS).toList();
        double slowest = pages.stream().mapToDouble(Timed::p99).max().orElseThrow();
        return reached
                & is(
                        seen.failures().count() == 0,
                        "every page answered but for %d %s",
                        seen.failures().count(),
                        seen.failures().first())
                & is(
                        slow.isEmpty(),
                        "every page p99 at most %.0f ms, wanted < %.0f%s",
                        slowest,
                        WANTED_PAGE_MILLIS,
                        slow.isEmpty()
                                ? ""
                                : "; too slow: "
                                        + String.join(
                                                ", ",
                                                slow.stream().map(Timed::page).toList()));
    }

    private boolean is(boolean reached, String format, Object... values) {
        say((reached ? "reached      " : "NOT reached  ") + format, values);
        return reached;
    }

    private static void until(BooleanSupplier condition, Duration within, String otherwise) {
        long until = System.nanoTime() + within.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException(otherwise + " within " + within);
            }
            LockSupport.parkNanos(LOOKS_EVERY.toNanos());
        }
    }

    private void say(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
