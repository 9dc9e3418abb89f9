package org.forewarn.alert.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.forewarn.alert.Suite.soon;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.forewarn.alert.Suite;
import org.forewarn.alert.audit.Act;
import org.forewarn.alert.staff.AtTheDesk;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The queue shows what waits, the most pressing first, narrowed down as asked, and tells of changes. */
class QueueIT {

    @SuppressWarnings("NullAway.Init")
    private static Suite suite;

    @SuppressWarnings("NullAway.Init")
    private static AtTheDesk kim;

    @BeforeAll
    static void start() {
        suite = Suite.start(Map.of("forewarn.desk.auto-issue", false));
        kim = AtTheDesk.reviewer(suite, "Kim Reviewer");
    }

    @AfterAll
    static void stop() {
        suite.close();
    }

    @BeforeEach
    void empty() {
        suite.jdbc().sql("delete from warning").update();
    }

    private static UUID waits(String attention, int rank, int hours, String severity, @Nullable UUID takenBy) {
        Instant since = Instant.now().minus(Duration.ofHours(hours));
        return Waiting.add(
                suite.jdbc(),
                new Waiting.Warning(
                        UUID.randomUUID().toString(),
                        attention,
                        rank,
                        since,
                        since.plus(Duration.ofHours(4)),
                        severity,
                        "Robbery by <b>a man</b> in a grey car",
                        new String[] {"West Yorkshire", "Cornwall"},
                        takenBy));
    }

    private static Document page(String path) {
        return Jsoup.parse(kim.open(path).body());
    }

    private static List<String> items(Document page) {
        return page.select("#queue .item").eachAttr("id").stream()
                .map(id -> id.substring(2))
                .toList();
    }

    @Test
    void theMostPressingFirstAndOfThoseTheLongestWaiting() {
        UUID late = waits("draft", 10, 9, "SEVERE", null);
        UUID withdrawn = waits("report_withdrawn", 900, 1, "MODERATE", null);
        UUID newer = waits("draft", 10, 1, "SEVERE", null);

        Document page = page("/desk");

        assertThat(items(page)).containsExactly(withdrawn.toString(), late.toString(), newer.toString());
        assertThat(page.select("#w-" + late + " .due").text()).isEqualTo("late by 5 h");
        assertThat(page.select("#waiting").text()).isEqualTo("3 waiting");
        // words of a warning are words, whatever stands in them
        assertThat(page.select("#queue b")).isEmpty();
        assertThat(AtTheDesk.audit(suite, Act.QUEUE_VIEWED, "queue/warnings")).isNotEmpty();
    }

    @Test
    void filtersNarrowDown() {
        UUID mine = waits("draft", 10, 30, "SEVERE", kim.memberId());
        UUID others = waits("update", 20, 1, "EXTREME", UUID.randomUUID());
        UUID nobodys = waits("expiring", 5, 3, "MINOR", null);

        assertThat(items(page("/desk?whose=mine"))).containsExactly(mine.toString());
        assertThat(items(page("/desk?whose=unassigned"))).containsExactly(nobodys.toString());
        assertThat(items(page("/desk?severity=EXTREME"))).containsExactly(others.toString());
        assertThat(items(page("/desk?attention=expiring"))).containsExactly(nobodys.toString());
        assertThat(items(page("/desk?age=late"))).containsExactly(mine.toString());
        assertThat(items(page("/desk?age=day"))).containsExactly(mine.toString());
        assertThat(items(page("/desk?county=Cornwall"))).hasSize(3);
        assertThat(items(page("/desk?county=Kent"))).isEmpty();
        // a word that is none of ours shows more, never an error
        assertThat(items(page("/desk?severity=%27%3B--&attention=x&age=y&whose=z&after=1_2_3")))
                .hasSize(3);
    }

    @Test
    void pagesMissNothingAndRepeatNothing() {
        var all = new ArrayList<String>();
        for (int i = 0; i < Queue.PAGE * 2 + 3; i++) {
            all.add(waits("draft", i % 3, i % 7, "SEVERE", null).toString());
        }
        var seen = new ArrayList<String>();
        String next = "/desk";
        while (!next.isEmpty()) {
            Document page = page(next);
            seen.addAll(items(page));
            next = page.select(".pager a:contains(Further)").attr("href");
        }
        assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void aChangeIsToldToWhoeverLooks() throws Exception {
        var heard = new ConcurrentLinkedQueue<String>();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(kim.request("/desk/events").build(), BodyHandlers.ofInputStream());
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
            Thread.ofVirtual().start(() -> {
                new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))
                        .lines()
                        .forEach(heard::add);
            });
            soon().until(() -> !heard.isEmpty());
            soon().until(() -> suite.bean(DeskEvents.class).isListening());
            waits("draft", 10, 1, "SEVERE", null);
            soon().until(() -> heard.contains("event:queue"));
            assertThat(String.join("", heard)).doesNotContain("Robbery");

            suite.cutDatabaseConnections();
            soon().until(() -> heard.stream().filter("event:desk"::equals).count() >= 1);
            answer.body().close();
        }
    }
}
