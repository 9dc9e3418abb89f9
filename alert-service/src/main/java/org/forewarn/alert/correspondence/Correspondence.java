package org.forewarn.alert.correspondence;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.forewarn.alert.sealing.SuiteSecret;
import org.forewarn.alert.warning.NameUuid;
import org.forewarn.schemas.Topics;
import org.forewarn.schemas.event.Dispatch;
import org.forewarn.schemas.event.DispatchPurpose;
import org.forewarn.schemas.event.MsgType;
import org.forewarn.schemas.event.Severity;
import org.forewarn.schemas.sealing.Fingerprint;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sends notes on a lane of their own, so that nobody who waits for a code waits for a fan-out. They are marked, retried
 * and receipted like every other message.
 *
 * <p>Whom they go to need not be a recipient. Where to reach them is kept until the note expires, under an id that is the
 * same for the same address, so that one person's notes keep their order.
 */
@Component
public class Correspondence {

    /** The warning of a message that belongs to none, as the contract has it. */
    public static final UUID NO_WARNING = new UUID(0, 0);

    private static final String PURPOSE = "correspondent";
    private static final int BITS = 128;
    private static final Duration TAKEN_WITHIN = Duration.ofSeconds(5);

    /** A note that was tried at its last moment still needs its address. */
    private static final Duration KEPT_LONGER = Duration.ofMinutes(5);

    private static final long FORGOTTEN_EVERY_MS = 60_000;

    private final JdbcClient jdbc;
    private final KafkaTemplate<String, SpecificRecord> kafka;
    private final Fingerprint fingerprint;
    private final Clock clock;

    Correspondence(JdbcClient jdbc, KafkaTemplate<String, SpecificRecord> kafka, SuiteSecret secret, Clock clock) {
        this.jdbc = jdbc;
        this.kafka = kafka;
        this.fingerprint = secret.fingerprint(PURPOSE);
        this.clock = clock;
    }

    /**
     * Returns when the broker has it; it is on its way then.
     *
     * @throws RuntimeException when database or broker did not take it in bounded time: it may be handed over again
     */
    public void send(Note note) {
        UUID recipientId = recipientId(note);
        keepAddress(recipientId, note);
        try {
            kafka.send(Topics.DISPATCHES_PERSONAL.name(), recipientId.toString(), dispatch(recipientId, note))
                    .get(TAKEN_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("the broker did not take a note", e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private UUID recipientId(Note note) {
        return NameUuid.of("correspondent/" + fingerprint.of(note.channel() + ":" + note.address(), BITS));
    }

    private void keepAddress(UUID recipientId, Note note) {
        jdbc.sql("""
                insert into correspondent as c (recipient_id, channel, address, until)
                values (:id, :channel, :address, :until)
                on conflict (recipient_id) do update set until = greatest(c.until, excluded.until)""")
                .param("id", recipientId)
                .param(
                        "channel",
                        switch (note.channel()) {
                            case SMS -> "sms";
                            case EMAIL -> "email";
                        })
                .param("address", note.address())
                .param("until", note.expires().plus(KEPT_LONGER).atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Whose note has expired is forgotten. */
    @Scheduled(fixedDelay = FORGOTTEN_EVERY_MS, initialDelay = FORGOTTEN_EVERY_MS)
    public void forget() {
        jdbc.sql("delete from correspondent where until < :now")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private Dispatch dispatch(UUID recipientId, Note note) {
        return Dispatch.newBuilder()
                .setDispatchId(note.id().toString())
                .setWarningId(NO_WARNING.toString())
                .setRevision(0)
                .setRecipientId(recipientId.toString())
                .setChannel(note.channel())
                .setSeverity(Severity.UNKNOWN)
                .setSubject(note.subject())
                .setBody(note.body())
                .setCreatedAt(clock.instant())
                .setExpires(note.expires())
                .setMsgType(MsgType.ALERT)
                .setArea("")
                .setPurpose(note.lastWord() ? DispatchPurpose.LAST_WORD : DispatchPurpose.PERSONAL)
                .build();
    }
}
