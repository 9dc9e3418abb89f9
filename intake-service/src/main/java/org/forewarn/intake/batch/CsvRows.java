package org.forewarn.intake.batch;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * CSV (RFC 4180) as spreadsheets export it: UTF-8 with or without a byte order mark, any line ends, cells in quotation
 * marks where they need them, and a semicolon or a tab between cells where the spreadsheet's country writes decimals with
 * a comma. The first row names the columns. Empty rows count but hold nothing.
 */
final class CsvRows implements Lines {

    /** As far as the first row is looked into for what stands between its cells. */
    private static final int LOOK_AHEAD_CHARS = 16_384;

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final char[] SEPARATORS = {',', ';', '\t'};

    private final BufferedReader in;
    private final int maxRowChars;
    private final RowReader rows;
    private @Nullable Iterator<CsvRecord> records;
    private int number;
    private boolean ended;

    /** @param maxRowChars the longest row that is read */
    CsvRows(InputStream in, int maxRowChars, RowReader rows) {
        this.in = new BufferedReader(
                new InputStreamReader(
                        in,
                        StandardCharsets.UTF_8
                                .newDecoder()
                                // a cell with such a character is refused; the others are sound
                                .onMalformedInput(CodingErrorAction.REPLACE)
                                .onUnmappableCharacter(CodingErrorAction.REPLACE)),
                2 * LOOK_AHEAD_CHARS);
        this.maxRowChars = maxRowChars;
        this.rows = rows;
    }

    @Override
    public @Nullable Line next() throws IOException {
        if (ended) {
            return null;
        }
        try {
            if (records == null) {
                records = open();
                Line fault = header(records);
                if (fault != null) {
                    ended = true;
                    return fault;
                }
            }
            return row(records);
        } catch (CsvParseException e) {
            ended = true;
            return new Line.End(number + 1, Line.Reason.NOT_CSV);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Iterator<CsvRecord> open() throws IOException {
        in.mark(1);
        if (in.read() != BYTE_ORDER_MARK) {
            in.reset();
        }
        return CsvReader.builder()
                .fieldSeparator(separator())
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .trimWhitespacesAroundQuotes(true)
                .maxBufferSize(Math.max(2 * maxRowChars, LOOK_AHEAD_CHARS))
                .build(
                        CsvRecordHandler.builder()
                                .maxFields(Columns.MAX)
                                .maxFieldSize(maxRowChars)
                                .maxRecordSize(maxRowChars)
                                .build(),
                        in)
                .iterator();
    }

    /** What is found most often between the cells of the first row. */
    private char separator() throws IOException {
        in.mark(LOOK_AHEAD_CHARS);
        int[] counts = new int[SEPARATORS.length];
        for (int i = 0, next = in.read(); i < LOOK_AHEAD_CHARS - 1 && next >= 0 && next != '\n' && next != '\r'; i++) {
            for (int each = 0; each < SEPARATORS.length; each++) {
                counts[each] += next == SEPARATORS[each] ? 1 : 0;
            }
            next = in.read();
        }
        in.reset();
        int most = 0;
        for (int each = 1; each < counts.length; each++) {
            most = counts[each] > counts[most] ? each : most;
        }
        return SEPARATORS[most];
    }

    private @Nullable Line header(Iterator<CsvRecord> all) {
        if (!all.hasNext()) {
            return null;
        }
        CsvRecord header = all.next();
        number = (int) header.getStartingLineNumber();
        var problems = rows.header(header.getFields());
        return problems.isEmpty() ? null : new Line.BadHeader(number, problems);
    }

    private @Nullable Line row(Iterator<CsvRecord> all) {
        while (all.hasNext()) {
            CsvRecord row = all.next();
            number = (int) row.getStartingLineNumber();
            if (!row.getFields().stream().allMatch(String::isBlank)) {
                return rows.row(number, row.getFields());
            }
        }
        return null;
    }
}
