package org.forewarn.benchmarks.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads answers of HTTP/1.1 from a kept connection on which one request at a time is on its way: status, and a body by
 * {@code Content-Length} or in chunks. Anything else is refused, since what follows could not be told from the body.
 */
final class AnswerReader {

    /** Beyond the longest answer that is asked for here: that of a batch with a problem in every line. */
    private static final int MAX_BYTES = 64 << 20;

    private static final int FIRST_BYTES = 2_048;
    private static final int STATUS_FROM = "HTTP/1.1 ".length();
    private static final int STATUS_TO = STATUS_FROM + 3;
    private static final int NOT_KNOWN = -1;
    private static final int HEX = 16;

    private byte[] bytes = new byte[FIRST_BYTES];
    private int filled;
    private int bodyFrom = NOT_KNOWN;
    private int status;
    private boolean chunked;
    private boolean closes;
    /** Of the whole answer, when its length was announced. */
    private int end;
    /** Chunks are moved together as they come: the body reaches to here. */
    private int bodyTo;
    /** Where the next chunk begins. */
    private int chunkAt;

    /** Takes in what has arrived; the answer, as soon as it is whole. */
    @Nullable
    Answer take(ByteBuffer arrived) throws IOException {
        int more = arrived.remaining();
        if (filled + more > bytes.length) {
            grow(filled + more);
        }
        arrived.get(bytes, filled, more);
        filled += more;
        if (bodyFrom == NOT_KNOWN && !head()) {
            return null;
        }
        boolean whole = chunked ? chunks() : filled >= end;
        return whole ? finished() : null;
    }

    /** Forgets what came of an answer that will not be finished. */
    void reset() {
        filled = 0;
        bodyFrom = NOT_KNOWN;
    }

    private Answer finished() throws IOException {
        int used = chunked ? chunkAt : end;
        if (filled != used) {
            throw new IOException("more came than was asked for");
        }
        var answer = new Answer(status, bytes, bodyFrom, chunked ? bodyTo : end, closes);
        reset();
        return answer;
    }

    private void grow(int wanted) throws IOException {
        if (wanted > MAX_BYTES) {
            throw new IOException("an answer of more than " + MAX_BYTES + " bytes");
        }
        bytes = Arrays.copyOf(bytes, Math.max(wanted, 2 * bytes.length));
    }

    /** Reads status line and headers; false while they are not whole. */
    private boolean head() throws IOException {
        int blank = blankLine();
        if (blank == NOT_KNOWN) {
            return false;
        }
        status = number(STATUS_FROM, STATUS_TO);
        bodyFrom = blank;
        chunked = false;
        closes = false;
        end = bodyFrom;
        readHeaders(new String(bytes, 0, blank, StandardCharsets.ISO_8859_1));
        bodyTo = bodyFrom;
        chunkAt = bodyFrom;
        return true;
    }

    private void readHeaders(String head) {
        for (String line : head.split("\r\n")) {
            String header = line.toLowerCase(Locale.ROOT);
            if (header.startsWith("content-length:")) {
                end = Math.addExact(bodyFrom, Integer.parseInt(after(header)));
            } else if (header.startsWith("transfer-encoding:")) {
                chunked = after(header).equals("chunked");
            } else if (header.startsWith("connection:") && after(header).equals("close")) {
                closes = true;
            }
        }
    }

    private static String after(String header) {
        return header.substring(header.indexOf(':') + 1).strip();
    }

    private int blankLine() {
        for (int i = 3; i < filled; i++) {
            if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n' && bytes[i - 3] == '\r') {
                return i + 1;
            }
        }
        return NOT_KNOWN;
    }

    /** Moves every whole chunk to its place in the body; true after the last. */
    private boolean chunks() throws IOException {
        while (true) {
            int line = lineEnd(chunkAt);
            if (line == NOT_KNOWN) {
                return false;
            }
            int size = Integer.parseInt(
                    new String(bytes, chunkAt, line - chunkAt, StandardCharsets.ISO_8859_1).strip(), HEX);
            int from = line + 2;
            if (size < 0 || from + size + 2 > filled) {
                return false;
            }
            System.arraycopy(bytes, from, bytes, bodyTo, size);
            bodyTo += size;
            chunkAt = from + size + 2;
            if (size == 0) {
                return true;
            }
        }
    }

    private int lineEnd(int from) {
        for (int i = from; i + 1 < filled; i++) {
            if (bytes[i] == '\r' && bytes[i + 1] == '\n') {
                return i;
            }
        }
        return NOT_KNOWN;
    }

    private int number(int from, int to) throws IOException {
        int value = 0;
        for (int i = from; i < to; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                throw new IOException("not an answer of HTTP/1.1");
            }
            value = 10 * value + bytes[i] - '0';
        }
        return value;
    }
}
