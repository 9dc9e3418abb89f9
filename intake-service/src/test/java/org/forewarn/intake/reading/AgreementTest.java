package org.forewarn.intake.reading;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The watch itself is watched: a schema that says a little too much or too little is found out. */
class AgreementTest {

    private static final ObjectNode PET = (ObjectNode) JsonMapper.shared().readTree("""
            {"name": "Rex", "legs": 4, "tame": true, "tricks": ["sit"], "seen": "2026-03-01T21:30:00Z"}""");

    private static List<?> pet(Fields in) {
        return List.of(
                in.required("name", Texts.line(5)),
                in.optional("legs", Numbers.whole(0, 8), 4),
                in.optional("tame", Numbers.flag(), false),
                in.requiredList("tricks", 3, Texts.shaped(5, "[a-z]+", "Use lower case.")),
                in.required("seen", Times.past(java.time.Instant.parse("2026-06-01T12:00:00Z"))));
    }

    private static void watch(ObjectNode schema) {
        new Agreement(schema, document -> Fields.read(document, AgreementTest::pet)).holdsFor(List.of(PET));
    }

    @Test
    void aFormAgreesWithWhatItSaysOfItself() {
        watch(Fields.describe(AgreementTest::pet));
    }

    static Stream<Consumer<ObjectNode>> slips() {
        return Stream.of(
                schema -> schema.withArray("required").remove(0),
                schema -> schema.remove("additionalProperties"),
                schema -> schema.withObject("/properties/name").put("maxLength", 6),
                schema -> schema.withObject("/properties/name").put("pattern", Texts.PROSE),
                schema -> schema.withObject("/properties/legs").put("maximum", 9),
                schema -> schema.withObject("/properties/legs").put("minimum", 1),
                schema -> schema.withObject("/properties/tame").put("type", "string"),
                schema -> schema.withObject("/properties/tricks").remove("minItems"),
                schema -> schema.withObject("/properties/tricks").put("maxItems", 4),
                schema -> schema.withObject("/properties/tricks/items").remove("pattern"),
                schema -> schema.withObject("/properties/seen").remove("format"),
                schema -> schema.withObject("/properties/seen").remove("pattern"));
    }

    @ParameterizedTest
    @MethodSource("slips")
    void aSlipIsFoundOut(Consumer<ObjectNode> slip) {
        ObjectNode schema = Fields.describe(AgreementTest::pet);
        slip.accept(schema);
        assertThatThrownBy(() -> watch(schema))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("schema:");
    }
}
