package org.forewarn.intake;

import org.forewarn.local.TestParts;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The service on the parts that all tests share; one context for all of these tests. */
public abstract class IntakeOnSharedParts extends RunningIntake {

    @DynamicPropertySource
    static void parts(DynamicPropertyRegistry registry) {
        registry.add("spring.kafka.bootstrap-servers", () -> TestParts.broker().bootstrapServers());
        registry.add("spring.kafka.properties.schema.registry.url", () -> TestParts.registry()
                .url());
        // a machine that does something else holds its broker up for seconds; what then happens has tests of its own
        registry.add("forewarn.intake.ack-timeout", () -> "25s");
        // a batch of the most lines, and all the other tests beside it
        registry.add("forewarn.limits.policies.reports.quota", () -> 1_000_000);
    }
}
