package org.forewarn.alert.audience;

import org.forewarn.alert.sealing.SuiteSecret;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AudienceConfiguration {

    @Bean
    LinkTokens linkTokens(SuiteSecret secret) {
        return new LinkTokens(secret.fingerprint(LinkTokens.PURPOSE));
    }

    @Bean
    AddressReader addressReader(AudienceProperties properties) {
        return new AddressReader(properties.countries());
    }
}
