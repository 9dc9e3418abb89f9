package org.forewarn.kit.topic;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TopicProperties.class)
public class TopicConfiguration {

    /** Off where somebody else creates the topics: an operator, or the manifests of a cluster. */
    @Bean
    @ConditionalOnProperty(name = "forewarn.topics.create", matchIfMissing = true)
    TopicsAtStart topics(KafkaProperties kafka, TopicProperties properties) {
        return new TopicsAtStart(kafka.buildAdminProperties(), properties.brokerWithin());
    }
}
