package org.forewarn.matching.stream;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.forewarn.schemas.Topic;
import org.forewarn.schemas.Topics;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a record goes that cannot be handled: as it came, with its coordinates and cause, in the same transaction that
 * steps over it. Only the record's own fault makes it a dead letter; when a store, the broker or the registry fails,
 * the record is tried again.
 *
 * <p>Headers are those of KIP-1034, but their texts are the kinds of the exceptions and where they came from: a message
 * could quote the record. {@link Undecodable} and {@link Unprocessable} are made by Kafka Streams; the configuration
 * carries the tally to them.
 */
public abstract sealed class DeadLetters {

    /** Configuration entry that holds the {@link Tally}. */
    static final String TALLY = "forewarn.tally";

    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);
    private static final String HEADER = "__streams.errors.";

    private @Nullable Tally tally;
    private String topic = "";

    /** Called by Kafka Streams. */
    public final void configure(Map<String, ?> configs) {
        tally = (Tally) configs.get(TALLY);
        topic = String.valueOf(configs.get(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG));
    }

    final ProducerRecord<byte[], byte[]> letter(
            ErrorHandlerContext from, byte @Nullable [] key, byte @Nullable [] value, Exception cause) {
        String coordinates = from.topic() + "-" + from.partition() + "@" + from.offset();
        log.error("Dead letter {}", coordinates, Failure.withoutWords(cause));
        if (tally != null) {
            tally.deadLetter(from.topic());
        }
        var headers = new RecordHeaders();
        headers.add(HEADER + "exception", bytes(Failure.rootOf(cause).getClass().getName()));
        headers.add(HEADER + "message", bytes(Failure.describe(cause)));
        headers.add(HEADER + "topic", bytes(from.topic()));
        headers.add(HEADER + "partition", bytes(String.valueOf(from.partition())));
        headers.add(HEADER + "offset", bytes(String.valueOf(from.offset())));
        return new ProducerRecord<>(
                lettersOf(from.topic()), null, from.timestamp() < 0 ? null : from.timestamp(), key, value, headers);
    }

    /** A topic of the suite has dead letters of its own; what fails between the stages is put beside the reports'. */
    private String lettersOf(String source) {
        return Topics.all().stream()
                .filter(each -> each.name().equals(source))
                .findFirst()
                .map(Topic::deadLetters)
                .orElse(topic);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Bytes that are no record. */
    public static final class Undecodable extends DeadLetters implements DeserializationExceptionHandler {

        @Override
        public DeserializationExceptionHandler.Response handleError(
                ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
            return Failure.passes(exception)
                    ? DeserializationExceptionHandler.Response.fail()
                    : DeserializationExceptionHandler.Response.resume(
                            List.of(letter(context, record.key(), record.value(), exception)));
        }
    }

    /** Records that a stage refused or failed on. */
    public static final class Unprocessable extends DeadLetters implements ProcessingExceptionHandler {

        @Override
        public ProcessingExceptionHandler.Response handleError(
                ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
            return exception instanceof UnprocessableException
                    ? ProcessingExceptionHandler.Response.resume(
                            List.of(letter(context, context.sourceRawKey(), context.sourceRawValue(), exception)))
                    : ProcessingExceptionHandler.Response.fail();
        }
    }
}
