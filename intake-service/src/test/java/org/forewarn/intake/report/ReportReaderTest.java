package org.forewarn.intake.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.forewarn.intake.report.Samples.NOW;
import static org.forewarn.intake.report.Samples.full;
import static org.forewarn.intake.report.Samples.least;
import static org.forewarn.intake.report.Samples.with;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.forewarn.intake.reading.Reading;
import org.forewarn.kit.problem.FieldProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

class ReportReaderTest {

    private static List<FieldProblem> problems(JsonNode document) {
        return switch (ReportReader.read(document, NOW)) {
            case Reading.Valid<Report> valid -> List.of();
            case Reading.Invalid<Report>(var problems) -> problems;
        };
    }

    private static Report valid(JsonNode document) {
        return switch (ReportReader.read(document, NOW)) {
            case Reading.Valid<Report>(Report report) -> report;
            case Reading.Invalid<Report>(var problems) -> throw new AssertionError(problems.toString());
        };
    }

    @Test
    void everyFieldOfTheFormIsRead() {
        JsonNode report = Samples.JSON.readTree(CanonicalForm.of(valid(full())));
        ObjectNode expected = with(full(), "/incident/from", "\"2026-03-01T21:30:00Z\"");
        expected = with(expected, "/incident/to", "\"2026-03-01T22:00:00Z\"");
        expected = with(expected, "/consent/recordedAt", "\"2026-03-02T09:15:00.250Z\"");
        assertThat(report).isEqualTo(expected);
    }

    @Test
    void whatIsNotSaidIsNotAllowed() {
        Report report = valid(least());
        assertThat(report.consent())
                .isEqualTo(new Report.Consent(
                        "1", Instant.parse("2026-03-02T09:15:00Z"), "none", false, false, "none", false, null));
        assertThat(report.incident().timePrecision()).isEqualTo("exact");
        assertThat(report.reporter()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/reference",
                "/channel",
                "/consent",
                "/consent/version",
                "/consent/recordedAt",
                "/consent/alert",
                "/incident",
                "/incident/types",
                "/incident/from",
                "/reporter/safeContact/channel",
                "/reporter/safeContact/value",
                "/suspects/0/names/0/value",
                "/suspects/0/names/0/kind",
                "/identifiers/0/type",
                "/identifiers/0/value"
            })
    void whatMustBeThereIsAskedFor(String pointer) {
        assertThat(problems(with(full(), pointer, MissingNode.getInstance())))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.pointer()).isEqualTo(pointer);
                    assertThat(problem.code()).isEqualTo("required");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/reporter",
                "/reporter/safeContact",
                "/consent",
                "/incident",
                "/incident/place",
                "/suspects/0",
                "/suspects/0/names/0",
                "/suspects/0/ageRange",
                "/identifiers/0",
                "/vehicles/0"
            })
    void unknownFieldsAreRefusedAtEveryLevel(String at) {
        assertThat(problems(with(full(), at + "/planted", "\"value\"")))
                .containsExactly(new FieldProblem(
                        at + "/planted", "unknown_field", "Remove this field, or see the form for its name."));
    }

    /** One line of the table: what is put where, and what comes of it. */
    @ParameterizedTest
    @CsvFileSource(resources = "rules.csv", delimiter = '|', numLinesToSkip = 1)
    void everyRuleHolds(String pointer, String value, String at, String code) {
        List<FieldProblem> problems = problems(with(full(), pointer, value));
        if (code.equals("good")) {
            assertThat(problems).isEmpty();
        } else {
            assertThat(problems)
                    .extracting(FieldProblem::pointer, FieldProblem::code)
                    .containsExactly(tuple(at, code));
            assertThat(problems.getFirst().detail()).doesNotContain("planted").endsWith(".");
        }
    }

    static Stream<String> leaves() {
        var pointers = new ArrayList<String>();
        collect("", full(), pointers);
        return pointers.stream();
    }

    private static void collect(String at, JsonNode node, List<String> pointers) {
        if (node.isObject()) {
            node.properties().forEach(each -> collect(at + "/" + each.getKey(), each.getValue(), pointers));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(at + "/" + i, node.get(i), pointers);
            }
        } else {
            pointers.add(at);
        }
    }

    /** An object fits no leaf of the form, so each must answer with its own pointer, and without the value. */
    @ParameterizedTest
    @MethodSource("leaves")
    void aWrongTypeIsAnsweredAtItsFieldAndNeverQuoted(String pointer) {
        List<FieldProblem> problems = problems(with(full(), pointer, "{\"planted\": \"planted\"}"));
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.pointer()).isEqualTo(pointer);
            assertThat(problem.code()).isIn("wrong_type", "not_a_date");
            assertThat(problem.detail()).doesNotContain("planted");
        });
    }

    /** A text of 64 KiB fits nowhere, so every text has a bound. */
    @ParameterizedTest
    @MethodSource("leaves")
    void everyTextIsBounded(String pointer) {
        String enormous = Samples.JSON.writeValueAsString("x".repeat(65_536));
        assertThat(problems(with(full(), pointer, enormous)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.pointer()).isEqualTo(pointer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/suspects", "/identifiers", "/vehicles", "/suspects/0/names", "/suspects/0/languages"})
    void everyListIsBounded(String pointer) {
        ObjectNode full = full();
        var many = Samples.JSON.createArrayNode();
        for (int i = 0; i < 51; i++) {
            many.add(full.at(pointer).get(0));
        }
        assertThat(problems(with(full, pointer, many)))
                .extracting(FieldProblem::pointer, FieldProblem::code)
                .containsExactly(tuple(pointer, "too_many"));
    }

    @Test
    void theSampleReportsAreValid() throws IOException {
        Instant afterThem = Instant.parse("2026-09-01T00:00:00Z");
        int read = 0;
        try (Stream<Path> files = Files.list(Path.of("../samples"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".ndjson")).toList()) {
                for (String line : Files.readAllLines(file)) {
                    assertThat(ReportReader.read(Samples.JSON.readTree(line), afterThem))
                            .as("line of %s", file)
                            .isInstanceOf(Reading.Valid.class);
                    read++;
                }
            }
        }
        assertThat(read).isGreaterThanOrEqualTo(60);
    }
}
