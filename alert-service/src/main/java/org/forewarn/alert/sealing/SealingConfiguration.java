package org.forewarn.alert.sealing;

import org.forewarn.schemas.sealing.Sealer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SealingConfiguration {

    @Bean
    Sealer sealer(SealingProperties properties) {
        return properties.sealer();
    }
}
