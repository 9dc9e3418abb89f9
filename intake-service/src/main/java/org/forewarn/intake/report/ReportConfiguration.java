package org.forewarn.intake.report;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.forewarn.intake.Secrets;
import org.forewarn.intake.mapping.Mappings;
import org.forewarn.intake.mapping.ReportCheck;
import org.forewarn.intake.publishing.Publisher;
import org.forewarn.intake.reading.DescribedForm;
import org.forewarn.intake.standing.StandingReports;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ReportConfiguration {

    @Bean
    DescribedForm reportForm() {
        // as it is put: the widest, because the name may come from the path
        return new DescribedForm("Report", ReportReader.schema(new ReportReader.Naming.Fixed("")));
    }

    @Bean
    ReportIntake reportIntake(
            Secrets secrets, StandingReports standing, Publisher publisher, MeterRegistry meters, Clock clock) {
        var events = new ReportEvents(
                secrets.sealer(),
                secrets.fingerprint(ReportEvents.DIGEST_PURPOSE),
                secrets.fingerprint(ReportEvents.KEY_PURPOSE));
        return new ReportIntake(events, new Creation(standing), publisher, new ReportCounters(meters), clock);
    }

    @Bean
    OwnForms ownForms(ReportIntake intake, Mappings mappings) {
        return new OwnForms(intake, mappings);
    }

    /** For the dry run of mappings, which know nothing of reports. */
    @Bean
    ReportCheck reportCheck(ReportIntake intake) {
        return intake::check;
    }
}
