package org.forewarn.alert.feed.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.forewarn.alert.feed.webhook.Preparing.Prepared;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what one webhook has waiting, one message after the other, while they are taken. No transaction is open while
 * something is sent. What was sent when the process died is not marked, and is sent again under the same id.
 */
@Component
class Delivering {

    /** So that one with a long backlog gives its place up now and then. */
    private static final int MAX_IN_A_ROW = 50;

    private static final Duration NEW_ONES_FOR = Duration.ofSeconds(20);

    /**
     * A webhook is taken for so long: until no new message is begun, the time limit of the last one, and room for a
     * database that is slow. When the process dies another replica goes on after it.
     */
    private static final Duration ROOM = Duration.ofSeconds(20);

    private final TransactionTemplate transaction;
    private final Preparing preparing;
    private final Recording recording;
    private final HookClient client;
    private final Clock clock;

    Delivering(
            TransactionTemplate transaction, Preparing preparing, Recording recording, HookClient client, Clock clock) {
        this.transaction = transaction;
        this.preparing = preparing;
        this.recording = recording;
        this.client = client;
        this.clock = clock;
    }

    /** How long a webhook has to be taken for. */
    static Duration lease(Duration timeout) {
        return NEW_ONES_FOR.plus(timeout).plus(ROOM);
    }

    void deliver(UUID webhookId, UUID lease, Duration giveUpAfter, BooleanSupplier closing) {
        Instant until = clock.instant().plus(NEW_ONES_FOR);
        for (int i = 0;
                i < MAX_IN_A_ROW && !closing.getAsBoolean() && clock.instant().isBefore(until);
                i++) {
            Prepared prepared = Objects.requireNonNull(
                    transaction.execute(status -> preparing.next(webhookId, lease, giveUpAfter)));
            boolean goOn =
                    switch (prepared) {
                        case Prepared.Nothing() -> false;
                        case Prepared.Withheld(MessageType type) -> {
                            recording.withheld(type);
                            yield true;
                        }
                        case Prepared.Letter letter -> send(letter);
                    };
            if (!goOn) {
                return;
            }
        }
    }

    private boolean send(Prepared.Letter letter) {
        Answer answer = client.send(letter.url(), letter.headers(), letter.body());
        return Objects.requireNonNull(
                transaction.execute(status -> recording.record(letter.webhook(), letter.delivery(), answer)));
    }
}
