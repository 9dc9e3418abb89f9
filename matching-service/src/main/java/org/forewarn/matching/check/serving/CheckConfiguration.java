package org.forewarn.matching.check.serving;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.forewarn.kit.limit.Limiter;
import org.forewarn.matching.check.Checker;
import org.forewarn.matching.check.QuestionReader;
import org.forewarn.matching.check.SightingKeys;
import org.forewarn.matching.peer.LocalStores;
import org.forewarn.matching.peer.Peers;
import org.forewarn.matching.peer.SuiteSecret;
import org.forewarn.matching.stream.RegistrySerdes;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
class CheckConfiguration {

    @Bean
    SightingKeys sightingKeys(SuiteSecret secret) {
        return new SightingKeys(secret.bytes());
    }

    /** Every instance must build the same graph in the same order. */
    @Bean
    @Order(1)
    SightingBranch sightingBranch(KafkaProperties kafka, SightingKeys keys) {
        return new SightingBranch(new RegistrySerdes(kafka.buildStreamsProperties()), keys);
    }

    @Bean
    SightingsAnswerer sightingsAnswerer(LocalStores stores) {
        return new SightingsAnswerer(stores);
    }

    @Bean
    ShownAnswerer shownAnswerer(LocalStores stores) {
        return new ShownAnswerer(stores);
    }

    @Bean
    TokenAnswerer tokenAnswerer(Limiter limiter) {
        return new TokenAnswerer(limiter);
    }

    @Bean
    CheckTokens checkTokens(Peers peers, TokenAnswerer counts) {
        return new PeerTokens(peers, counts);
    }

    @Bean
    CheckLog checkLog(KafkaProperties kafka) {
        return CheckLog.over(kafka.buildProducerProperties());
    }

    @Bean
    CheckReader checkReader(SightingKeys keys) {
        return new CheckReader(new QuestionReader(keys));
    }

    @Bean
    CheckDesk checkDesk(
            CheckTokens tokens,
            Peers peers,
            SightingsAnswerer sightings,
            ShownAnswerer shown,
            CheckLog log,
            MeterRegistry meters,
            Clock clock) {
        var checker = new Checker(new PeerIndex(peers, sightings, shown));
        return new CheckDesk(tokens, checker, log, new CheckMeters(meters), clock);
    }
}
