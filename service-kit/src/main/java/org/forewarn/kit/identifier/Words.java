package org.forewarn.kit.identifier;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Lists of words that people can read and correct: {@code words.tsv} beside this class. */
final class Words {

    private static final Map<String, Set<String>> LISTS = read();

    static final Set<String> WAYS_OF_PAYING = list("ways of paying");
    static final Set<String> SPOKEN_DIGITS = list("spoken digits");

    private static final Set<String> NOBODY = list("nobody");
    private static final Set<String> PLATFORMS = list("platforms");

    private Words() {}

    /** {@code unknown}, {@code n/a}, {@code ?}, and a platform's own name: whoever is called so is not told from others. */
    static boolean nameNobody(String text) {
        String words = String.join(" ", Text.words(text));
        return words.isEmpty() || NOBODY.contains(words) || PLATFORMS.contains(words);
    }

    /** Any platform, the longest name first. */
    static String platforms() {
        return PLATFORMS.stream()
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .map(Pattern::quote)
                .collect(Collectors.joining("|", "(?:", ")"));
    }

    private static Set<String> list(String name) {
        Set<String> list = LISTS.get(name);
        if (list == null) {
            throw new IllegalStateException("words.tsv has no list of " + name);
        }
        return list;
    }

    private static Map<String, Set<String>> read() {
        try (InputStream in = Words.class.getResourceAsStream("words.tsv")) {
            if (in == null) {
                throw new IllegalStateException("service-kit is packed without words.tsv");
            }
            Map<String, Set<String>> lists = new HashMap<>();
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> List.of(line.split("\t", 2)))
                    .forEach(row ->
                            lists.put(row.getFirst(), Set.of(row.getLast().split("\\|"))));
            return lists;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
