package org.forewarn.alert.desk;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What the desk begins with; once somebody has changed its settings, those hold ({@code /desk/settings}).
 *
 * @param autoIssue whether the policy's drafts are issued without a person; false: each waits for its approval
 * @param radiusKm how far around an incident people are warned, kilometres, between the centres of outward codes
 * @param warningLasts after this a warning's messages are not sent any more; the topics keep dispatches for 7 days
 */
@Validated
@ConfigurationProperties("forewarn.desk")
record DeskProperties(
        @DefaultValue("false") boolean autoIssue,

        @DefaultValue("10") @DecimalMin("0") @DecimalMax("500")
        double radiusKm,

        @DefaultValue("7d") @DurationMin(minutes = 1) @DurationMax(days = 7)
        Duration warningLasts) {}
