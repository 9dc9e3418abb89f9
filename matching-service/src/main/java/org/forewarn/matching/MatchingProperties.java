package org.forewarn.matching;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.forewarn.matching.blocking.BlockLimits;
import org.forewarn.matching.stream.StreamSettings;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * @param model version of the linkage model, a file under {@code model/} on the classpath
 * @param publish whether this stream comes in the place of what is published once it has scored every report. False: it
 *     scores in silence, beside the one that publishes, until it is started with true
 * @param threads stream threads; two keep two cores busy, and more than the partitions of {@code reports} idle
 * @param commitInterval how long a stage's results wait for their transaction; a report passes four stages. Shorter
 *     costs the broker commits, longer the reader patience
 * @param slots into how many partitions the blocks are divided. Each report visits most of them, so more make work; fewer
 *     bound how many threads of all instances can share it. The same in every instance
 * @param maxCarriers so many live reports may be compared over one identifier, such as a phone; an identifier that more
 *     carry is generic. The same in every instance
 * @param maxWeakCarriers the same for keys of weak evidence, such as a name and a district
 * @param stateMemory RocksDB's memory for all stores together: blocks, indexes, filters and unwritten rows
 * @param writeBuffers how much of it may be unwritten rows
 */
@Validated
@ConfigurationProperties("forewarn.matching")
record MatchingProperties(
        @DefaultValue("reports-1") @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*")
        String model,

        @DefaultValue("true") boolean publish,

        @DefaultValue("2") @Min(1) @Max(64) int threads,

        @DefaultValue("50ms") @DurationMin(millis = 10) @DurationMax(seconds = 10)
        Duration commitInterval,

        @DefaultValue("3") @Min(1) @Max(64) int slots,
        @DefaultValue("100") @Min(2) @Max(10_000) int maxCarriers,
        @DefaultValue("20") @Min(2) @Max(10_000) int maxWeakCarriers,
        @DefaultValue("48MB") @NotNull DataSize stateMemory,
        @DefaultValue("16MB") @NotNull DataSize writeBuffers) {

    /** Names all that decides what is linked: a stream of one name can go on where another of the same stopped. */
    String rulesName() {
        return "%s-%d-%d-%d".formatted(model, slots, maxCarriers, maxWeakCarriers);
    }

    BlockLimits blockLimits() {
        return new BlockLimits(maxCarriers, maxWeakCarriers);
    }

    StreamSettings streamSettings() {
        return new StreamSettings(threads, commitInterval, stateMemory.toBytes(), writeBuffers.toBytes());
    }
}
