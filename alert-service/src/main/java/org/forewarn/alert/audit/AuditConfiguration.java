package org.forewarn.alert.audit;

import org.forewarn.schemas.audit.AuditChain;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

    @Bean
    AuditChain auditChain(AuditProperties properties) {
        return properties.chain();
    }
}
