package org.forewarn.benchmarks.intake;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;

/** The settings of intake's producer that bear load, for those that are compared with it. */
final class ProducerSettings {

    private ProducerSettings() {}

    static Map<String, String> at(String bootstrapServers) {
        return Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                ProducerConfig.ACKS_CONFIG, "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true",
                ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, "5",
                ProducerConfig.LINGER_MS_CONFIG, "2",
                ProducerConfig.BATCH_SIZE_CONFIG, "65536",
                ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4",
                ProducerConfig.BUFFER_MEMORY_CONFIG, "33554432");
    }
}
