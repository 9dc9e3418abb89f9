package org.forewarn.alert.inbound;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param joinAt where people join, as it stands in answers: short, because a text is
 * @param answersAnHour so many texts of one phone are answered in an hour; of more nobody is told. A STOP is done always
 * @param checksADay so many checks of one phone are answered in a day
 * @param unclearADay so often a phone is told in a day that a text was not understood
 */
@Validated
@ConfigurationProperties("forewarn.inbound")
record InboundProperties(
        @DefaultValue("") String joinAt,
        @DefaultValue("20") @Min(1) @Max(1_000) int answersAnHour,
        @DefaultValue("30") @Min(0) @Max(1_000) int checksADay,
        @DefaultValue("1") @Min(0) @Max(100) int unclearADay) {}
