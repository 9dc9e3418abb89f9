package org.forewarn.alert.campaign;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param pageSize recipients whose dispatches are written in one Kafka transaction: large enough that its fixed cost
 *     does not show, small enough that an urgent warning does not wait for a page of another
 * @param instance names this replica's transactions: the same after a restart, so that what it left open is ended at
 *     once; different for each replica. {@code application.yaml} makes it from host name and port
 * @param caseGap of one case nobody is told again within this time, unless it is graver than they were told or is taken back
 * @param routineADay after so many routine warnings in 24 hours a person gets the others together, the next day
 */
@Validated
@ConfigurationProperties("forewarn.campaign")
record CampaignProperties(
        @DefaultValue("500") @Min(1) @Max(5000) int pageSize,
        @DefaultValue("local") @NotBlank String instance,

        @DefaultValue("1h") @DurationMin(seconds = 0) @DurationMax(days = 7)
        Duration caseGap,

        @DefaultValue("5") @Min(1) @Max(1_000) int routineADay) {

    Turn.Rules rules() {
        return new Turn.Rules(caseGap, routineADay);
    }
}
