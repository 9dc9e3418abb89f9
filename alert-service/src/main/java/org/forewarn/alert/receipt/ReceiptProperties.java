package org.forewarn.alert.receipt;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param kept how long a provider's name of a message is remembered, with or without its receipt: longer than any
 *     message lives, since receipts come until then
 */
@Validated
@ConfigurationProperties("forewarn.receipt")
record ReceiptProperties(
        @DefaultValue("14d") @DurationMin(hours = 1) Duration kept) {}
