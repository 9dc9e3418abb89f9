package org.forewarn.alert.delivery;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import org.forewarn.alert.delivery.health.HealthSettings;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param inDoubtAfter an attempt without outcome is taken to have been cut off by a crash when it is older than this;
 *     must be more than a provider may take to answer
 * @param retryFrom the first wait after no provider could take a message; doubled each time
 * @param retryAtMost the longest wait
 * @param delays how long messages wait in each of the topics {@code dispatches-retry-*}, shortest first
 * @param refusals after this many refusals that concern one message alone, though each might have passed, it has failed
 * @param health when a provider is left, and how it comes back
 */
@Validated
@ConfigurationProperties("forewarn.delivery")
record DeliveryProperties(
        @DefaultValue("15s") @DurationMin(millis = 1) @DurationMax(minutes = 10)
        Duration inDoubtAfter,

        @DefaultValue("250ms") @DurationMin(millis = 10) Duration retryFrom,
        @DefaultValue("10s") @DurationMax(minutes = 4) Duration retryAtMost,

        @DefaultValue({"10s", "1m", "10m", "1h"}) @Size(min = 4, max = 4)
        List<Duration> delays,

        @DefaultValue("8") @Min(1) int refusals,
        @DefaultValue @Valid HealthProperties health) {

    /** A mark is this much of the doubt's time old at most when its message is handed over; the rest is for the answer. */
    private static final int PART_BEFORE_HANDING_OVER = 3;

    /** A message that was marked so long ago is not handed over any more, but marked again. */
    Duration handOverWithin() {
        return inDoubtAfter.dividedBy(PART_BEFORE_HANDING_OVER);
    }

    /**
     * @param calls how many of a provider's last answers are looked at
     * @param leastCalls fewer say nothing
     * @param badPercent it is left when at least so many of them failed, or came slowly
     * @param slowAfter an answer that takes longer is slow
     * @param silentAfter no receipt in this time though many were due is silence; at least: a provider whose receipts
     *     usually take longer is given more
     * @param leastReceipts silence needs so many receipts that were due
     * @param receiptWithin in this time the first receipt has to come of a provider that never gave one yet
     * @param openFrom how long a provider is left alone the first time; doubled each time it fails again
     * @param openAtMost the longest time
     * @param probes messages by which one that was left is tried
     * @param steps percent of its weight by which it comes back; after the last it has the whole
     * @param stepEvery how long it stays on a step; doubled each time it did not last
     */
    record HealthProperties(
            @DefaultValue("20") @Min(2) @Max(1000) int calls,
            @DefaultValue("10") @Min(1) @Max(1000) int leastCalls,
            @DefaultValue("50") @Min(1) @Max(100) int badPercent,
            @DefaultValue("2s") @DurationMin(millis = 50) Duration slowAfter,
            @DefaultValue("2s") @DurationMin(millis = 250) Duration silentAfter,
            @DefaultValue("20") @Min(5) int leastReceipts,

            @DefaultValue("10m") @DurationMin(seconds = 1) @DurationMax(minutes = 15)
            Duration receiptWithin,

            @DefaultValue("5s") @DurationMin(millis = 10) Duration openFrom,
            @DefaultValue("5m") @DurationMax(hours = 1) Duration openAtMost,
            @DefaultValue("5") @Min(1) @Max(100) int probes,
            @DefaultValue({"10", "30", "60"}) @NotEmpty List<@Min(1) @Max(99) Integer> steps,
            @DefaultValue("30s") @DurationMin(millis = 10) Duration stepEvery) {

        HealthSettings settings() {
            return new HealthSettings(
                    calls,
                    leastCalls,
                    badPercent,
                    slowAfter,
                    silentAfter,
                    leastReceipts,
                    receiptWithin,
                    openFrom,
                    openAtMost,
                    probes,
                    steps.stream().map(percent -> percent / 100.0).toList(),
                    stepEvery);
        }
    }
}
