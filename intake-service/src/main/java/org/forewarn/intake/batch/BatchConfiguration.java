package org.forewarn.intake.batch;

import org.forewarn.intake.IntakeProperties;
import org.forewarn.intake.report.OwnForms;
import org.forewarn.intake.report.ReportIntake;
import org.forewarn.kit.limit.Limiter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class BatchConfiguration {

    @Bean
    Batch.Desk batchDesk(
            OwnForms forms, ReportIntake intake, Limiter limiter, BatchProperties properties, IntakeProperties limits) {
        return new Batch.Desk(forms, intake, limiter, new LineResults(properties, limits.retryAfter()), properties);
    }
}
