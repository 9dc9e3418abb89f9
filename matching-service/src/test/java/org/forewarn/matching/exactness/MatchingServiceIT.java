package org.forewarn.matching.exactness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.forewarn.local.TestParts;
import org.forewarn.matching.Events;
import org.forewarn.matching.MatchingService;
import org.forewarn.schemas.Topics;
import org.forewarn.schemas.event.Case;
import org.forewarn.schemas.event.CaseStatus;
import org.forewarn.schemas.event.EnrichedReport;
import org.forewarn.schemas.event.Link;
import org.forewarn.schemas.event.ReportEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The service with a real broker and a real registry. */
class MatchingServiceIT {

    private static final Logger log = LoggerFactory.getLogger(MatchingServiceIT.class);
    private static final Duration WAIT = Duration.ofSeconds(90);

    private static RealTopics topics;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void start() {
        TestParts.broker();
        TestParts.registry();
        topics = new RealTopics();
    }

    @AfterAll
    static void stop() {
        topics.close();
    }

    @Test
    void reportsBecomeACaseAndPoisonADeadLetter() throws Exception {
        try (var service = run()) {
            awaitReady(service);
            topics.post(Events.submitted("it-a").phone(700).receivedAtMinute(1).event());
            topics.postRaw("it-poison".getBytes(StandardCharsets.UTF_8), new byte[] {0, 0, 0, 0, 99, 1});
            topics.post(Events.submitted("it-b").phone(700).receivedAtMinute(2).event());

            await().atMost(WAIT).untilAsserted(() -> assertThat(RealTopics.newest(Topics.CASES))
                    .hasEntrySatisfying(
                            "it-a", state -> assertThat(state.getReports()).hasSize(2)));
            var letters = RealTopics.allRaw(Topics.REPORTS.deadLetters(), Topics.REPORTS.partitions());
            assertThat(letters).singleElement().satisfies(letter -> {
                assertThat(letter.key()).isEqualTo("it-poison".getBytes(StandardCharsets.UTF_8));
                assertThat(letter.value()).isEqualTo(new byte[] {0, 0, 0, 0, 99, 1});
                assertThat(letter.headers().lastHeader("__streams.errors.topic").value())
                        .isEqualTo("reports".getBytes(StandardCharsets.UTF_8));
            });
            assertThat(get(service, "/actuator/prometheus").body())
                    .contains("forewarn_matching_reports_total{outcome=\"dead\"} 1.0");
        }
    }

    /** Three lives, each on a machine without the others' disk; two of them end by a kill in the middle of things. */
    @Test
    void killsLoseNothingAndDoubleNothing() throws Exception {
        long seed = Long.getLong("forewarn.seed", System.nanoTime());
        log.info("Seed {}", seed);
        var random = new Random(seed);
        List<ReportEvent> story = Stories.of(random, "kill-", new Stories.Size(40, 12, 6, 160));
        int third = story.size() / 3;
        for (int life = 0; life < 3; life++) {
            var service = RunningService.start(
                    Files.createDirectory(folder.resolve("life" + life)),
                    "forewarn.matching.model=" + Batch.MODEL.version(),
                    "forewarn.matching.max-carriers=" + Batch.LIMITS.identifier(),
                    "forewarn.matching.max-weak-carriers=" + Batch.LIMITS.weak());
            story.subList(life * third, life == 2 ? story.size() : (life + 1) * third)
                    .forEach(topics::post);
            if (life < 2) {
                awaitSomethingNew();
                service.kill();
            } else {
                awaitEverything(story);
                service.close();
            }
        }
        assertThat(versions()).as("each version is taken once").doesNotHaveDuplicates();
    }

    /** Three reports that share a number: one case, or three when no more than two may be compared over a number. */
    @Test
    void otherRulesTakeOverWhatStandsWhenTheyHaveScoredEverything() throws Exception {
        try (var first = RunningService.start(Files.createDirectory(folder.resolve("first")))) {
            await().atMost(WAIT).until(RealTopics::areThere);
            for (String id : List.of("over-a", "over-b", "over-c")) {
                topics.post(Events.submitted(id)
                        .phone(800)
                        .receivedAtMinute(id.charAt(5))
                        .event());
            }
            awaitOpenCases("over-", 1);
        }
        try (var silent = RunningService.start(
                Files.createDirectory(folder.resolve("silent")),
                "forewarn.matching.max-carriers=2",
                "forewarn.matching.publish=false")) {
            topics.post(Events.submitted("over-d").phone(801).event());
            await().atMost(WAIT)
                    .until(() -> RealTopics.newest(Topics.ENRICHED_REPORTS).containsKey("over-d"));
        }
        assertThat(openCases("over-"))
                .as("nothing of the other rules before all is scored")
                .hasSize(1);

        try (var second = RunningService.start(
                Files.createDirectory(folder.resolve("second")), "forewarn.matching.max-carriers=2")) {
            awaitOpenCases("over-", 4);
        }

        assertThat(RealTopics.newest(Topics.LINKS).entrySet())
                .filteredOn(link -> link.getKey().startsWith("over-"))
                .extracting(Map.Entry::getValue)
                .containsOnlyNulls();
    }

    private static void awaitOpenCases(String prefix, int count) {
        await().atMost(WAIT).untilAsserted(() -> assertThat(openCases(prefix)).hasSize(count));
    }

    private static Map<String, Case> openCases(String prefix) {
        var open = new TreeMap<String, Case>();
        RealTopics.newest(Topics.CASES).forEach((key, state) -> {
            if (state != null && key.startsWith(prefix) && state.getStatus() == CaseStatus.OPEN) {
                open.put(key, state);
            }
        });
        return open;
    }

    private static void awaitSomethingNew() {
        int before = RealTopics.all(Topics.CASES).size();
        await().atMost(WAIT).until(() -> RealTopics.all(Topics.CASES).size() > before);
    }

    private static void awaitEverything(List<ReportEvent> story) {
        await().atMost(WAIT).untilAsserted(() -> {
            List<EnrichedReport> live = RealTopics.newest(Topics.ENRICHED_REPORTS).values().stream()
                    .filter(Objects::nonNull)
                    .filter(report -> report.getReportId().startsWith("kill-"))
                    .toList();
            assertThat(live)
                    .extracting(EnrichedReport::getReportId)
                    .containsExactlyInAnyOrderElementsOf(Stories.live(story));
            Batch batch = Batch.of(live);
            assertThat(links()).isEqualTo(batch.links());
            assertThat(Batch.open(cases())).isEqualTo(batch.cases());
        });
    }

    private static Map<String, Link> links() {
        var links = new TreeMap<String, Link>();
        RealTopics.newest(Topics.LINKS).forEach((key, link) -> {
            if (link != null && key.startsWith("kill-")) {
                links.put(key, link);
            }
        });
        return links;
    }

    private static Map<String, Case> cases() {
        var cases = new TreeMap<String, Case>();
        RealTopics.newest(Topics.CASES).forEach((key, state) -> {
            if (state != null && key.startsWith("kill-")) {
                cases.put(key, state);
            }
        });
        return cases;
    }

    private static List<String> versions() {
        return RealTopics.all(Topics.ENRICHED_REPORTS).stream()
                .map(ConsumerRecord::value)
                .filter(Objects::nonNull)
                .filter(report -> report.getReportId().startsWith("kill-"))
                .map(report -> report.getReportId() + "@" + report.getVersion())
                .toList();
    }

    private static ConfigurableApplicationContext run() throws IOException {
        Path own = Files.createDirectory(folder.resolve("inside"));
        String[] arguments = RunningService.properties(own).stream()
                .map(property -> "--" + property)
                .toArray(String[]::new);
        return new SpringApplicationBuilder(MatchingService.class).run(arguments);
    }

    private static void awaitReady(ConfigurableApplicationContext service) {
        await().atMost(WAIT).untilAsserted(() -> assertThat(
                        get(service, "/actuator/health/readiness").statusCode())
                .isEqualTo(200));
    }

    private static HttpResponse<String> get(ConfigurableApplicationContext service, String path)
            throws IOException, InterruptedException {
        String port = service.getEnvironment().getProperty("local.server.port");
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .build(),
                    BodyHandlers.ofString());
        }
    }
}
