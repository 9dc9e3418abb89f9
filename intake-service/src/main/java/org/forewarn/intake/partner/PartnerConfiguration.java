package org.forewarn.intake.partner;

import java.security.SecureRandom;
import java.time.Clock;
import org.forewarn.intake.publishing.Publisher;
import org.forewarn.kit.access.Partners;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PartnerConfiguration {

    @Bean
    PartnerAdministration partnerAdministration(Partners partners, Publisher publisher, Clock clock) {
        return new PartnerAdministration(partners, publisher, clock, new SecureRandom());
    }
}
