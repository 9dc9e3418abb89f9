package org.forewarn.alert.suppression;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.InterruptException;
import org.forewarn.alert.sealing.SuiteSecret;
import org.forewarn.kit.table.TopicTable;
import org.forewarn.schemas.Topics;
import org.forewarn.schemas.event.Channel;
import org.forewarn.schemas.event.Suppression;
import org.forewarn.schemas.event.SuppressionCause;
import org.forewarn.schemas.sealing.Fingerprint;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/**
 * Which addresses want nothing any more. The topic is the truth, and every instance has all of it in memory, so that no
 * database that is put back, and no stale copy of one, can bring an address back to life.
 *
 * <p>What was written a moment ago may not have been read by the other instances yet. For that moment it stands in the
 * database as well, with its place in the topic; whoever marks messages looks there too ({@link #read()}).
 */
@Component
public class Suppressions {

    /** Names the advisory lock between marking messages and suppressing addresses. */
    static final long SUPPRESSING = 0x666f7265_73757070L;

    /** What the fingerprints are for. */
    private static final String PURPOSE = "suppression";

    private static final int BITS = 128;
    private static final int PARTITION = 0;
    private static final Duration WRITTEN_WITHIN = Duration.ofSeconds(5);

    /** No instance reads the topic so late. */
    private static final Duration NEWS_KEPT = Duration.ofDays(1);

    private final TopicTable<Suppression> topic;
    private final SuppressionRows rows;
    private final KafkaTemplate<String, SpecificRecord> kafka;
    private final SuppressionNews news;
    private final Fingerprint fingerprint;
    private final Clock clock;

    Suppressions(
            TopicTable<Suppression> suppressionsTopic,
            SuppressionRows rows,
            KafkaTemplate<String, SpecificRecord> kafka,
            SuppressionNews news,
            SuiteSecret secret,
            Clock clock) {
        this.topic = suppressionsTopic;
        this.rows = rows;
        this.kafka = kafka;
        this.news = news;
        this.fingerprint = secret.fingerprint(PURPOSE);
        this.clock = clock;
    }

    /** Whether all of them are known here. While they are not, nothing may be sent to anybody. */
    public boolean known() {
        return topic.caughtUp();
    }

    /** What stands for an address in the topic. */
    public String fingerprint(Channel channel, String address) {
        return fingerprint.of(channel + ":" + address, BITS);
    }

    /** Whether nothing may be sent to this address, as far as it was read here. */
    public boolean contains(Channel channel, String address) {
        return contains(fingerprint(channel, address));
    }

    /** Whether nothing may be sent to the address with this fingerprint, as far as it was read here. */
    public boolean contains(String ofAddress) {
        return rows.contains(ofAddress);
    }

    /**
     * Whether its owner gave this address up on the pages, which is less than a STOP: what they ask for themselves, such as a
     * code to join again, still comes.
     */
    public boolean isGivenUp(Channel channel, String address) {
        return rows.cause(fingerprint(channel, address)) == SuppressionCause.UNSUBSCRIBED;
    }

    /**
     * How far the topic was read here. A row of {@code suppression_news} with this offset or a greater one tells what
     * {@link #contains(String)} does not know yet.
     */
    public long read() {
        return topic.position(PARTITION);
    }

    /** For whoever marks messages, until their transaction ends. */
    public static void share(JdbcClient jdbc) {
        jdbc.sql("select pg_advisory_xact_lock_shared(:lock)")
                .param("lock", SUPPRESSING)
                .query(rs -> {});
    }

    /**
     * From the return of this call no message to the address is begun, in any instance; one that is on its way at this
     * moment may still arrive. The same may be said again.
     *
     * @throws RuntimeException when it could not be written in bounded time: then say it again
     */
    public void add(Channel channel, String address, SuppressionCause cause) {
        awaitRead(note(fingerprint(channel, address), channel, cause));
    }

    /** The same, without waiting until it is known here; where it stands in the topic. */
    long note(String key, Channel channel, SuppressionCause cause) {
        long offset = write(key, new Suppression(key, channel, cause, clock.instant()));
        news.note(key, offset, clock.instant().minus(NEWS_KEPT).atOffset(ZoneOffset.UTC));
        return offset;
    }

    /** The person asks to get messages again. */
    public void lift(Channel channel, String address) {
        String key = fingerprint(channel, address);
        long offset = write(key, null);
        news.forget(key);
        awaitRead(offset);
    }

    private long write(String key, @Nullable Suppression value) {
        try {
            RecordMetadata written = kafka.send(Topics.SUPPRESSIONS.name(), key, value)
                    .get(WRITTEN_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                    .getRecordMetadata();
            return written.offset();
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("the broker did not take a suppression", e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /** What this instance does next knows it. When that takes long, the row in the database tells it meanwhile. */
    void awaitRead(long offset) {
        try {
            topic.await(PARTITION, offset, WRITTEN_WITHIN);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
