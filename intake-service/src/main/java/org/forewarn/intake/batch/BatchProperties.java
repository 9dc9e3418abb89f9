package org.forewarn.intake.batch;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much a batch may be, and how many at once.
 *
 * @param maxLines lines of NDJSON, or rows of CSV below its header
 * @param maxBytes of the body
 * @param maxUnderWay lines of one batch that wait for the broker at once. At 25,000 lines/s the default is what is read
 *     in 20 ms, several times what an acknowledgement takes
 * @param maxUnreadBytes results that the sender has not read yet; beyond them reading stops until it has. The default
 *     holds all results of a sound batch, for senders that read nothing until they have sent everything
 * @param maxAtOnce batches served at once; one more is answered with 503
 * @param maxAtOncePerCharity batches of one charity served at once, so that there is room for others
 */
@Validated
@ConfigurationProperties("forewarn.intake.batch")
record BatchProperties(
        @DefaultValue("10000") @Min(1) @Max(1_000_000) int maxLines,

        @DefaultValue("10485760") @Min(1_024) @Max(1_073_741_824)
        long maxBytes,

        @DefaultValue("512") @Min(1) @Max(10_000) int maxUnderWay,

        @DefaultValue("4194304") @Min(65_536) @Max(67_108_864)
        int maxUnreadBytes,

        @DefaultValue("8") @Min(1) @Max(1_000) int maxAtOnce,
        @DefaultValue("2") @Min(1) @Max(1_000) int maxAtOncePerCharity) {}
