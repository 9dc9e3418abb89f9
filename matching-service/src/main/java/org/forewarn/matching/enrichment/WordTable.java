package org.forewarn.matching.enrichment;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table that people can read and correct: columns parted by tabulators, words of a cell by {@code |}. */
final class WordTable {

    private WordTable() {}

    /**
     * The rows of a file that is packed beside this class; lines that begin with {@code #} are remarks.
     *
     * @param columns cells of each row; a missing last one is empty
     */
    static List<List<String>> rows(String file, int columns) {
        try (InputStream in = WordTable.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("matching-service is packed without " + file);
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> cells(line, columns))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The words of one row, which its first cell names. */
    static Set<String> set(String file, String name) {
        return rows(file, 2).stream()
                .filter(row -> row.getFirst().equals(name))
                .flatMap(row -> words(row.get(1)).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    static List<String> words(String cell) {
        return cell.isEmpty() ? List.of() : List.of(cell.split("\\|"));
    }

    private static List<String> cells(String line, int columns) {
        String[] cells = line.split("\t", columns);
        if (cells.length < columns - 1) {
            throw new IllegalStateException("a row has too few cells: " + line);
        }
        return cells.length == columns
                ? List.of(cells)
                : Stream.concat(Arrays.stream(cells), Stream.of("")).toList();
    }
}
