package org.forewarn.alert.delivery;

import java.time.Duration;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/**
 * The transactions in which messages leave where they waited. Its parts are no beans of their own, so that they take no
 * part in anybody else's transactions; their names stay the same over a restart, which ends what a killed process left
 * open.
 */
@Component
class LaterTransactions implements DisposableBean {

    private static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(15);
    private static final Duration SENT_WITHIN = Duration.ofSeconds(10);

    private final DefaultKafkaProducerFactory<String, SpecificRecord> producers;
    private final KafkaTemplate<String, SpecificRecord> template;

    LaterTransactions(KafkaProperties kafka, @Value("${forewarn.campaign.instance}") String instance) {
        Map<String, Object> settings = kafka.buildProducerProperties();
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) TRANSACTION_TIMEOUT.toMillis());
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) SENT_WITHIN.toMillis());
        producers = new DefaultKafkaProducerFactory<>(settings);
        producers.setTransactionIdPrefix("alert-later-" + instance + "-");
        template = new KafkaTemplate<>(producers);
    }

    KafkaTemplate<String, SpecificRecord> template() {
        return template;
    }

    @Override
    public void destroy() {
        producers.destroy();
    }
}
