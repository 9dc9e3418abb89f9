package org.forewarn.intake.batch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.forewarn.intake.reading.DescribedForm;
import org.forewarn.intake.reading.Json.Parsed;
import org.forewarn.intake.report.ReportForms;
import org.forewarn.kit.problem.FieldProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CsvRowsTest {

    private static final DescribedForm REPORT = ReportForms.report();
    private static final int MAX = 2_000;
    private static final String HEADER =
            "reference,channel,incident.types,incident.from,identifiers.1.type,identifiers.1.value\n";

    private static List<Line> lines(byte[] file, RowReader reader) throws IOException {
        var rows = new CsvRows(new ByteArrayInputStream(file), MAX, reader);
        List<Line> lines = new ArrayList<>();
        for (Line line = rows.next(); line != null; line = rows.next()) {
            lines.add(line);
        }
        return lines;
    }

    private static List<Line> lines(String file) throws IOException {
        return lines(file.getBytes(UTF_8), new FormRows(REPORT.schema(), document -> List.of()));
    }

    private static JsonNode document(Line line) {
        return ((Parsed.Tree) ((Line.Document) line).parsed()).root();
    }

    private static JsonNode only(String header, String row) throws IOException {
        return document(lines(header + "\n" + row).getFirst());
    }

    private static FieldProblem problem(Line line) {
        return ((Line.BadCells) line).problems().getFirst();
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void aFileIsReadAsSpreadsheetsExportIt(String separator) throws IOException {
        String file = "\uFEFF" + (HEADER + """
                A-1,phone,"robbery; Threats to kill",29/07/2026 23:15,phone,"07700 900123"

                A-2,,theft,2026-01-05 07:00,email,"dan ""planted""\r
                @example.org"
                """).replace("\n", "\r\n").replace(",", separator);
        List<Line> lines = lines(file);

        assertThat(lines).extracting(Line::number).containsExactly(2, 4);
        assertThat(document(lines.getFirst())).isEqualTo(JsonMapper.shared().readTree("""
                {"reference": "A-1", "channel": "phone",
                 "incident": {"types": ["robbery", "threats_to_kill"], "from": "2026-07-29T23:15:00+01:00"},
                 "identifiers": [{"type": "phone", "value": "07700 900123"}]}"""));
        assertThat(document(lines.getLast()).at("/incident/from").stringValue()).isEqualTo("2026-01-05T07:00:00+00:00");
        assertThat(document(lines.getLast()).at("/channel").stringValue()).isEqualTo("import");
    }

    @Test
    void aDateWithoutATimeIsKnownToTheDay() throws IOException {
        JsonNode incident =
                only("incident.from,incident.timePrecision", "29/07/2026,").get("incident");
        assertThat(incident.get("from").stringValue()).isEqualTo("2026-07-29T00:00:00+01:00");
        assertThat(incident.get("timePrecision").stringValue()).isEqualTo("day");
        assertThat(only("incident.from,incident.timePrecision", "29/07/2026,week")
                        .at("/incident/timePrecision")
                        .stringValue())
                .isEqualTo("week");
        assertThat(only("incident.from", "29/07/2026 00:00")
                        .at("/incident/timePrecision")
                        .isMissingNode())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "consent.checker, Yes, true",
        "consent.checker, FALSE, false",
        "suspects.1.heightCm, 182, 182",
        "incident.place.lat, 53.80, 53.8",
        "incident.moTags, intoxicated;;poses as police, '[\"intoxicated\",\"poses_as_police\"]'",
        "suspects.2.names.1.value, =cmd(), '\"=cmd()\"'",
        "incident.outcome, Attempted, '\"attempted\"'"
    })
    void aCellHoldsWhatItsColumnWants(String column, String cell, String json) throws IOException {
        String pointer = "/" + column.replace('.', '/').replaceAll("/[0-9]", "/0");
        assertThat(only(column, cell).at(pointer)).hasToString(json);
    }

    @ParameterizedTest
    @CsvSource({
        "consent.checker, maybe, /consent/checker, wrong_type",
        "suspects.2.heightCm, tall, /suspects/1/heightCm, wrong_type",
        "suspects.1.heightCm, 1e9, /suspects/0/heightCm, wrong_type",
        "incident.place.lat, 53\u00b0, /incident/place/lat, wrong_type",
        "incident.from, 07/29/2026, /incident/from, not_a_date",
        "incident.from, yesterday, /incident/from, not_a_date"
    })
    void aCellThatDoesNotIsToldByItsField(String column, String cell, String pointer, String code) throws IOException {
        FieldProblem problem = problem(lines(column + "\n" + cell).getFirst());
        assertThat(problem.pointer()).isEqualTo(pointer);
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.detail()).doesNotContain(cell);
    }

    @Test
    void aFileInAnotherEncodingIsRefusedOnlyWhereItMatters() throws IOException {
        List<Line> lines = lines(
                "reference,incident.place.text\nA-1,Leeds\nA-2,Caf\u00e9\nA-3,York\n".getBytes(ISO_8859_1),
                new FormRows(REPORT.schema(), document -> List.of()));
        assertThat(lines).hasSize(3);
        assertThat(problem(lines.get(1)).code()).isEqualTo("bad_character");
        assertThat(document(lines.getLast()).get("reference").stringValue()).isEqualTo("A-3");
    }

    @Test
    void aRowThatIsTooWideSpoilsNoOther() throws IOException {
        List<Line> lines = lines("reference,channel\nA-1,phone,planted\nA-2\nA-3,web\n");
        assertThat(problem(lines.getFirst()).code()).isEqualTo("too_many");
        assertThat(document(lines.get(1)).get("reference").stringValue()).isEqualTo("A-2");
        assertThat(lines).hasSize(3);
    }

    @Test
    void whatElseIsWrongWithARowIsToldToo() throws IOException {
        var reader = new FormRows(
                REPORT.schema(),
                document -> List.of(
                        new FieldProblem("/incident/from", "required", ""), new FieldProblem("/reference", "x", "")));
        Line line = lines("reference,incident.from\na b,soon".getBytes(UTF_8), reader)
                .getFirst();
        assertThat(((Line.BadCells) line).problems())
                .extracting(FieldProblem::pointer)
                .containsExactly("/incident/from", "/reference");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "planted",
                "incident",
                "identifiers",
                "identifiers.0.value",
                "identifiers.51.value",
                "",
                "incident.types.1",
                "identifiers.value",
                "Reference"
            })
    void aColumnThatIsNotInTheFormRefusesTheFile(String column) throws IOException {
        List<Line> lines = lines("reference," + column + "\nA-1,x\n");
        assertThat(lines).hasSize(1);
        FieldProblem problem = ((Line.BadHeader) lines.getFirst()).problems().getFirst();
        assertThat(problem.code()).isEqualTo("unknown_field");
        assertThat(problem.detail()).contains("Column 2").doesNotContain("planted");
    }

    @Test
    void aColumnThatIsThereTwiceRefusesTheFile() throws IOException {
        assertThat(lines("reference,reference\nA-1,A-2\n")).first().isInstanceOf(Line.BadHeader.class);
    }

    @Test
    void aMissingQuotationMarkEndsTheFileWhereItIsFound() throws IOException {
        List<Line> lines = lines("reference\nA-1\n\"A-2\n" + "A-3\n".repeat(MAX));
        assertThat(lines).hasSize(2);
        assertThat(lines.getLast()).isEqualTo(new Line.End(3, Line.Reason.NOT_CSV));
    }

    @Test
    void anEmptyFileHoldsNothing() throws IOException {
        assertThat(lines("")).isEmpty();
        assertThat(lines(HEADER)).isEmpty();
    }

    @Test
    void columnsOfACharitysOwnBecomeTextsForItsMapping() throws IOException {
        List<Line> lines = lines("Ref no, When ?\n7,29/07/2026\n8,\n".getBytes(UTF_8), new OwnRows());
        assertThat(document(lines.getFirst()).toString()).isEqualTo("{\"Ref no\":\"7\",\"When ?\":\"29/07/2026\"}");
        assertThat(document(lines.getLast()).toString()).isEqualTo("{\"Ref no\":\"8\"}");
        assertThat(lines("A,A\n1,2\n".getBytes(UTF_8), new OwnRows())).first().isInstanceOf(Line.BadHeader.class);
    }
}
