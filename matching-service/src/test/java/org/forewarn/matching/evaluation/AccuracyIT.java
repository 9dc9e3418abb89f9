package org.forewarn.matching.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How well public tables are linked, by their families' configurations, without labels. The tables are not part of the
 * project (some have other licences): they are looked for beside it, or where {@code -Dforewarn.linkage-data} says, and
 * where they are not, nothing is tried and a line says so.
 */
class AccuracyIT {

    private static final Path DATA = Path.of(System.getProperty("forewarn.linkage-data", "../../shared/data/linkage"));

    private static final Path CONFIGS = Path.of("src/main/evaluation");

    /** Below what was measured, above what Splink publishes of the same tables without labels (0.9954 and 0.8617). */
    @ParameterizedTest
    @CsvSource({"febrl, febrl3.csv, 0.996", "fake, fake_1000.csv, 0.88"})
    void peopleAreLinked(String config, String table, double leastF1) {
        JsonNode result = evaluate(config, table);

        assertThat(result.path("pairs").path("f1").asDouble()).as(table).isGreaterThanOrEqualTo(leastF1);
        assertThat(result.path("clusteredPairs").path("f1").asDouble())
                .as(table)
                .isGreaterThanOrEqualTo(leastF1);
        assertTheThresholdIsGood(result, table);
    }

    @Test
    void crimesOfOneOffenderOutweighOthers() {
        JsonNode result = evaluate("crimelinkage", "crimelinkage_crimes.csv");

        assertThat(result.path("areaUnderRoc").asDouble()).isGreaterThanOrEqualTo(0.93);
        assertTheThresholdIsGood(result, "crimelinkage");
    }

    private static void assertTheThresholdIsGood(JsonNode result, String table) {
        double best = result.path("pairsAtBestThreshold").path("f1").asDouble();
        assertThat(best - result.path("pairs").path("f1").asDouble()).as(table).isBetween(0.0, 0.01);
    }

    private static JsonNode evaluate(String config, String table) {
        Path data = DATA.resolve(table);
        boolean there = Files.exists(data);
        if (!there) {
            System.out.println("AccuracyIT: " + table + " is not there, so nothing is tried with it");
        }
        Assumptions.assumeTrue(there, table);
        var out = new ByteArrayOutputStream();
        int code = Evaluate.run(
                List.of("--config", CONFIGS.resolve(config + ".json").toString(), "--data", data.toString(), "--json"),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                Objects.requireNonNull(System.err));
        assertThat(code).isZero();
        return JsonMapper.shared().readTree(out.toString(StandardCharsets.UTF_8));
    }
}
