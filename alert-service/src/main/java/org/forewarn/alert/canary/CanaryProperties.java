package org.forewarn.alert.canary;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param phone a telephone of the organisation's own that gets test texts; null: none are sent
 * @param mail a mailbox of its own that gets test mails; null: none are sent
 * @param every how often one is sent over each lane and provider
 * @param within one that has not arrived after this is late
 * @param text what it says
 */
@Validated
@ConfigurationProperties("forewarn.canary")
record CanaryProperties(
        @Nullable @Pattern(regexp = "\\+[1-9][0-9]{6,14}") String phone,
        @Nullable @Email String mail,

        @DefaultValue("15m") @DurationMin(millis = 100) @DurationMax(days = 1)
        Duration every,

        @DefaultValue("5m") @DurationMin(millis = 100) @DurationMax(hours = 12)
        Duration within,

        @DefaultValue("Forewarn: a test message. Nothing is to be done.") @NotBlank
        String text) {}
