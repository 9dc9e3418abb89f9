package org.forewarn.alert.feed.webhook;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What came of sending a message once. */
sealed interface Answer {

    /**
     * The receiver answered.
     *
     * @param retryAfter what it asks to wait; null: nothing
     */
    record Status(int code, @Nullable Duration retryAfter) implements Answer {}

    /** It did not. */
    record None(Why why) implements Answer {}

    /** Why there is no answer. */
    enum Why {
        /** The name has no address. */
        UNRESOLVED,
        /** An address of the name is not one that is connected to. */
        FORBIDDEN_ADDRESS,
        /** Nobody takes the connection. */
        UNREACHABLE,
        /** The certificate is not good for the name, or there is no TLS. */
        TLS,
        /** It took too long. */
        TIMEOUT,
        /** The connection ended first, or what came is no HTTP. */
        BROKEN;

        /** The word for the log of messages and metrics. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
