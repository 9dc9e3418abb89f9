package org.forewarn.matching.peer;

import java.time.Clock;
import org.forewarn.matching.stream.StreamLifecycle;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PeerProperties.class)
class PeerConfiguration {

    @Bean
    OwnAddress ownAddress(PeerProperties properties, Environment environment) {
        return new OwnAddress(properties.advertisedAddress(), environment);
    }

    @Bean
    LocalStores localStores(StreamLifecycle stream) {
        return new LocalStores(stream);
    }

    @Bean
    SuiteSecret suiteSecret(@Value("${forewarn.secret}") String secret) {
        return SuiteSecret.of(secret);
    }

    @Bean
    PeerSeal peerSeal(SuiteSecret secret) {
        return new PeerSeal(secret.bytes());
    }

    @Bean
    PeerClient peerClient(PeerSeal seal, Clock clock, PeerProperties properties) {
        return new PeerClient(seal, clock, properties.peerTimeout(), JsonMapper.shared());
    }

    @Bean
    Peers peers(StreamLifecycle stream, OwnAddress address, PeerClient client) {
        return new Peers(stream, address, client);
    }
}
