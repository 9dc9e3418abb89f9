package org.forewarn.alert.delivery;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param consumers listener threads for each lane and channel in this replica
 * @param inDoubtAfter an attempt without outcome is taken to have been cut off by a crash when it is older than this;
 *     must be more than a provider may take to answer
 * @param retryFrom the first wait after a provider could not take a message; doubled each time
 * @param retryAtMost the longest wait
 * @param refusals after this many refusals that concern one message alone, though each might have passed, it has failed
 * @param batchLasts a listener goes back to the broker at least this often, well within the poll interval
 */
@Validated
@ConfigurationProperties("forewarn.delivery")
record DeliveryProperties(
        @DefaultValue("1") @Min(1) @Max(6) int consumers,

        @DefaultValue("15s") @DurationMin(millis = 1) @DurationMax(minutes = 10)
        Duration inDoubtAfter,

        @DefaultValue("250ms") @DurationMin(millis = 10) Duration retryFrom,
        @DefaultValue("10s") @DurationMax(minutes = 4) Duration retryAtMost,
        @DefaultValue("8") @Min(1) int refusals,

        @DefaultValue("30s") @DurationMin(millis = 1) @DurationMax(minutes = 4)
        Duration batchLasts) {}
