package org.forewarn.kit.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** What becomes of the properties. */
class PoliciesTest {

    static class Paths {
        @Bean
        LimitedPaths reports() {
            return new LimitedPaths("/v1/reports", new Policy("reports", 10_000, Duration.ofSeconds(60)));
        }

        @Bean
        LimitedPaths forms() {
            return new LimitedPaths("/v1/reports/forms", new Policy("forms", 5, Duration.ofSeconds(1)));
        }
    }

    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    MetricsAutoConfiguration.class,
                    SimpleMetricsExportAutoConfiguration.class,
                    ValidationAutoConfiguration.class))
            .withUserConfiguration(Paths.class, LimitConfiguration.class);

    @Test
    void thereAreDefaults() {
        service.run(context -> {
            Policies policies = context.getBean(Policies.class);
            assertThat(policies.policy("reports", "rose-house"))
                    .isEqualTo(new Policy("reports", 10_000, Duration.ofSeconds(60)));
            assertThat(policies.policy("calls", "operator"))
                    .isEqualTo(new Policy("calls", 600, Duration.ofSeconds(60)));
        });
    }

    @Test
    void theLongestPathDecides() {
        service.run(context -> {
            Policies policies = context.getBean(Policies.class);
            assertThat(policies.nameFor("/v1/reports/RH-1")).isEqualTo("reports");
            assertThat(policies.nameFor("/v1/reports:batch")).isEqualTo("reports");
            assertThat(policies.nameFor("/v1/reports/forms/1")).isEqualTo("forms");
            assertThat(policies.nameFor("/v1/partners")).isEqualTo("calls");
        });
    }

    @Test
    void propertiesChangeAPolicyOrOnePartnersQuota() {
        service.withPropertyValues(
                        "forewarn.limits.policies.reports.quota=50",
                        "forewarn.limits.policies.calls.window=10s",
                        "forewarn.limits.partners.rose-house.reports.quota=7")
                .run(context -> {
                    Policies policies = context.getBean(Policies.class);
                    assertThat(policies.policy("reports", "thorn-house"))
                            .isEqualTo(new Policy("reports", 50, Duration.ofSeconds(60)));
                    assertThat(policies.policy("reports", "rose-house"))
                            .isEqualTo(new Policy("reports", 7, Duration.ofSeconds(60)));
                    assertThat(policies.policy("calls", "rose-house"))
                            .isEqualTo(new Policy("calls", 600, Duration.ofSeconds(10)));
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "forewarn.limits.policies.report.quota=50",
                "forewarn.limits.policies.reports.quota=0",
                "forewarn.limits.policies.reports.quota=10000001",
                "forewarn.limits.policies.reports.window=0s",
                "forewarn.limits.policies.reports.window=1500ms",
                "forewarn.limits.policies.reports.window=25h",
                "forewarn.limits.partners.rose-house.report.quota=5",
                "forewarn.limits.partners.rose-house.reports.quota=0"
            })
    void aServiceDoesNotStartWithALimitThatWouldNotHold(String property) {
        service.withPropertyValues(property).run(context -> assertThat(context).hasFailed());
    }

    @Test
    void aNameGoesIntoAHeaderAndAPropertyAsItIs() {
        assertThatThrownBy(() -> new Policy("re\"ports", 1, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
