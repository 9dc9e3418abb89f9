package org.forewarn.intake.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.forewarn.intake.report.Samples.NOW;
import static org.forewarn.intake.report.Samples.full;
import static org.forewarn.intake.report.Samples.least;
import static org.forewarn.intake.report.Samples.with;

import java.util.Map;
import java.util.stream.Stream;
import org.forewarn.intake.reading.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class CanonicalFormTest {

    private static String canonical(JsonNode document) {
        var valid = (Reading.Valid<Report>) ReportReader.read(document, NOW);
        return CanonicalForm.of(valid.value());
    }

    /** Pinned: were it to change, every report sent again after an upgrade would pass for an amendment. */
    @Test
    void theFormIsForEver() {
        assertThat(canonical(least()))
                .isEqualTo("{\"channel\":\"web\","
                        + "\"consent\":{\"alert\":\"none\",\"checker\":false,\"partnerCharities\":false,\"police\":\"none\","
                        + "\"recordedAt\":\"2026-03-02T09:15:00Z\",\"research\":false,\"version\":\"1\"},"
                        + "\"incident\":{\"from\":\"2026-03-01T21:30:00Z\",\"timePrecision\":\"exact\",\"types\":[\"theft\"]},"
                        + "\"reference\":\"A-1\"}");
    }

    @Test
    void orderAndSpacingOfTheBodyDoNotMatter() {
        JsonNode reversed = reversed(full());
        assertThat(reversed.toString()).isNotEqualTo(full().toString());
        assertThat(canonical(Samples.JSON.readTree(reversed.toPrettyString()))).isEqualTo(canonical(full()));
    }

    private static JsonNode reversed(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                var copy = Samples.JSON.createObjectNode();
                object.properties().stream()
                        .toList()
                        .reversed()
                        .forEach(each -> copy.set(each.getKey(), reversed(each.getValue())));
                yield copy;
            }
            case ArrayNode array -> {
                var copy = Samples.JSON.createArrayNode();
                array.forEach(each -> copy.add(reversed(each)));
                yield copy;
            }
            default -> node;
        };
    }

    @Test
    void whatMeansTheSameIsTheSame() {
        ObjectNode otherwise = with(full(), "/incident/from", "\"2026-03-01T22:30:00.0+01:00\"");
        otherwise = with(otherwise, "/suspects/0/eyes", "\"planted\\u0020eyes\"");
        assertThat(canonical(otherwise)).isEqualTo(canonical(full()));
        assertThat(canonical(with(least(), "/reporter", "null"))).isEqualTo(canonical(least()));
        assertThat(canonical(with(least(), "/suspects", "[]"))).isEqualTo(canonical(least()));
    }

    static Stream<String> leaves() {
        return ReportReaderTest.leaves();
    }

    /** Another valid value for every leaf of the form that its type does not give. */
    private static final Map<String, String> OTHERS = Map.ofEntries(
            Map.entry("/channel", "\"web\""),
            Map.entry("/reporter/relation", "\"peer\""),
            Map.entry("/reporter/language", "\"cy\""),
            Map.entry("/reporter/safeContact/channel", "\"sms\""),
            Map.entry("/consent/alert", "\"national\""),
            Map.entry("/consent/police", "\"full_details\""),
            Map.entry("/incident/types/0", "\"rape\""),
            Map.entry("/incident/types/1", "\"rape\""),
            Map.entry("/incident/outcome", "\"attempted\""),
            Map.entry("/incident/timePrecision", "\"day\""),
            Map.entry("/incident/place/postcode", "\"LS2\""),
            Map.entry("/incident/place/setting", "\"hotel\""),
            Map.entry("/incident/moTags/0", "\"intoxicated\""),
            Map.entry("/incident/moTags/1", "\"intoxicated\""),
            Map.entry("/incident/weapons/0", "\"dog\""),
            Map.entry("/incident/injury", "\"none\""),
            Map.entry("/incident/hateMotivation/0", "\"race\""),
            Map.entry("/suspects/0/names/0/kind", "\"name\""),
            Map.entry("/suspects/0/gender", "\"woman\""),
            Map.entry("/suspects/0/build", "\"slim\""),
            Map.entry("/suspects/0/languages/0", "\"cy\""),
            Map.entry("/suspects/0/languages/1", "\"cy\""),
            Map.entry("/reporter/safeContact/value", "\"07700 900778\""),
            Map.entry("/incident/place/lat", "53.9"),
            Map.entry("/incident/place/lon", "-1.9"),
            Map.entry("/identifiers/0/type", "\"messaging_id\""),
            Map.entry("/identifiers/0/value", "\"07700 900124\""),
            Map.entry("/identifiers/0/confidence", "\"seen\""),
            Map.entry("/vehicles/0/country", "\"PL\""),
            Map.entry("/vehicles/0/body", "\"suv\""));

    @ParameterizedTest
    @MethodSource("leaves")
    void anyChangeIsAChange(String pointer) {
        assertThat(canonical(with(full(), pointer, other(pointer)))).isNotEqualTo(canonical(full()));
    }

    private static String other(String pointer) {
        JsonNode value = full().at(pointer);
        String listed = OTHERS.get(pointer);
        if (listed != null) {
            return listed;
        }
        if (value.isBoolean()) {
            return String.valueOf(!value.booleanValue());
        }
        if (value.isNumber()) {
            return String.valueOf(value.asDouble() + 1).replaceAll("\\.0$", "");
        }
        return pointer.endsWith("At") || pointer.endsWith("/from") || pointer.endsWith("/to")
                ? "\"2026-03-01T21:40:00Z\""
                : Samples.JSON.writeValueAsString(value.stringValue() + "x");
    }
}
