package org.forewarn.benchmarks.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.forewarn.benchmarks.fuzz.Input.Shape;
import org.forewarn.benchmarks.load.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sound answers pass, and each planted fault is found. */
class AnswerRulesTest {

    private static final String PROBLEM = "application/problem+json";
    private static final String INVALID = "{\"type\":\"urn:forewarn:problem:invalid\",\"status\":400}";

    @Test
    void soundAnswersPass() {
        assertThat(broken(Shape.JSON, 202, "application/json", "{\"reportId\":\"1\",\"reference\":\"A\"}"))
                .isEmpty();
        assertThat(broken(Shape.JSON, 400, PROBLEM, INVALID)).isEmpty();
        assertThat(broken(
                        Shape.NDJSON,
                        200,
                        "application/x-ndjson",
                        "{\"line\":1,\"status\":202,\"reportId\":\"1\"}\n{\"line\":3,\"status\":400,\"problem\":"
                                + INVALID + "}\n"))
                .isEmpty();
    }

    @Test
    void aFaultOfTheServerIsFound() {
        assertThat(broken(Shape.JSON, 500, PROBLEM, "{}")).containsExactly("status 500");
        assertThat(broken(Shape.CSV, 503, PROBLEM, "{}")).containsExactly("status 503");
        assertThat(broken(Shape.CSV, 200, "", "{\"line\":1,\"status\":503}\n"))
                .containsExactly("a result of status 503");
    }

    @Test
    void aStrangeSuccessIsFound() {
        assertThat(broken(Shape.JSON, 200, "", "{}")).containsExactly("status 200");
        assertThat(broken(Shape.JSON, 202, "", "{}")).containsExactly("a 202 without a receipt");
        assertThat(broken(Shape.JSON, 202, "", "{\"reportId\":")).containsExactly("a 202 without a receipt");
        assertThat(broken(Shape.NDJSON, 202, "", "{}")).containsExactly("status 202");
    }

    @Test
    void anErrorInAnotherFormIsFound() {
        assertThat(broken(Shape.JSON, 400, "text/html", INVALID))
                .containsExactly("an error that is not application/problem+json");
        assertThat(broken(Shape.JSON, 400, PROBLEM, "{\"status\":400}"))
                .containsExactly("a problem without its type and status");
        assertThat(broken(Shape.JSON, 413, PROBLEM, INVALID)).containsExactly("a problem without its type and status");
    }

    @Test
    void resultsOutOfOrderAreFound() {
        assertThat(
                        broken(
                                Shape.NDJSON,
                                200,
                                "",
                                "{\"line\":2,\"status\":202,\"reportId\":\"1\"}\n{\"line\":2,\"status\":202,\"reportId\":\"1\"}"))
                .containsExactly("results out of order");
        assertThat(broken(Shape.NDJSON, 200, "", "no json")).contains("results out of order");
    }

    @Test
    void aQuotationIsFound() {
        String quoting = INVALID.replace("}", ",\"detail\":\"" + Nonsense.MARKER + "\"}");

        assertThat(broken(Shape.JSON, 400, PROBLEM, quoting)).containsExactly("quotes what was sent");
        assertThat(broken(Shape.CSV, 200, "", "{\"line\":1,\"status\":400,\"problem\":" + quoting + "}"))
                .containsExactly("a result quotes what was sent");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tools.jackson.core.exc.StreamReadException",
                "org.springframework.web.Something",
                "NullPointerException",
                "at reader(Reader.java:12)"
            })
    void theProgramsInsidesAreFound(String insides) {
        assertThat(broken(Shape.JSON, 400, PROBLEM, INVALID.replace("}", ",\"detail\":\"" + insides + "\"}")))
                .containsExactly("shows the program's insides");
    }

    private static List<String> broken(Shape shape, int status, String contentType, String body) {
        byte[] head = ("HTTP/1.1 " + status + " Any\r\nContent-Type: " + contentType + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        byte[] text = body.getBytes(StandardCharsets.UTF_8);
        byte[] whole = new byte[head.length + text.length];
        System.arraycopy(head, 0, whole, 0, head.length);
        System.arraycopy(text, 0, whole, head.length, text.length);
        return AnswerRules.broken(shape, new Answer(status, whole, head.length, whole.length, false));
    }
}
