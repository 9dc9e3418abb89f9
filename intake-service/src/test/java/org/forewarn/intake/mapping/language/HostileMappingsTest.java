package org.forewarn.intake.mapping.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Programs whose author wants to hold up, fill up or look into the service. */
class HostileMappingsTest {

    /** A run may take a second; the rest is for this machine being busy. */
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(3);

    private static final String SECRET = "07700 900999";
    private static final JsonNode DOCUMENT = JsonMapper.shared().readTree("""
            {"phone": "07700 900999", "list": [1, 2, 3], "text": "%s"}""".formatted("a".repeat(20_000)));

    private static final Lanes LANES = new Lanes(2, Duration.ofSeconds(30), 100);

    @AfterAll
    static void close() {
        LANES.close();
    }

    static Stream<Arguments> stopped() {
        return Stream.of(
                Arguments.of("endless recursion", "($f := function($n) { 1 + $f($n + 1) }; {'a': $f(1)})"),
                Arguments.of("endless tail recursion", "($f := function($n) { $f($n + 1) }; {'a': $f(1)})"),
                Arguments.of(
                        "exponential recursion",
                        "($f := function($n) { $n < 2 ? 1 : $f($n - 1) + $f($n - 2) }; {'a': $f(60)})"),
                Arguments.of("recursion in an array, which the library's own bounds pass over", """
                        {"a": [1, ($f := function($n) { $f($n + 1) }; $f(1))]}"""),
                Arguments.of(
                        "a text doubled",
                        "($f := function($s, $n) { $n = 0 ? $s : $f($s & $s, $n - 1) }; {'a': $f('xx', 60)})"),
                Arguments.of("a text doubled without functions", "(" + doubling("$a := $a & $a;") + " {'a': $a})"),
                Arguments.of(
                        "a shared object doubled",
                        "($a := {'x': 1}; " + "$a := {'x': $a, 'y': $a};".repeat(60) + " {'a': $string($a)})"),
                Arguments.of(
                        "shared objects compared",
                        "($a := {'x': 1}; $b := {'x': 1}; "
                                + "$a := {'x': $a, 'y': $a}; $b := {'x': $b, 'y': $b};".repeat(60)
                                + " {'a': $a = $b})"),
                Arguments.of("a list doubled", "(" + doubling("$a := [$a, $a];") + " {'a': $count($a)})"),
                Arguments.of("a list joined with a long text", """
                        ($l := $map([1..4000], function($i) { 'x' }); {'a': $join($l, text)})"""),
                Arguments.of("a list of lists flattened", "{'a': $count([1..5000].([1..5000].$))}"),
                Arguments.of("a product", "($l := [1..5000]; {'a': $count($l@$x.($l)@$y.{'x': $x, 'y': $y})})"),
                Arguments.of("a huge range", "{'a': [1..9999999]}"),
                Arguments.of("a range beyond the library's limit", "{'a': [1..99999999999]}"),
                Arguments.of("a range that is only counted", "{'a': $count([1..9999999])}"),
                Arguments.of("a replacement that grows", "{'a': $replace(text, 'a', text)}"),
                Arguments.of("a regex replacement that grows", "{'a': $replace(text, /a/, '$0$0$0$0$0$0$0$0')}"),
                Arguments.of("a long text searched for a long text", """
                        ($t := text & text & text & text; $u := $substring($t, 0, 40000) & 'b'; {'a': $contains($t, $u)})"""),
                Arguments.of("a text cut into characters", "{'a': $split(text, '')}"),
                Arguments.of(
                        "a list reduced with copies",
                        "{'a': $reduce([1..5000], $append, text)}".replace("text", "[[1..5000]]")),
                Arguments.of("a result too deep", "($f := function($n) { $n = 0 ? 1 : {'a': $f($n - 1)} }; $f(50))"),
                Arguments.of(
                        "a result too large",
                        "{'a': $map([1..5000], function($i) { $substring($string($i) & $$.text, 0, 100) })}"),
                Arguments.of("sorting without end", """
                        {'a': $map([1..2000], function($i) { $count($sort([1..5000], function($l, $r) { $l < $r })) })}"""),
                Arguments.of("everything, again and again", "{'a': " + "**.".repeat(40) + "x}"));
    }

    private static String doubling(String step) {
        return "$a := 'x';" + step.repeat(60);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("switching the meter off", "($__evaluate_entry := nothing; {'a': 1})"),
                Arguments.of("switching it off by a parameter", "(function($__evaluate_exit) { {'a': 1} })(1)"),
                Arguments.of("switching it off by a binding", "list@$__evaluate_entry.{'a': 1}"),
                Arguments.of("switching it off by an index", "list#$__evaluate_exit.{'a': 1}"),
                Arguments.of("a program within a program", "{'a': $eval('1')}"),
                Arguments.of("the same by another name", "($e := $eval; {'a': $e('1')})"),
                Arguments.of("the same by chaining", "{'a': '1' ~> $eval}"),
                Arguments.of("the clock", "{'a': $now()}"),
                Arguments.of("the clock in milliseconds", "{'a': $millis()}"),
                Arguments.of("chance", "{'a': $random()}"),
                Arguments.of("order by chance", "{'a': $shuffle([1..9])}"),
                Arguments.of("a padding", "{'a': $pad('x', 1000000000)}"),
                Arguments.of("data in a message", "{'a': $error(phone)}"),
                Arguments.of("a transform", "$ ~> |list|{'a': $}|"),
                Arguments.of("partial application", "($f := $substring(?, 1); {'a': $f('ab')})"),
                Arguments.of("a signature of the author's", "(function($a)<s?s?s?s?s?s?s?s?:s>{ {'a': 1} })()"),
                Arguments.of("a regex as a function", "{'a': /(a+)+$/(text)}"),
                Arguments.of("a regex behind ~>", "{'a': text ~> /(a+)+$/}"),
                Arguments.of("a regex as a variable", "($r := /(a+)+$/; {'a': $contains(text, $r)})"),
                Arguments.of("a regex to a function of the author's", "{'a': $filter(list, /a/)}"),
                Arguments.of("a regex with a back-reference", "{'a': $contains(text, /(a)\\1/)}"),
                Arguments.of("a regex that unfolds", "{'a': $contains(text, /((a{30}){30}){30}/)}"),
                Arguments.of("a regex of nothing", "{'a': $replace(text, /x*/, 'y')}"),
                Arguments.of("brackets without end", "(".repeat(30_000)),
                Arguments.of("brackets upon brackets", "(".repeat(15_000) + "1" + ")".repeat(15_000)),
                Arguments.of("a comment without end", "{'a': 1} /*"),
                Arguments.of("a regex without end", "{'a': $contains(text, /abc"),
                Arguments.of("nothing", ""),
                Arguments.of("half of something", "{'a': "));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stopped")
    void whatWouldRunAwayIsStopped(String what, String text) {
        long begin = System.nanoTime();
        assertThat(LANES.run("charity", text, DOCUMENT))
                .isInstanceOfSatisfying(Outcome.Failed.class, failed -> assertThat(failed.detail())
                        .startsWith("The mapping")
                        .doesNotContain("aaaa", SECRET));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(STOPPED_WITHIN);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void whatCannotBeBoundedIsRefusedBeforeItRuns(String what, String text) {
        assertThat(LANES.check("charity", text)).isInstanceOf(Lanes.Check.Unsound.class);
    }

    @Test
    void aRegexThatBacktracksElsewhereTakesNoTime() {
        long begin = System.nanoTime();
        assertThat(LANES.run("charity", "{'a': $contains(text & 'b', /(a+)+$/)}", DOCUMENT))
                .isInstanceOfSatisfying(Outcome.Mapped.class, mapped -> assertThat(
                                mapped.report().get("a").booleanValue())
                        .isFalse());
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(STOPPED_WITHIN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'a': $undefined(phone)}",
                "($f := phone; {'a': $f(1)})",
                "{'a': (phone)(1)}",
                "($f := phone; {'a': list ~> $f})",
                "($f := function($x) { $x(1) }; {'a': $f(phone)})",
                "($g := function($x) { $x(1) }; $f := function($x) { $g($x) }; {'a': $f(phone)})",
                "($f := phone; {'a': $sum ~> $f})",
                "{'a': $map(list, phone)}",
                "{'a': phone + 1}",
                "{'a': -phone}",
                "{'a': phone < 1}",
                "{'a': $number(phone)}",
                "{'a': $sum(phone)}",
                "{'a': $sum([phone, 1])}",
                "{'a': $sort([phone, 1])}",
                "{phone: 1, phone & '': 2}",
                "{'a': [phone..2]}",
                "{'a': $power(phone, 2)}",
                "{list: 1}",
                "{'a': $match(text, phone)}",
                "{'a': $sum}",
                "phone",
                "[{'a': 1}, {'a': 2}]",
                "nothing",
            })
    void aFailureShowsNothingOfTheDocument(String text) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        var printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        System.setErr(System.out);
        try {
            assertThat(LANES.run("charity", text, DOCUMENT))
                    .isInstanceOfSatisfying(Outcome.Failed.class, failed -> assertThat(failed.detail())
                            .doesNotContain("07700", "aaaa"));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    /** Why the bounds are ours: with two assignments a program is rid of the library's. */
    @Test
    void theLibrarysOwnBoundsCanBeSwitchedOff() {
        String deep = "($f := function($n) { $n = 0 ? 0 : 1 + $f($n - 1) }; $f(20))";
        assertThatThrownBy(() -> onLibraryBounds(deep)).isInstanceOf(JException.class);
        assertThat(onLibraryBounds("($__evaluate_entry := nothing; $__evaluate_exit := nothing; " + deep + ")"))
                .isEqualTo(20);
    }

    private static Object onLibraryBounds(String text) {
        Jsonata jsonata = Jsonata.jsonata(text);
        Jsonata.Frame frame = jsonata.createFrame();
        frame.setRuntimeBounds(5_000, 10);
        return jsonata.evaluate(1, frame);
    }

    @Test
    void aRunLeavesNothingForTheNext() {
        assertThat(LANES.run("charity", "($x := phone; $f := function() { 1 }; {'a': $x})", DOCUMENT))
                .isInstanceOf(Outcome.Mapped.class);
        assertThat(LANES.run("charity", "{'a': $x, 'b': 1}", DOCUMENT))
                .isInstanceOfSatisfying(
                        Outcome.Mapped.class,
                        mapped -> assertThat(mapped.report().toString()).isEqualTo("{\"b\":1}"));
        String twice = "($n := $exists($n) ? 'again' : 'first'; {'a': $n})";
        for (int i = 0; i < 3; i++) {
            assertThat(LANES.run("charity", twice, DOCUMENT))
                    .isInstanceOfSatisfying(
                            Outcome.Mapped.class,
                            mapped -> assertThat(mapped.report().toString()).isEqualTo("{\"a\":\"first\"}"));
        }
    }
}
