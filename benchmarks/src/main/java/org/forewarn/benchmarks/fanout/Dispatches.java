package org.forewarn.benchmarks.fanout;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.forewarn.schemas.event.Channel;
import org.forewarn.schemas.event.Dispatch;
import org.forewarn.schemas.event.Severity;

/** Messages as the fan-out writes them, one to each person in turn. */
final class Dispatches {

    static final String TEXT =
            "WARNING: robbery. Leeds LS11. Nov 2026. Man in a silver van, plate begins YK19. Ref K7QF2.";

    /** As it goes out, with a link to the person's page; one segment. */
    static final String TEXT_AND_LINK = TEXT + "\nhttp://localhost:18083/m/7k3mq8pd1xw0v5z";

    private final Channel channel;
    private final UUID warning = UUID.randomUUID();
    private int next;

    Dispatches(Channel channel) {
        this.channel = channel;
    }

    Dispatch next() {
        return Dispatch.newBuilder()
                .setDispatchId(UUID.randomUUID().toString())
                .setWarningId(warning.toString())
                .setRevision(1)
                .setRecipientId(People.id(next++).toString())
                .setChannel(channel)
                .setSeverity(Severity.SEVERE)
                .setSubject("A warning for LS11")
                .setBody(TEXT)
                .setLanguage("en")
                .setCreatedAt(Instant.now())
                .setExpires(Instant.now().plus(Duration.ofDays(1)))
                .build();
    }
}
