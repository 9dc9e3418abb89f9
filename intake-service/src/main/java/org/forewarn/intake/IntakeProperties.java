package org.forewarn.intake;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much intake takes, and how long it waits.
 *
 * @param maxBodyBytes the longest request body; a longer one is answered with 413. A full report with the longest
 *     narrative in four-byte characters fits into the default
 * @param ackTimeout how long an answer waits for the broker's acknowledgement before it is 503. The producer gives a
 *     record up one second earlier, so that what was answered with 503 is not still on its way
 * @param maxWaiting how many requests wait for acknowledgements at once; one more is answered with 503 at once. At
 *     5,000 reports/s the default is what comes in during 0.8 s
 * @param maxKnownNames how many references and Idempotency-Keys are remembered, so that a name is not used for two
 *     contents. A million take 36 to 72 MB
 * @param retryAfter what a 503 asks the sender to wait
 */
@Validated
@ConfigurationProperties("forewarn.intake")
public record IntakeProperties(
        @DefaultValue("65536") @Min(1_024) @Max(1_048_576) int maxBodyBytes,

        @DefaultValue("6s") @DurationMin(seconds = 4) @DurationMax(minutes = 1)
        Duration ackTimeout,

        @DefaultValue("4096") @Min(1) @Max(100_000) int maxWaiting,

        @DefaultValue("2000000") @Min(1_000) @Max(50_000_000)
        int maxKnownNames,

        @DefaultValue("5s") @DurationMin(seconds = 1) @DurationMax(minutes = 10)
        Duration retryAfter) {}
