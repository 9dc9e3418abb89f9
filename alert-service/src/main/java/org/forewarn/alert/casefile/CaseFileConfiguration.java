package org.forewarn.alert.casefile;

import org.apache.avro.specific.SpecificRecord;
import org.forewarn.alert.outbox.OutboxReader;
import org.forewarn.alert.sealing.SuiteSecret;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class CaseFileConfiguration {

    @Bean
    SearchKeys searchKeys(SuiteSecret secrets) {
        return new SearchKeys(secrets.fingerprint(SearchKeys.PURPOSE));
    }

    @Bean
    OutboxReader<LinkDecisions.Row> linkDecisionPublisher(
            LinkDecisions decisions,
            TransactionTemplate transaction,
            JdbcClient jdbc,
            KafkaTemplate<String, SpecificRecord> kafka) {
        return new OutboxReader<>(decisions, transaction, jdbc, kafka);
    }
}
