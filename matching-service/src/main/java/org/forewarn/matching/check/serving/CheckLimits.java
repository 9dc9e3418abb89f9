package org.forewarn.matching.check.serving;

import java.time.Duration;
import org.forewarn.kit.limit.LimitedPaths;
import org.forewarn.kit.limit.Policy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How much a charity may ask. The bounds are against trying out: who knows what they ask for needs few. */
@Configuration(proxyBeanMethods = false)
class CheckLimits {

    static final String PATH = "/v1/checks";
    static final String A_DAY = "checksaday";
    static final String PARTIAL = "partialchecks";

    private static final Duration DAY = Duration.ofDays(1);

    /** A line of people who check what they are called from; a program that tries numbers is stopped. */
    @Bean
    LimitedPaths checkLimit() {
        return new LimitedPaths(PATH, new Policy("checks", 60, Duration.ofMinutes(1)));
    }

    /** There are about a thousand million British mobile numbers: at this pace, trying all takes over a thousand years. */
    @Bean
    Policy checksADay() {
        return new Policy(A_DAY, 2_000, DAY);
    }

    /** Each answers for many identifiers at once, so each is worth many of the others. */
    @Bean
    Policy partialChecks() {
        return new Policy(PARTIAL, 30, DAY);
    }
}
