package org.forewarn.intake.mapping;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much of the machine mappings get. What one run may cost is not set here: it is the same everywhere, so that a
 * mapping that works on one instance works on all.
 *
 * @param lanes how many mappings run at once; each may use 64 MiB for up to a second
 * @param patience how long a document waits for its turn before the answer is 503
 * @param maxPrograms how many mappings are kept ready to run, about 100 kB each
 */
@Validated
@ConfigurationProperties("forewarn.mapping")
record MappingProperties(
        @DefaultValue("2") @Min(1) @Max(64) int lanes,

        @DefaultValue("2s") @DurationMin(millis = 100) @DurationMax(seconds = 30)
        Duration patience,

        @DefaultValue("200") @Min(1) @Max(10_000) int maxPrograms) {}
