package org.forewarn.alert.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Header of a dispatch: when its warning was issued, milliseconds since 1970 as digits. For the measure that matters
 * most, from issue to submit; nothing is decided by it.
 */
public final class WarningSent {

    private static final String NAME = "warning-sent";

    private WarningSent() {}

    /** Adds it. */
    public static void write(Headers headers, Instant sent) {
        headers.add(NAME, String.valueOf(sent.toEpochMilli()).getBytes(StandardCharsets.US_ASCII));
    }

    static @Nullable Instant read(Headers headers) {
        Header header = headers.lastHeader(NAME);
        if (header == null || header.value() == null) {
            return null;
        }
        try {
            return Instant.ofEpochMilli(Long.parseLong(new String(header.value(), StandardCharsets.US_ASCII)));
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
