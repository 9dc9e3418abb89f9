package org.forewarn.intake.mapping.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Jsonata.Frame;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.forewarn.intake.mapping.WorkedExample;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProgramTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final JsonNode DOCUMENT = JSON.readTree("""
            {"text": "one, two; three", "name": "  Dave   Smith ", "n": 7, "big": 12345678901, "half": 0.5,
             "none": null, "flag": true, "list": ["b", "a"], "people": [{"age": 30}, {"age": 40}], "smile": "a😀b"}""");

    /** The library's functions that mappings have as they are. */
    private static final Set<String> AS_THEY_ARE = Set.of(
            "sum",
            "count",
            "max",
            "min",
            "average",
            "length",
            "trim",
            "number",
            "floor",
            "ceil",
            "round",
            "abs",
            "sqrt",
            "power",
            "boolean",
            "not",
            "map",
            "filter",
            "single",
            "reduce",
            "sift",
            "keys",
            "lookup",
            "append",
            "exists",
            "spread",
            "merge",
            "reverse",
            "each",
            "type",
            "sort",
            "distinct");

    private static final Set<String> MADE_ANEW = Set.of(
            "string",
            "substring",
            "substringBefore",
            "substringAfter",
            "lowercase",
            "uppercase",
            "contains",
            "match",
            "replace",
            "split",
            "join");

    private static final Lanes LANES = new Lanes(2, Duration.ofSeconds(30), 100);

    @AfterAll
    static void close() {
        LANES.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '`', textBlock = """
                    $substring(text, 5, 3)                         ¦ "two"
                    $substring(text, -5)                           ¦ "three"
                    $substring(smile, 1, 1)                        ¦ "😀"
                    $substring(text, 50)                           ¦ ""
                    $substringBefore(text, ",")                    ¦ "one"
                    $substringAfter(text, "; ")                    ¦ "three"
                    $substringAfter(text, "x")                     ¦ "one, two; three"
                    $uppercase(name) ~> $trim                      ¦ "DAVE SMITH"
                    $contains(text, "two")                         ¦ true
                    $contains(text, /T[A-Z]O/i)                    ¦ true
                    $contains(text, /^two/)                        ¦ false
                    $match(text, /t(w|h)/).groups                  ¦ ["w","h"]
                    $match(text, /t(w|h)/, 1).index                ¦ 5
                    $replace(text, ", ", "-")                      ¦ "one-two; three"
                    $replace(text, "e", "E", 1)                    ¦ "onE, two; three"
                    $replace(name, /\\s*(\\w+)\\s+(\\w+)\\s*/, "$2, $1 $$ $x $0") ¦ "Smith, Dave $ $x   Dave   Smith "
                    $split(text, /[,;] /)                          ¦ ["one","two","three"]
                    $split(text, ", ", 1)                          ¦ ["one"]
                    $split("abc", "")                              ¦ ["a","b","c"]
                    $join($list(text), "+")                        ¦ "one+two+three"
                    $join(list)                                    ¦ "ba"
                    $string(people[0])                             ¦ "{\\"age\\":30}"
                    $sort(list)                                    ¦ ["a","b"]
                    $sum(people.age)                               ¦ 70
                    $average(people.age) / 2                       ¦ 17.5
                    people[age > 30].age                           ¦ 40
                    $list("one")                                   ¦ ["one"]
                    $list("a|b", "|")                              ¦ ["a","b"]
                    $list(list)                                    ¦ ["b","a"]
                    $yes("YES ")                                   ¦ true
                    $yes(0)                                        ¦ false
                    $yes("unsure")                                 ¦ "unsure"
                    $yes(flag)                                     ¦ true
                    $word("ROBBERY", {"Robbery": "robbery"})       ¦ "robbery"
                    $word("other", {"Robbery": "robbery"})         ¦ "other"
                    $word(list, {"A": 1, "B": 2})                  ¦ [2,1]
                    $ukTime("29/07/2026", "23:15")                 ¦ "2026-07-29T23:15:00+01:00"
                    big + 1                                        ¦ 12345678902
                    half * 3                                       ¦ 1.5
                    none                                           ¦ null
                    [1..3]                                         ¦ [1,2,3]
                    list^($)                                       ¦ ["a","b"]
                    $map(people, function($p, $i) { $p.age + $i }) ¦ [30,41]
                    n in [7, 8] and $not(n = 8)                    ¦ true
                    $reduce([1..100], function($a, $b) { $a + $b }) ¦ 5050""")
    void anExpressionGives(String expression, String expected) {
        assertThat(map("{'a': " + expression + "}")).isEqualTo("{\"a\":" + expected + "}");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
                    $substring(absent, 1)
                    $replace(absent, "a", "b")
                    $split(absent, ",")
                    $join(absent)
                    $uppercase(absent)
                    $contains(absent, "a")
                    $match(absent, /a/)
                    $yes(absent)
                    $yes("")
                    $word(absent, {})
                    $word(" ", {})
                    $list(absent)
                    $ukTime(absent)
                    absent.more
                    absent & absent = "" ? absent : 1""")
    void whatIsAbsentStaysAbsent(String expression) {
        assertThat(map("{'a': " + expression + "}")).isEqualTo("{}");
    }

    @Test
    void theExampleStaysFarFromItsBounds() {
        WorkedExample example = WorkedExample.read();
        assertThat(LANES.run("charity", example.mapping(), JSON.readTree(example.answers())))
                .isInstanceOfSatisfying(Outcome.Mapped.class, mapped -> assertThat(mapped.steps())
                        .isBetween(1, Meter.MAX_STEPS / 100));
    }

    /** A function that a newer library brings is in no mapping before somebody has looked at it. */
    @Test
    @SuppressWarnings("unchecked")
    void everyFunctionOfTheLibraryIsAllowedReplacedOrRefused() throws ReflectiveOperationException {
        Field staticFrame = Jsonata.class.getDeclaredField("staticFrame");
        staticFrame.setAccessible(true);
        Field bindings = Frame.class.getDeclaredField("bindings");
        bindings.setAccessible(true);
        var all = new HashSet<>(AS_THEY_ARE);
        all.addAll(MADE_ANEW);
        all.addAll(Functions.REFUSED);
        assertThat(((Map<String, Object>) bindings.get(staticFrame.get(null))).keySet())
                .containsExactlyInAnyOrderElementsOf(all);
        assertThat(AS_THEY_ARE).doesNotContainAnyElementsOf(Functions.REFUSED);
    }

    static List<String> refusedFunctions() {
        return List.copyOf(Functions.REFUSED);
    }

    @ParameterizedTest
    @MethodSource("refusedFunctions")
    void aRefusedFunctionIsNamed(String name) {
        assertThat(LANES.check("charity", "{\n 'a': $" + name + "()}"))
                .isInstanceOfSatisfying(Lanes.Check.Unsound.class, unsound -> assertThat(unsound.detail())
                        .contains("$" + name, "line 2"));
    }

    @Test
    void theSameProgramRunsOnManyThreadsAtOnceEachForItself() throws Exception {
        String text = "($x := n; $f := function($i) { $i = 0 ? $x : $f($i - 1) }; {'a': $f(20), 'b': $split(s, /,/)})";
        try (var lanes = new Lanes(4, Duration.ofSeconds(30), 10);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var runs = IntStream.range(0, 2_000)
                    .mapToObj(i -> threads.submit(() -> lanes.run(
                            "charity-" + i % 8,
                            text,
                            JSON.createObjectNode().put("n", i).put("s", "x," + i))))
                    .toList();
            for (int i = 0; i < runs.size(); i++) {
                assertThat(runs.get(i).get()).isInstanceOfSatisfying(Outcome.Mapped.class, mapped -> assertThat(
                                mapped.report().get("a").intValue())
                        .isEqualTo(
                                Integer.parseInt(mapped.report().get("b").get(1).stringValue())));
            }
        }
    }

    @Test
    void aCharityWaitsForItselfAndNotForOthers() throws Exception {
        String slow = "{'a': $map([1..2000], function($i) { $count($sort([1..5000], function($l, $r) { $l < $r })) })}";
        try (var lanes = new Lanes(2, Duration.ofMillis(1), 10);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            lanes.run("quick", "{'a': 1}", DOCUMENT);
            var begun = new CountDownLatch(1);
            var running = threads.submit(() -> {
                begun.countDown();
                Outcome last = lanes.run("slow", slow, DOCUMENT);
                for (int i = 0; i < 20; i++) {
                    last = lanes.run("slow", slow, DOCUMENT);
                }
                return last;
            });
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
            int busy = 0;
            while (!running.isDone()) {
                busy += lanes.run("slow", "{'a': 1}", DOCUMENT) instanceof Outcome.Busy ? 1 : 0;
                assertThat(lanes.run("quick", "{'a': 1}", DOCUMENT)).isInstanceOf(Outcome.Mapped.class);
            }
            assertThat(busy).isPositive();
        }
    }

    private static String map(String text) {
        return switch (LANES.run("charity", text, DOCUMENT)) {
            case Outcome.Mapped mapped -> mapped.report().toString();
            case Outcome.Failed(String detail) -> detail;
            case Outcome.Busy() -> "busy";
        };
    }
}
