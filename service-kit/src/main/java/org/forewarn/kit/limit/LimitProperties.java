package org.forewarn.kit.limit;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What is other than the services' own defaults.
 *
 * @param policies by name: {@code forewarn.limits.policies.reports.quota=20000}
 * @param partners by partnerId, then by the policy's name: {@code forewarn.limits.partners.rose-house.reports.quota=500};
 *     the operator is {@code operator}
 */
@Validated
@ConfigurationProperties("forewarn.limits")
record LimitProperties(
        @DefaultValue Map<String, @Valid Bounds> policies,
        @DefaultValue Map<String, Map<String, @Valid Share>> partners) {

    /**
     * @param quota tokens in a window; null: the default
     * @param window whole seconds; null: the default
     */
    record Bounds(
            @Nullable @Min(1) @Max(Policy.MAX_QUOTA) Long quota,

            @Nullable @DurationMin(seconds = 1) @DurationMax(days = 1)
            Duration window) {

        Policy of(Policy otherwise) {
            return new Policy(
                    otherwise.name(),
                    quota == null ? otherwise.quota() : quota,
                    window == null ? otherwise.window() : window);
        }
    }

    /** @param quota tokens in the policy's window */
    record Share(@NotNull @Min(1) @Max(Policy.MAX_QUOTA) Long quota) {}
}
