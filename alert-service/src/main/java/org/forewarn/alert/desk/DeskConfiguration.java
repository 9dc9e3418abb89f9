package org.forewarn.alert.desk;

import org.forewarn.alert.warning.WarningPolicy;
import org.forewarn.kit.place.OutwardCodes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DeskConfiguration {

    @Bean
    WarningPolicy warningPolicy(DeskProperties properties) {
        return new WarningPolicy(OutwardCodes.uk(), properties.radiusKm());
    }
}
