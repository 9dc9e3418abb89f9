package org.forewarn.intake.batch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.forewarn.intake.reading.Json;
import org.forewarn.intake.reading.Json.Parsed;
import org.jspecify.annotations.Nullable;

/**
 * Newline-delimited JSON: one document a line, UTF-8, lines ended by LF or CRLF, the last one perhaps by nothing. Blank
 * lines count but hold nothing. A line that is too long is passed over to its end, and only it is refused.
 */
final class NdjsonLines implements Lines {

    private static final int BUFFER_BYTES = 65_536;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private final int maxLineBytes;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int from;
    private int to;
    private int number;

    /** @param maxLineBytes the longest line that is read, its end not counted */
    NdjsonLines(InputStream in, int maxLineBytes) {
        this.in = in;
        this.maxLineBytes = maxLineBytes;
    }

    @Override
    public @Nullable Line next() throws IOException {
        var line = new ByteArrayOutputStream();
        while (readLine(line)) {
            number++;
            if (line.size() > maxLineBytes) {
                return malformed("The line is longer than %d bytes.".formatted(maxLineBytes));
            }
            byte[] bytes = number == 1 ? withoutMark(line.toByteArray()) : line.toByteArray();
            if (!isBlank(bytes)) {
                return new Line.Document(number, Json.parse(bytes));
            }
            line.reset();
        }
        return null;
    }

    private Line malformed(String detail) {
        return new Line.Document(number, new Parsed.Malformed(detail));
    }

    /** Reads up to the end of a line, of which at most one byte more than allowed is kept; false at the end of all. */
    private boolean readLine(ByteArrayOutputStream line) throws IOException {
        boolean any = false;
        while (from < to || fill()) {
            any = true;
            int end = from;
            while (end < to && buffer[end] != '\n') {
                end++;
            }
            line.write(buffer, from, Math.min(end - from, maxLineBytes + 1 - line.size()));
            from = end;
            if (end < to) {
                from++;
                return true;
            }
        }
        return any;
    }

    private boolean fill() throws IOException {
        from = 0;
        to = Math.max(0, in.read(buffer));
        return to > 0;
    }

    private static byte[] withoutMark(byte[] line) {
        for (int i = 0; i < BYTE_ORDER_MARK.length; i++) {
            if (line.length <= i || line[i] != BYTE_ORDER_MARK[i]) {
                return line;
            }
        }
        return java.util.Arrays.copyOfRange(line, BYTE_ORDER_MARK.length, line.length);
    }

    private static boolean isBlank(byte[] line) {
        for (byte each : line) {
            if (each != ' ' && each != '\t' && each != '\r') {
                return false;
            }
        }
        return true;
    }
}
