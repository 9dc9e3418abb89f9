package org.forewarn.alert.desk;

import org.apache.avro.specific.SpecificRecord;
import org.forewarn.alert.outbox.OutboxReader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/** Issued warnings go to their topic. */
@Configuration(proxyBeanMethods = false)
class WarningPublishing {

    @Bean
    OutboxReader<WarningMessage> warningPublisher(
            WarningMessages messages,
            TransactionTemplate transaction,
            JdbcClient jdbc,
            KafkaTemplate<String, SpecificRecord> kafka) {
        return new OutboxReader<>(messages, transaction, jdbc, kafka);
    }

    /** Wakes the publisher when what was added is committed. */
    @Component
    record Alarm(OutboxReader<WarningMessage> publisher) {

        @TransactionalEventListener
        void ring(WarningMessages.Added added) {
            publisher.wake();
        }
    }
}
