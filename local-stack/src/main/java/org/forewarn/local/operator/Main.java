package org.forewarn.local.operator;

import java.io.BufferedReader;
import java.io.Console;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands {@code partner} and {@code keyset} behind the script {@code ./forewarn}. */
public final class Main {

    private Main() {}

    public static void main(String[] words) {
        var screen = new Screen(System.out, System.err, answers(), Boolean.getBoolean("forewarn.colour"));
        System.exit(new Operator(screen, System.getenv(OperatorKey.VARIABLE)).run(List.of(words)));
    }

    private static @Nullable BufferedReader answers() {
        Console console = System.console();
        return console != null && console.isTerminal() ? new BufferedReader(console.reader()) : null;
    }
}
