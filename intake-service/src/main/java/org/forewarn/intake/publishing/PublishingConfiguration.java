package org.forewarn.intake.publishing;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringSerializer;
import org.forewarn.intake.IntakeProperties;
import org.forewarn.schemas.Topics;
import org.forewarn.schemas.event.Mapping;
import org.forewarn.schemas.event.Partner;
import org.forewarn.schemas.event.ReportEvent;
import org.forewarn.schemas.serde.AvroSerializer;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.MicrometerProducerListener;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.support.ProducerListener;

/** The one producer of this service, every setting that bears load with its reason. */
@Configuration(proxyBeanMethods = false)
class PublishingConfiguration {

    /** The producer gives up this long before the answer does. */
    private static final Duration GIVES_UP_BEFORE = Duration.ofSeconds(1);

    private static final Duration LINGER = Duration.ofMillis(2);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration MAX_BLOCK = Duration.ofSeconds(2);
    private static final Duration RECONNECT_WITHIN = Duration.ofSeconds(1);
    private static final Duration REGISTRY_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(6);
    private static final int BATCH_BYTES = 65_536;
    private static final long BUFFER_BYTES = 33_554_432;
    private static final int IN_FLIGHT = 5;

    @Bean
    AvroSerializer<SpecificRecord> avroSerializer(KafkaProperties kafka) {
        Map<String, Object> config = kafka.buildProducerProperties();
        // one attempt to ask, so that stopping the service does not wait for an absent registry
        config.put("schema.registry.timeout.ms", REGISTRY_TIMEOUT.toMillis());
        var serializer = new AvroSerializer<SpecificRecord>();
        serializer.configure(config, false);
        return serializer;
    }

    @Bean
    SchemasAtStart schemasAtStart(AvroSerializer<SpecificRecord> serializer) {
        return new SchemasAtStart(
                serializer,
                Map.of(
                        Topics.REPORTS.name(), ReportEvent.getClassSchema(),
                        Topics.PARTNERS.name(), Partner.getClassSchema(),
                        Topics.MAPPINGS.name(), Mapping.getClassSchema()));
    }

    /** Part of readiness: a service that does not know its schemas can accept nothing. */
    @Bean
    HealthIndicator schemasHealthIndicator(SchemasAtStart schemas) {
        return () -> (schemas.known() ? Health.up() : Health.down()).build();
    }

    @Bean
    ProducerFactory<String, SpecificRecord> producerFactory(
            KafkaProperties kafka,
            IntakeProperties intake,
            AvroSerializer<SpecificRecord> serializer,
            MeterRegistry meters) {
        Map<String, Object> config = kafka.buildProducerProperties();
        config.putAll(settings(intake.ackTimeout()));
        var factory = new DefaultKafkaProducerFactory<>(config, new StringSerializer(), serializer, false);
        factory.setPhysicalCloseTimeout((int) CLOSE_WITHIN.toSeconds());
        factory.addListener(new MicrometerProducerListener<>(meters));
        return factory;
    }

    static Map<String, Object> settings(Duration ackTimeout) {
        return Map.ofEntries(
                // accepted is durable: every in-sync replica has it
                Map.entry(ProducerConfig.ACKS_CONFIG, "all"),
                // a repeat inside the producer neither doubles a record nor lets a withdrawal overtake its report
                Map.entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true),
                // the most that idempotence keeps in order
                Map.entry(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, IN_FLIGHT),
                // all repeats end before the answer is given
                Map.entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis(ackTimeout.minus(GIVES_UP_BEFORE))),
                // a broker that hangs is tried again while there is still time
                Map.entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis(REQUEST_TIMEOUT)),
                // waiting for metadata or for room in the buffer is waiting too
                Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK.toMillis()),
                // found again soon after it comes back
                Map.entry(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, RECONNECT_WITHIN.toMillis()),
                // little latency, but room for neighbours: reports come one by one
                Map.entry(ProducerConfig.LINGER_MS_CONFIG, millis(LINGER)),
                Map.entry(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES),
                // cheap, and what is sealed does not shrink whatever is spent on it
                Map.entry(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4"),
                // more than all waiting requests need at a typical size; when it is full, they wait and then fail
                Map.entry(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES));
    }

    private static int millis(Duration duration) {
        return (int) duration.toMillis();
    }

    @Bean
    KafkaTemplate<String, SpecificRecord> kafkaTemplate(ProducerFactory<String, SpecificRecord> factory) {
        var template = new KafkaTemplate<>(factory);
        // the default listener logs every failed record, with the beginning of its payload
        template.setProducerListener(new ProducerListener<>() {});
        template.setCloseTimeout(CLOSE_WITHIN);
        return template;
    }

    @Bean
    Publisher publisher(KafkaTemplate<String, SpecificRecord> kafka, SchemasAtStart schemas, IntakeProperties intake) {
        return new Publisher(kafka, schemas, intake.ackTimeout(), intake.maxWaiting());
    }
}
