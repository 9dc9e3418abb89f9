package org.forewarn.alert.desk;

import org.forewarn.alert.audit.Audit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DeskConfiguration {

    /** Until the audit's own package keeps what was done, it is at least in the log. */
    @Bean
    @ConditionalOnMissingBean
    Audit loggedAudit() {
        Logger log = LoggerFactory.getLogger(Audit.class);
        return (actor, act, subject, details) ->
                log.info("{} {} by {} {} {}", act.code(), subject, actor.kind(), actor.id(), details);
    }
}
