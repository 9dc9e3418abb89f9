package org.forewarn.intake;

import java.time.Duration;
import org.forewarn.kit.limit.LimitedPaths;
import org.forewarn.kit.limit.Policy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What of intake's API has a limit of its own. */
@Configuration(proxyBeanMethods = false)
public class IntakeLimits {

    /** The policy that reports count against, one token each, however they are sent. */
    public static final String REPORTS = "reports";

    /**
     * A charity with a year of reports to send may send them; 10,000 a minute is what the largest sends in years. The
     * service itself takes many times as many, which is what keeps one charity's flood from the others.
     */
    @Bean
    LimitedPaths reportLimit() {
        return new LimitedPaths("/v1/reports", new Policy(REPORTS, 10_000, Duration.ofSeconds(60)));
    }
}
