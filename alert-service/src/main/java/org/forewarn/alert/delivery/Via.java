package org.forewarn.alert.delivery;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Header of a dispatch that is to go by one provider and no other: a test message, which says something of that one. */
public final class Via {

    private static final String NAME = "via";

    private Via() {}

    /** Adds it. */
    public static void write(Headers headers, String provider) {
        headers.add(NAME, provider.getBytes(StandardCharsets.US_ASCII));
    }

    static @Nullable String read(Headers headers) {
        Header header = headers.lastHeader(NAME);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.US_ASCII);
    }
}
