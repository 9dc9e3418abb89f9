package org.forewarn.alert.campaign;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.forewarn.schemas.event.Dispatch;
import org.forewarn.schemas.event.Lane;
import org.forewarn.schemas.serde.AvroDeserializer;
import org.forewarn.schemas.serde.AvroSerializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Messages that are due later: in somebody's quiet hours, or when they were told of the same case a moment ago. When they are
 * due they take their lane like every other one, and all that is asked before sending is asked then. One that is handed to the
 * broker twice is sent once, by its mark.
 */
@Component
class HeldDispatches {

    private static final int AT_ONCE = 500;
    private static final int MOST = 1_000;
    private static final Duration TAKEN_WITHIN = Duration.ofSeconds(10);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final KafkaTemplate<String, SpecificRecord> kafka;
    private final Clock clock;
    private final AvroSerializer<Dispatch> writer = new AvroSerializer<>();
    private final AvroDeserializer<Dispatch> reader = new AvroDeserializer<>();

    HeldDispatches(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            KafkaTemplate<String, SpecificRecord> kafka,
            KafkaProperties properties,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.kafka = kafka;
        this.clock = clock;
        writer.configure(properties.buildProducerProperties(), false);
        reader.configure(properties.buildConsumerProperties(), false);
    }

    private record Held(String topic, Dispatch dispatch) {}

    /** Holds each until its moment, as the topic would hold it: by the registry's contract. */
    void add(Lane lane, Map<Dispatch, Instant> later) {
        if (later.isEmpty()) {
            return;
        }
        String topic = Fanout.topic(lane).name();
        var ids = new ArrayList<String>();
        var due = new ArrayList<String>();
        var values = new ArrayList<byte[]>();
        later.forEach((dispatch, at) -> {
            ids.add(dispatch.getDispatchId());
            due.add(at.toString());
            values.add(Objects.requireNonNull(writer.serialize(topic, dispatch)));
        });
        jdbc.sql("""
                insert into held_dispatch (dispatch_id, topic, due_at, value)
                select h.id, :topic, h.due, h.value
                from unnest(:ids::uuid[], :due::timestamptz[], :values::bytea[]) as h (id, due, value)
                order by h.id on conflict (dispatch_id) do update
                set topic = excluded.topic, due_at = excluded.due_at, value = excluded.value""")
                .param("topic", topic)
                .param("ids", ids.toArray(String[]::new))
                .param("due", due.toArray(String[]::new))
                .param("values", values.toArray(byte[][]::new))
                .update();
    }

    @Scheduled(initialDelayString = "PT10S", fixedDelayString = "PT10S")
    void release() {
        for (int i = 0; i < MOST && releaseSome() == AT_ONCE; i++) {
            // there is more
        }
    }

    private int releaseSome() {
        return Objects.requireNonNull(transaction.execute(status -> {
            List<Held> due = jdbc.sql("""
                    with due as (
                        select dispatch_id from held_dispatch where due_at <= :now
                        order by due_at limit :max for update skip locked)
                    delete from held_dispatch h using due where h.dispatch_id = due.dispatch_id
                    returning h.topic, h.value""")
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .param("max", AT_ONCE)
                    .query((row, number) -> {
                        String topic = row.getString("topic");
                        return new Held(
                                topic, Objects.requireNonNull(reader.deserialize(topic, row.getBytes("value"))));
                    })
                    .list();
            send(due);
            return due.size();
        }));
    }

    /** Before the rows are gone for good: what the broker did not take is tried again. */
    private void send(List<Held> due) {
        var sent = due.stream()
                .map(held -> kafka.send(held.topic(), held.dispatch().getRecipientId(), held.dispatch()))
                .toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(sent).get(TAKEN_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("the broker did not take what was held", e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
