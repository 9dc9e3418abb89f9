package org.forewarn.matching.evaluation;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words after {@code ./forewarn evaluate}.
 *
 * @param data2 another table, whose rows are only compared with those of the first
 * @param truth the file that tells which rows are about the same person, in place of the one the config names
 * @param model weighs by this model in place of estimating one
 */
record Options(
        Path config,
        Path data,
        @Nullable Path data2,
        @Nullable Path truth,
        @Nullable Path model,
        @Nullable Path modelOut,
        @Nullable Path pairsOut,
        long seed,
        boolean json) {

    private static final Set<String> WITH_VALUE =
            Set.of("--config", "--data", "--data-2", "--truth", "--model", "--model-out", "--pairs-out", "--seed");

    private static final String JSON = "--json";

    /** @throws InputException when they cannot be understood */
    static Options parse(List<String> words) {
        Map<String, String> values = new HashMap<>();
        Set<String> flags = new HashSet<>();
        for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
            String word = rest.next();
            if (word.equals(JSON)) {
                flags.add(word);
            } else if (!WITH_VALUE.contains(word)) {
                throw new InputException("evaluate does not know " + word);
            } else if (!rest.hasNext()) {
                throw new InputException(word + " wants a value");
            } else if (values.put(word, rest.next()) != null) {
                throw new InputException(word + " is there twice");
            }
        }
        return new Options(
                required(values, "--config"),
                required(values, "--data"),
                path(values, "--data-2"),
                path(values, "--truth"),
                path(values, "--model"),
                path(values, "--model-out"),
                path(values, "--pairs-out"),
                seed(values.getOrDefault("--seed", "1")),
                flags.contains(JSON));
    }

    private static Path required(Map<String, String> values, String option) {
        Path path = path(values, option);
        if (path == null) {
            throw new InputException("evaluate wants " + option + " FILE");
        }
        return path;
    }

    private static @Nullable Path path(Map<String, String> values, String option) {
        String value = values.get(option);
        return value == null ? null : Path.of(value);
    }

    private static long seed(String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new InputException("--seed wants a whole number");
        }
    }
}
