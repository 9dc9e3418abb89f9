package org.forewarn.benchmarks.kills;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.forewarn.local.ServiceAlone;
import org.forewarn.schemas.Topics;
import org.forewarn.schemas.event.ReportEvent;
import org.forewarn.schemas.serde.AvroDeserializer;

/** The topic {@code reports}, read from its beginning to its end. */
final class ReportsTopic {

    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration READ_WITHIN = Duration.ofMinutes(2);

    private final ServiceAlone intake;

    ReportsTopic(ServiceAlone intake) {
        this.intake = intake;
    }

    /** From now on, the time of a record is when the broker wrote it, not when intake made it. */
    void noteWhenAppended() {
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, intake.bootstrapServers()))) {
            var topic = new ConfigResource(ConfigResource.Type.TOPIC, Topics.REPORTS.name());
            var time = new ConfigEntry(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
            admin.incrementalAlterConfigs(Map.of(topic, List.of(new AlterConfigOp(time, AlterConfigOp.OpType.SET))))
                    .all()
                    .get(CALL_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException("The topic could not be set up", e);
        }
    }

    /** Every record. */
    List<Stored> all() {
        Deserializer<ReportEvent> reports = new AvroDeserializer<>();
        reports.configure(Map.of("schema.registry.url", intake.registryUrl()), false);
        try (var consumer = new KafkaConsumer<>(properties(), new StringDeserializer(), reports)) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.REPORTS.name()).stream()
                    .map(one -> new TopicPartition(one.topic(), one.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return read(consumer, consumer.endOffsets(partitions));
        }
    }

    private Map<String, Object> properties() {
        return Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                intake.bootstrapServers(),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed");
    }

    private static List<Stored> read(KafkaConsumer<String, ReportEvent> consumer, Map<TopicPartition, Long> ends) {
        long offset = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
        var all = new ArrayList<Stored>();
        long until = System.nanoTime() + READ_WITHIN.toNanos();
        while (!atEnd(consumer, ends)) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("The topic was not read to its end in " + READ_WITHIN);
            }
            consumer.poll(POLL).forEach(record -> all.add(stored(record, offset)));
        }
        return all;
    }

    private static boolean atEnd(KafkaConsumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private static Stored stored(ConsumerRecord<String, ReportEvent> record, long nanosOfEpoch) {
        ReportEvent event = record.value();
        return new Stored(
                event.getReportId(),
                event.getProvenance().getReference(),
                event.getContentDigest(),
                TimeUnit.MILLISECONDS.toNanos(record.timestamp()) + nanosOfEpoch);
    }
}
