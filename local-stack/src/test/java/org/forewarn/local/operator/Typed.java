package org.forewarn.local.operator;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One command and what it printed. */
record Typed(int exit, String out, String err) {

    /** Without anybody to ask. */
    static Typed alone(@Nullable String operatorKey, String... words) {
        return run(operatorKey, null, words);
    }

    /** With somebody who types this when asked. */
    static Typed answering(String answer, String... words) {
        return run(null, new BufferedReader(new StringReader(answer + "\n")), words);
    }

    private static Typed run(@Nullable String operatorKey, @Nullable BufferedReader answers, String... words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var screen = new Screen(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                answers,
                false);
        int exit = new Operator(screen, operatorKey).run(List.of(words));
        return new Typed(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
