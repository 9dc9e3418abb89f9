package org.forewarn.matching.evaluation;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A CSV file (RFC 4180) with a header; spaces around values do not count.
 *
 * @param rows values by column, without those that are missing
 */
record Table(Path file, List<String> header, List<Map<String, String>> rows) {

    /** @throws InputException when it is no such file */
    static Table read(Path file, Set<String> missing) {
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(file)) {
            List<String> header = null;
            List<Map<String, String>> rows = new ArrayList<>();
            for (CsvRecord line : reader) {
                if (header == null) {
                    header = header(file, line);
                } else {
                    rows.add(row(file, header, line, missing));
                }
            }
            if (header == null) {
                throw new InputException(file + " is empty");
            }
            return new Table(file, header, rows);
        } catch (CsvParseException e) {
            throw new InputException(file + " is no CSV file: " + firstCause(e));
        } catch (UncheckedIOException | IOException e) {
            throw new InputException(file + " cannot be read" + reason(e));
        }
    }

    private static String firstCause(CsvParseException e) {
        return e.getCause() instanceof CharacterCodingException
                ? "it is not UTF-8"
                : "a quote is not closed, or a field is too long";
    }

    private static String reason(Exception e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return cause instanceof CharacterCodingException ? ": it is not UTF-8" : "";
    }

    private static List<String> header(Path file, CsvRecord line) {
        List<String> header = line.getFields().stream().map(String::strip).toList();
        if (new HashSet<>(header).size() < header.size()) {
            throw new InputException(file + ", line 1: two columns have the same name");
        }
        return header;
    }

    private static Map<String, String> row(Path file, List<String> header, CsvRecord line, Set<String> missing) {
        if (line.getFieldCount() != header.size()) {
            throw new InputException(file + ", line " + line.getStartingLineNumber() + ": " + line.getFieldCount()
                    + " columns where the header has " + header.size());
        }
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            String value = line.getField(i).strip();
            if (!value.isEmpty() && !missing.contains(value)) {
                row.put(header.get(i), value);
            }
        }
        return row;
    }

    /** The rows' names; rows are counted from 1, without the header. */
    void requireDistinct(String column) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < rows.size(); i++) {
            String value = rows.get(i).get(column);
            if (value == null || !seen.add(value)) {
                throw new InputException(file + ", row " + (i + 1) + ", column " + column + ": "
                        + (value == null ? "is empty" : "is the same as in an earlier row"));
            }
        }
    }

    void require(String column) {
        if (!header.contains(column)) {
            throw new InputException(file + " has no column " + column);
        }
    }
}
