package org.forewarn.alert.audience;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AudienceConfiguration {

    @Bean
    LinkTokens linkTokens(AudienceSecrets secrets) {
        return new LinkTokens(secrets.fingerprint(LinkTokens.PURPOSE));
    }

    @Bean
    AddressReader addressReader(AudienceProperties properties) {
        return new AddressReader(properties.countries());
    }
}
