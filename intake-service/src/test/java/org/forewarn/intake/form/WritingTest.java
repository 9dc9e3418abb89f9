package org.forewarn.intake.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.forewarn.kit.form.Fault;
import org.forewarn.kit.form.ReportForm;
import org.forewarn.kit.form.Typed;
import org.forewarn.kit.form.Writing;
import org.forewarn.kit.form.Writing.Opened;
import org.forewarn.kit.form.Writing.Written;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class WritingTest {

    private static final Instant TOLD = Instant.parse("2026-03-02T09:15:00Z");

    private static final Opened OPENED = new Opened(TOLD, "F-1", Words.CONSENT_VERSION);

    /** What the page says by itself. */
    private static final Set<String> NOT_ASKED = Set.of("consent/version", "consent/recordedAt");

    private static ObjectNode full() {
        try (InputStream file = Objects.requireNonNull(
                WritingTest.class.getResourceAsStream("/org/forewarn/intake/report/full-report.json"))) {
            return (ObjectNode) JsonMapper.shared().readTree(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Every value of a document by its name. */
    private static void values(String name, JsonNode node, Map<String, List<String>> into) {
        if (node.isObject()) {
            node.properties().forEach(each -> values(join(name, each.getKey()), each.getValue(), into));
        } else if (node.isArray() && !node.isEmpty() && node.get(0).isObject()) {
            for (int i = 0; i < node.size(); i++) {
                values(join(name, Integer.toString(i)), node.get(i), into);
            }
        } else if (node.isArray()) {
            var all = new ArrayList<String>();
            node.forEach(each -> all.add(each.asString()));
            into.put(name, all);
        } else {
            into.put(name, List.of(node.asString()));
        }
    }

    private static String join(String name, String next) {
        return name.isEmpty() ? next : name + "/" + next;
    }

    private static Map<String, List<String>> values(JsonNode document) {
        var values = new HashMap<String, List<String>>();
        values("", document, values);
        return values;
    }

    /** The full sample as somebody types it. */
    private static Typed typed() {
        Map<String, List<String>> typed = values(full());
        moment(typed, "incident/from", "1", "3", "2026", "21", "30");
        moment(typed, "incident/to", "1", "3", "2026", "22", "00");
        typed.put("suspects/0/languages", List.of("English, Polish"));
        typed.replaceAll((name, value) -> yesNo(name) ? List.of(value.equals(List.of("true")) ? "yes" : "no") : value);
        typed.put("unknown", List.of("planted"));
        typed.put("vehicles/1/make", List.of("  "));
        return new Typed(typed).compact(ReportForm.FOR_CHARITIES);
    }

    private static boolean yesNo(String name) {
        Predicate<String> is = name::equals;
        return is.test("incident/reportedToPolice")
                || is.test("reporter/supportWanted")
                || is.test("consent/checker")
                || is.test("consent/partnerCharities")
                || is.test("consent/research");
    }

    private static void moment(Map<String, List<String>> typed, String name, String... boxes) {
        for (int i = 0; i < boxes.length; i++) {
            typed.put(name + "/" + Typed.PARTS_OF_A_MOMENT.get(i), List.of(boxes[i]));
        }
    }

    @Test
    void theFormAsksForEveryFieldOfAReportAndForNothingElse() {
        var asked = new HashSet<>(TextsTest.questions());
        asked.addAll(NOT_ASKED);
        assertThat(asked).isEqualTo(values(full()).keySet());
    }

    @Test
    void whatIsTypedBecomesTheDocumentThatTheApiTakes() {
        Written written = Writing.write(ReportForm.FOR_CHARITIES, typed(), OPENED);

        ObjectNode expected = full();
        ((ObjectNode) expected.get("consent")).put("version", Words.CONSENT_VERSION);
        ((ObjectNode) expected.get("consent")).put("recordedAt", "2026-03-02T09:15:00Z");
        ((ObjectNode) expected.get("incident")).put("from", "2026-03-01T21:30:00Z");
        ((ObjectNode) expected.get("incident")).put("to", "2026-03-01T22:00:00Z");
        assertThat(written.faults()).isEmpty();
        // decimals and whole numbers differ by class in the tree and not in what is sent
        assertThat(JsonMapper.shared().readTree(written.document().toString())).isEqualTo(expected);
    }

    @Test
    void thePageTypedTheSameWayIsTheSameDocument() {
        assertThat(Writing.write(ReportForm.FOR_CHARITIES, typed(), OPENED).document())
                .isEqualTo(
                        Writing.write(ReportForm.FOR_CHARITIES, typed(), OPENED).document());
    }

    @Test
    void whatNobodySaidIsNotSaidForThem() {
        ObjectNode document =
                Writing.write(ReportForm.FOR_CHARITIES, Typed.NOTHING, OPENED).document();

        assertThat(document.toString())
                .isEqualTo("{\"consent\":{\"version\":\"form-1\",\"recordedAt\":\"2026-03-02T09:15:00Z\"},"
                        + "\"incident\":{},\"reference\":\"F-1\"}");
    }

    @Test
    void whatHasNoFormIsAFaultAtItsQuestion() {
        var typed = new Typed(Map.of(
                "suspects/0/heightCm", List.of("tall"),
                "suspects/0/ageRange/from", List.of("thirty"),
                "suspects/0/languages", List.of("English and Elvish"),
                "vehicles/0/country", List.of("Elfland"),
                "incident/place/lat", List.of("53°48'N"),
                "incident/from/day", List.of("31")));

        assertThat(Writing.write(ReportForm.FOR_CHARITIES, typed, OPENED).faults())
                .extracting(Fault::name, Fault::code, Fault::part)
                .containsExactlyInAnyOrder(
                        tuple("incident/types", "required", ""),
                        tuple("incident/timePrecision", "required", ""),
                        tuple("consent/alert", "required", ""),
                        tuple("suspects/0/heightCm", "no_height", ""),
                        tuple("suspects/0/ageRange/from", "no_whole_number", ""),
                        tuple("suspects/0/languages", "no_language", ""),
                        tuple("vehicles/0/country", "no_country", ""),
                        tuple("incident/place/lat", "no_number", ""),
                        tuple("incident/from", "no_year", "year"));
    }

    @Test
    void anEntryWithNothingTypedIsNoEntry() {
        var typed = new Typed(Map.of(
                        "identifiers/0/value", List.of(""),
                        "identifiers/0/confidence", List.of("seen"),
                        "identifiers/1/value", List.of("07700 900123"),
                        "identifiers/1/confidence", List.of("told"),
                        "identifiers/999/value", List.of("planted"),
                        "suspects/3/names/2/value", List.of("Dane")))
                .compact(ReportForm.FOR_CHARITIES);

        assertThat(typed.one("identifiers/0/value")).isEqualTo("07700 900123");
        assertThat(typed.one("identifiers/0/confidence")).isEqualTo("told");
        assertThat(typed.entries("identifiers", 50)).isEqualTo(1);
        assertThat(typed.one("suspects/0/names/0/value")).isEqualTo("Dane");
    }

    @Test
    void whatWasTypedPrintsNothing() {
        assertThat(new Typed(Map.of("a", List.of("planted"))).toString()).doesNotContain("planted");
        assertThat(new Draft(new Typed(Map.of("a", List.of("planted"))), TOLD, "F-1").toString())
                .doesNotContain("planted");
    }
}
