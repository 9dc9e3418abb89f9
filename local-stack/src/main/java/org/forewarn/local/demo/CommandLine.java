package org.forewarn.local.demo;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.forewarn.local.PortPlan;
import org.jspecify.annotations.Nullable;

/** What was typed after {@code ./forewarn}, understood or not. */
sealed interface CommandLine {

    /**
     * The suite with the sample reports.
     *
     * @param once end when the outcome is known, instead of staying up
     * @param data null: a temporary folder
     */
    record Demo(boolean once, @Nullable Path data, int portOffset) implements CommandLine {}

    record Up(@Nullable Path data, int portOffset) implements CommandLine {}

    record Help() implements CommandLine {}

    record Wrong(String message) implements CommandLine {}

    /** {@code demo --once} is valid, {@code up --once} is not. */
    static CommandLine parse(List<String> words) {
        String command = words.isEmpty() ? "help" : words.getFirst();
        return switch (command) {
            case "demo", "up" -> options(command, words.subList(1, words.size()));
            case "help", "--help", "-h" -> new Help();
            default -> new Wrong("unknown command " + command);
        };
    }

    private static CommandLine options(String command, List<String> words) {
        boolean once = false;
        Path data = null;
        int offset = 0;
        Iterator<String> left = words.iterator();
        while (left.hasNext()) {
            String word = left.next();
            if (word.equals("--once") && command.equals("demo")) {
                once = true;
            } else if (word.equals("--data") && left.hasNext()) {
                data = path(left.next());
                if (data == null) {
                    return new Wrong("--data wants a folder");
                }
            } else if (word.equals("--port-offset") && left.hasNext()) {
                Integer number = offset(left.next());
                if (number == null) {
                    return new Wrong("--port-offset wants a whole number from " + PortPlan.LOWEST_OFFSET + " to "
                            + PortPlan.HIGHEST_OFFSET);
                }
                offset = number;
            } else if (word.equals("--help") || word.equals("-h")) {
                return new Help();
            } else if (word.equals("--data") || word.equals("--port-offset")) {
                return new Wrong(word + " wants a value");
            } else {
                return new Wrong(command + " does not know " + word);
            }
        }
        return command.equals("demo") ? new Demo(once, data, offset) : new Up(data, offset);
    }

    private static @Nullable Path path(String word) {
        try {
            return word.isBlank() ? null : Path.of(word).toAbsolutePath();
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private static @Nullable Integer offset(String word) {
        try {
            int number = Integer.parseInt(word);
            return number < PortPlan.LOWEST_OFFSET || number > PortPlan.HIGHEST_OFFSET ? null : number;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
