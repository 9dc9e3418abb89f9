package org.forewarn.benchmarks.load;

import java.nio.charset.StandardCharsets;

/**
 * One answer of HTTP/1.1, as far as load needs it. The body is a part of a buffer that the next answer overwrites: it is
 * looked at while it is handed over, and not kept.
 *
 * @param bytes a buffer that begins with the head, and in which the body is from {@code from} to before {@code to}
 * @param closes whether the server closes the connection after it
 */
public record Answer(int status, byte[] bytes, int from, int to, boolean closes) {

    /** How often the text stands in the body; occurrences do not overlap. */
    public int count(byte[] text) {
        int found = 0;
        int at = from;
        while (at <= to - text.length) {
            if (startsWith(text, at)) {
                found++;
                at += text.length;
            } else {
                at++;
            }
        }
        return found;
    }

    /** A copy of the status line and headers. */
    public String head() {
        return new String(bytes, 0, from, StandardCharsets.ISO_8859_1);
    }

    /** A copy of the body. */
    public String body() {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    private boolean startsWith(byte[] text, int at) {
        for (int i = 0; i < text.length; i++) {
            if (bytes[at + i] != text[i]) {
                return false;
            }
        }
        return true;
    }
}
