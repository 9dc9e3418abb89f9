package org.forewarn.benchmarks.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.forewarn.benchmarks.fuzz.Input.Shape;
import org.forewarn.benchmarks.load.Answer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What holds for every answer, whatever was asked: its status is not the server's fault, it is a receipt, a problem or a
 * line of results for each line, and it shows nothing of the program and nothing of what was sent.
 */
final class AnswerRules {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int CLIENT_ERRORS = 400;
    private static final int SERVER_ERRORS = 500;
    private static final String PROBLEM_TYPE = "urn:forewarn:problem:";

    /** Of stack traces and class names. */
    private static final Pattern INSIDES = Pattern.compile(
            "\\bat [\\w.$]+\\([\\w.]*(:\\d+)?\\)|\\b(java|javax|jakarta|org|com|tools|io|reactor)\\.[a-z]+\\.[\\w.$]+|\\w+(Exception|Error)\\b");

    private AnswerRules() {}

    /** What is wrong with the answer; empty when nothing is. */
    static List<String> broken(Shape shape, Answer answer) {
        var broken = new ArrayList<String>();
        String body = answer.body();
        if (answer.status() >= SERVER_ERRORS) {
            broken.add("status " + answer.status());
        } else if (answer.status() >= CLIENT_ERRORS) {
            checkProblem(answer, body, broken);
        } else if (shape.batch() && answer.status() == OK) {
            checkResults(body, broken);
        } else if (shape.batch() || answer.status() != ACCEPTED) {
            broken.add("status " + answer.status());
        } else if (!isReceipt(body)) {
            broken.add("a 202 without a receipt");
        }
        if (INSIDES.matcher(body).find()) {
            broken.add("shows the program's insides");
        }
        return broken;
    }

    private static void checkProblem(Answer answer, String body, List<String> broken) {
        if (!answer.head().toLowerCase(Locale.ROOT).contains("content-type: application/problem+json")) {
            broken.add("an error that is not application/problem+json");
        }
        if (body.contains(Nonsense.MARKER)) {
            broken.add("quotes what was sent");
        }
        JsonNode problem = parsed(body);
        if (problem.path("status").asInt(0) != answer.status()
                || !problem.path("type").asString("").startsWith(PROBLEM_TYPE)) {
            broken.add("a problem without its type and status");
        }
    }

    /** One line of results after the other, in the order of the lines, each accepted or with its problem. */
    private static void checkResults(String body, List<String> broken) {
        long last = 0;
        for (String line : body.split("\n")) {
            if (line.isBlank()) {
                continue;
            }
            JsonNode result = parsed(line);
            long number = result.path("line").asLong(0);
            int status = result.path("status").asInt(0);
            if (number <= last) {
                broken.add("results out of order");
            }
            last = number;
            if (status == ACCEPTED ? !isReceipt(line) : status < CLIENT_ERRORS || status >= SERVER_ERRORS) {
                broken.add("a result of status " + status);
            }
            if (status != ACCEPTED && line.contains(Nonsense.MARKER)) {
                broken.add("a result quotes what was sent");
            }
        }
    }

    private static boolean isReceipt(String json) {
        return !parsed(json).path("reportId").asString("").isEmpty();
    }

    private static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (JacksonException e) {
            return JSON.missingNode();
        }
    }
}
