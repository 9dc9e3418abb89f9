package org.forewarn.matching.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.forewarn.matching.linkage.Model;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EvaluateTest {

    private static final String CONFIG = """
            {
              "about": "invented people",
              "id": "id",
              "truth": {"column": "id", "pattern": "^p(\\\\d+)-"},
              "columns": [
                {"attribute": "name", "column": "name", "clean": ["lower"]},
                {"attribute": "born", "column": "born"},
                {"attribute": "town", "column": "town"}
              ],
              "blocking": [
                {"name": "name", "attributes": ["name"]},
                {"name": "born", "attributes": ["born"]}
              ],
              "comparisons": [
                {"name": "name", "attribute": "name", "levels": [
                  {"name": "same", "test": "equal", "rarity": 1},
                  {"name": "close", "test": "edits", "atMost": 1},
                  {"name": "different", "test": "else"}]},
                {"name": "born", "attribute": "born", "levels": [
                  {"name": "same", "test": "equal"},
                  {"name": "one digit", "test": "date-typos", "atMost": 1},
                  {"name": "different", "test": "else"}]},
                {"name": "town", "attribute": "town", "levels": [
                  {"name": "same", "test": "equal"},
                  {"name": "different", "test": "else"}]}
              ]
            }
            """;

    @TempDir
    private Path folder;

    private Path config;
    private Path data;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void aTableOfPeopleMostOfWhomAreThereTwice() throws IOException {
        config = Files.writeString(folder.resolve("config.json"), CONFIG);
        data = Files.writeString(folder.resolve("data.csv"), table());
    }

    @Test
    void aTableIsLinkedAndMeasured() {
        assertThat(run("--json")).isZero();

        JsonNode result = JsonMapper.shared().readTree(out.toString(StandardCharsets.UTF_8));
        assertThat(result.path("rows").asInt()).isEqualTo(600);
        assertThat(result.path("truePairs").asInt()).isEqualTo(300);
        assertThat(result.path("clusteredPairs").path("f1").asDouble()).isGreaterThan(0.95);
        assertThat(result.path("pairsAtBestThreshold").path("f1").asDouble()
                        - result.path("pairs").path("f1").asDouble())
                .isBetween(0.0, 0.01);
        assertThat(result.path("rowsPerSecond").asDouble()).isPositive();
    }

    @Test
    void aNewcomerReadsWhatWasFound() {
        assertThat(run()).isZero();

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("600 rows", "candidate pairs", "B-cubed, after clustering", "rows/s");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("blocking 600 records");
    }

    @Test
    void aModelThatWasWrittenGivesTheSameLinksWhenItIsGiven() throws IOException {
        Path model = folder.resolve("model.json");
        Path before = folder.resolve("before.csv");
        Path after = folder.resolve("after.csv");

        assertThat(run("--model-out", model.toString(), "--pairs-out", before.toString()))
                .isZero();
        assertThat(run("--model", model.toString(), "--pairs-out", after.toString()))
                .isZero();

        try (var in = Files.newInputStream(model)) {
            assertThat(Model.read(in).about()).contains("without labels");
        }
        assertThat(Files.readString(after)).isEqualTo(Files.readString(before)).startsWith("left,right,weight");
    }

    @Test
    void theRowsOfASecondTableAreOnlyComparedWithThoseOfTheFirst() throws IOException {
        List<String> lines = Files.readAllLines(data);
        List<String> first = new ArrayList<>();
        List<String> second = new ArrayList<>(List.of(lines.getFirst()));
        lines.forEach(line -> (line.contains("-b,") ? second : first).add(line));
        Files.write(data, first);
        Path other = Files.write(folder.resolve("other.csv"), second);

        assertThat(run("--data-2", other.toString(), "--json")).isZero();

        JsonNode result = JsonMapper.shared().readTree(out.toString(StandardCharsets.UTF_8));
        assertThat(result.path("truePairs").asInt()).isEqualTo(300);
        assertThat(result.path("clusteredPairs").path("f1").asDouble()).isGreaterThan(0.95);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"id\": \"id\" | \"id\": \"nowhere\" | has no column nowhere",
                "\"test\": \"equal\", \"rarity\": 1 | \"test\": \"guess\" | line 16, column",
                "\"test\": \"edits\", \"atMost\": 1 | \"test\": \"edits\" | AT_MOST",
                "\"clean\": [\"lower\"] | \"clean\": [\"lower\"], \"colour\": 1 | there is no \"colour\" here",
                "\"column\": \"town\" | \"column\": \"village\" | has no column village",
                "\"truth\" | \"thruth\" | there is no \"thruth\" here",
                "\"comparisons\" | \"comparison\" | comparison",
                "invented people\", | invented people\" | line 3, column"
            })
    void aConfigThatIsWrongIsRefusedWithThePlace(String right, String wrong, String complaint) throws IOException {
        Files.writeString(config, CONFIG.replaceFirst(java.util.regex.Pattern.quote(right.strip()), wrong.strip()));

        assertThat(run()).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(complaint.strip());
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id,name,born,town\np1-a,secret,1980-01-01,Leeds\np1-b,secret,1980-01-01\n",
                "id,name,born,town\np1-a,secret,1980-01-01,Leeds\np1-a,secret,1980-01-01,Leeds\n",
                "id,name,born,town\np1-a,secret,1980-01-01,Leeds\nq7,secret,1980-01-01,Leeds\n",
                "id,name,name,town\np1-a,secret,1980-01-01,Leeds\n",
                "id,name,born,town\np1-a,\"secret,1980-01-01,Leeds\n",
                "id,name,born,town\np1-a,secret,1980-01-01,Leeds\n",
                ""
            })
    void aTableThatIsWrongIsRefusedAndNothingOfItIsShown(String table) throws IOException {
        Files.writeString(data, table);

        assertThat(run()).isEqualTo(2);
        // The folder's name is random, and once in a while has these digits itself.
        String said = err.toString(StandardCharsets.UTF_8).replace(data.toString(), "data.csv");
        assertThat(said).contains("data.csv").doesNotContain("secret", "1980", "p1-a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--nothing", "--seed", "--seed x", "--config a --config b", "--model /nowhere/model.json"})
    void wordsThatAreNotUnderstoodAreRefused(String words) {
        assertThat(run(words.split(" ", -1))).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("forewarn: ");
    }

    private int run(String... more) {
        List<String> words = new ArrayList<>(List.of("--config", config.toString(), "--data", data.toString()));
        words.addAll(List.of(more));
        return Evaluate.run(
                words,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    /** 300 people in two rows each, the second with a typo in one field in three. */
    private static String table() {
        var random = new SplittableRandom(3);
        var table = new StringBuilder("id,name,born,town\n");
        for (int i = 0; i < 300; i++) {
            String name = "name" + (char) ('a' + random.nextInt(26)) + (char) ('a' + random.nextInt(26)) + i % 30;
            String born =
                    "19%02d-%02d-%02d".formatted(random.nextInt(100), 1 + random.nextInt(12), 1 + random.nextInt(28));
            String town = "town" + random.nextInt(40);
            table.append("p%d-a,%s,%s,%s\n".formatted(i, name, born, town));
            boolean typo = random.nextInt(3) == 0;
            table.append("p%d-b,%s,%s,%s\n"
                    .formatted(i, typo ? name + "x" : name, born, random.nextInt(10) == 0 ? "" : town));
        }
        return table.toString();
    }
}
