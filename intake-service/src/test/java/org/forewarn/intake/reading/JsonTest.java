package org.forewarn.intake.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.forewarn.intake.reading.Json.Parsed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @Test
    void oneDocumentIsATree() {
        assertThat(Json.parse(" {\"a\": [1, null]} \n".getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        Parsed.Tree.class,
                        tree -> assertThat(tree.root().at("/a/0").intValue()).isEqualTo(1));
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                Arguments.of("", "The body is empty; send one JSON object."),
                Arguments.of(" \n ", "The body is blank; send one JSON object."),
                Arguments.of("{\"a\": planted}", "The body is not well-formed JSON at line 1, column 7."),
                Arguments.of("{\"a\": 1,\n \"b\": 'planted'}", "The body is not well-formed JSON at line 2, column 7."),
                Arguments.of("{\"a\": 1", "The body is not well-formed JSON at line 1, column 8."),
                Arguments.of("{\"a\": NaN}", "The body is not well-formed JSON at line 1, column 10."),
                Arguments.of("{\"a\": 01}", "The body is not well-formed JSON at line 1, column 8."),
                Arguments.of("// planted\n{}", "The body is not well-formed JSON at line 1, column 1."));
    }

    @ParameterizedTest
    @MethodSource
    void malformed(String body, String detail) {
        assertThat(Json.parse(body.getBytes(UTF_8))).isEqualTo(new Parsed.Malformed(detail));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"planted\": 1, \"planted\": 2}", "{\"a\": [{\"planted\": 1, \"planted\": 1}]}", "{} {}"})
    void aNameTwiceOrASecondDocumentIsRefused(String body) {
        assertThat(detail(body)).startsWith("The JSON names a field twice").doesNotContain("planted");
    }

    @Test
    void depthIsBounded() {
        assertThat(detail("[".repeat(Json.MAX_DEPTH + 1) + "]".repeat(Json.MAX_DEPTH + 1)))
                .startsWith("The JSON nests deeper than 32");
        assertThat(Json.parse(("[".repeat(Json.MAX_DEPTH) + "]".repeat(Json.MAX_DEPTH)).getBytes(UTF_8)))
                .isInstanceOf(Parsed.Tree.class);
    }

    @Test
    void namesAndNumbersAreBoundedInLength() {
        assertThat(detail("{\"" + "n".repeat(Json.MAX_NAME_CHARS + 1) + "\": 1}"))
                .contains("too long");
        assertThat(detail("{\"a\": " + "9".repeat(Json.MAX_NUMBER_CHARS + 1) + "}"))
                .contains("too long");
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() {
        assertThat(Json.parse(new byte[] {'{', '"', (byte) 0xff, (byte) 0xfe, '"', ':', '1', '}'}))
                .isInstanceOf(Parsed.Malformed.class);
    }

    private static String detail(String body) {
        return ((Parsed.Malformed) Json.parse(body.getBytes(UTF_8))).detail();
    }
}
