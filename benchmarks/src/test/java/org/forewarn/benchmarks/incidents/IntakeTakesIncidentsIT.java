package org.forewarn.benchmarks.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.forewarn.benchmarks.incidents.IncidentPlan.Changes;
import org.forewarn.benchmarks.subject.Charity;
import org.forewarn.local.Service;
import org.forewarn.local.ServiceAlone;
import org.forewarn.local.ServiceAlone.Options;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files that {@code ./forewarn bench incidents} writes, posted to the real service. */
class IntakeTakesIncidentsIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final List<String> SERVICE_JVM = List.of("-Xmx256m", "-XX:+UseSerialGC");

    @TempDir
    private Path folder;

    @Test
    void everyReportIsValidAndGetsTheIdThatTheTruthNames() throws Exception {
        IncidentFiles.write(IncidentPlan.of(1_500, 9).with(Changes.SOME), folder);
        String charity = IncidentPlan.CHARITIES.getFirst();
        List<String> truth = Files.readAllLines(folder.resolve("truth.csv"));

        try (var intake = ServiceAlone.start(Service.INTAKE, new Options(null, SERVICE_JVM, Map.of()))) {
            List<JsonNode> results = post(intake, charity, folder.resolve(charity + ".ndjson"));

            assertThat(results).hasSizeGreaterThan(100).allSatisfy(result -> {
                assertThat(result.get("status").intValue())
                        .as(result.toString())
                        .isIn(200, 202);
                assertThat(truth)
                        .anyMatch(line -> line.startsWith(result.get("reportId").stringValue() + ",")
                                && line.endsWith("," + charity + ","
                                        + result.get("reference").stringValue()));
            });
        }
    }

    /** Amendments are among them, so each line is a {@code PUT}. */
    private static List<JsonNode> post(ServiceAlone intake, String charity, Path reports) throws Exception {
        String key = Charity.keyOf(intake, charity);
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var request = HttpRequest.newBuilder(URI.create(intake.url() + "/v1/reports:batch?mode=amend"))
                    .timeout(TIMEOUT)
                    .header("Authorization", "Bearer " + key)
                    .header("Content-Type", "application/x-ndjson")
                    .POST(BodyPublishers.ofFile(reports))
                    .build();
            var answer = http.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer.body()
                    .lines()
                    .map(line -> JsonMapper.shared().readTree(line))
                    .toList();
        }
    }
}
