package org.forewarn.alert.feed;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.forewarn.alert.feed.IssuedMessage.Text;
import org.forewarn.schemas.event.MsgType;

/** Issued messages for tests that need no service. */
final class Messages {

    static final UUID WARNING = UUID.fromString("4a9f7a0e-6a54-4c39-9a57-0f6f9f1f8a01");
    static final Instant SENT = Instant.parse("2026-03-06T09:00:00.789Z");

    private Messages() {}

    static IssuedMessage message(MsgType type, int revision, Text... texts) {
        return new IssuedMessage(
                WARNING,
                revision,
                type,
                SENT.plusSeconds(60L * revision),
                SENT.plusSeconds(86_400),
                "SEVERE",
                "LIKELY",
                "IMMEDIATE",
                "Leeds, and 10 km around",
                List.of("LS1", "LS2"),
                List.of(texts),
                List.of("r1"));
    }

    static Text text(String words) {
        return new Text("en", "Warning: robbery in Leeds", words);
    }

    static FeedProperties properties() {
        return new FeedProperties(
                URI.create("https://alerts.example.org"),
                "warnings.example.org",
                "Example <Warnings> & Co",
                CapStatus.EXERCISE,
                "Partners only",
                null);
    }

    static CapComposer composer() {
        return new CapComposer(properties());
    }
}
