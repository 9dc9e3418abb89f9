package org.forewarn.kit.limit;

import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LimitProperties.class)
public class LimitConfiguration {

    @Bean
    Policies limitPolicies(
            ObjectProvider<LimitedPaths> paths, ObjectProvider<Policy> others, LimitProperties properties) {
        return new Policies(paths.stream().toList(), others.stream().toList(), properties);
    }

    @Bean
    Limiter limiter(Policies policies, MeterRegistry meters) {
        // not the wall clock, which may jump
        return new Limiter(policies, TimeMeter.SYSTEM_NANOTIME, meters);
    }

    @Bean
    LimitFilter limitFilter(Policies policies, Limiter limiter) {
        return new LimitFilter(policies, limiter);
    }
}
