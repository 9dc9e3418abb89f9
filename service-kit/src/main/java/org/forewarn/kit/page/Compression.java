package org.forewarn.kit.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import org.springframework.http.HttpHeaders;

/** Gzip for those who say they can read it. */
public final class Compression {

    /** The word for the header. */
    public static final String GZIP = "gzip";

    private Compression() {}

    /** Whether the header names gzip; {@code gzip;q=0}, which nobody sends, counts as yes. */
    public static boolean accepted(HttpHeaders request) {
        String encodings = request.getFirst(HttpHeaders.ACCEPT_ENCODING);
        return encodings != null && encodings.contains(GZIP);
    }

    /** Compresses. */
    public static byte[] gzip(byte[] plain) {
        var bytes = new ByteArrayOutputStream(plain.length / 3);
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot be written to", e);
        }
        return bytes.toByteArray();
    }
}
