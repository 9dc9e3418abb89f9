package org.forewarn.local.operator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words after a command, sorted: {@code rose-house --scope check --scope reports:write --json}.
 *
 * @param words what is no option, in order
 * @param values of options that want one; several when it was given several times
 * @param flags options that want none
 */
record Options(List<String> words, Map<String, List<String>> values, Set<String> flags) {

    /** What was typed cannot be meant. */
    static final class NotUnderstoodException extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotUnderstoodException(String message) {
            super(message);
        }
    }

    /** @param command what was typed before, for messages */
    static Options read(String command, List<String> typed, Set<String> valued, Set<String> flags) {
        var words = new ArrayList<String>();
        var values = new HashMap<String, List<String>>();
        var found = new HashSet<String>();
        Iterator<String> left = typed.iterator();
        while (left.hasNext()) {
            String word = left.next();
            if (valued.contains(word)) {
                if (!left.hasNext()) {
                    throw new NotUnderstoodException(word + " wants a value");
                }
                values.computeIfAbsent(word, none -> new ArrayList<>()).add(left.next());
            } else if (flags.contains(word)) {
                found.add(word);
            } else if (word.startsWith("--operator-key")) {
                throw new NotUnderstoodException(
                        "the operator's key is never an argument, which every process can read; see --operator-key-file");
            } else if (word.startsWith("-")) {
                throw new NotUnderstoodException(command + " does not know " + word);
            } else {
                words.add(word);
            }
        }
        return new Options(List.copyOf(words), Map.copyOf(values), Set.copyOf(found));
    }

    List<String> all(String option) {
        return values.getOrDefault(option, List.of());
    }

    @Nullable
    String one(String option) {
        List<String> given = all(option);
        if (given.size() > 1) {
            throw new NotUnderstoodException(option + " is given more than once");
        }
        return given.isEmpty() ? null : given.getFirst();
    }

    /** Whether it is in bounds, the service says. */
    @Nullable
    Integer number(String option) {
        String given = one(option);
        try {
            return given == null ? null : Integer.valueOf(given);
        } catch (NumberFormatException e) {
            throw new NotUnderstoodException(option + " wants a whole number");
        }
    }
}
