package org.forewarn.alert.feed.webhook;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param concurrency receivers that one replica talks to at once; one receiver has one conversation at a time
 * @param timeout of one message, from the look-up of the name to the status line of the answer
 * @param firstRetry wait after the first failure; each further wait is twice as long
 * @param lastRetry the longest wait
 * @param giveUpAfter a message that was not taken by then is parked: kept and shown, and sent again when asked
 * @param disableAfter a webhook that took nothing for so long is disabled
 * @param kept how long the log of messages that were taken, parked or withheld is kept
 * @param most webhooks of one partner
 * @param loopback whether plain http to this machine alone is allowed too: for tests and for trying it at one's desk
 * @param deniedNetworks addresses that are never connected to beside those that are not public anyway, such as an
 *     operator's own public ranges: {@code 198.41.0.0/24}
 */
@Validated
@ConfigurationProperties("forewarn.webhooks")
record WebhookProperties(
        @DefaultValue("64") @Min(1) @Max(1000) int concurrency,

        @DefaultValue("10s") @DurationMin(millis = 100) @DurationMax(seconds = 30)
        Duration timeout,

        @DefaultValue("5s") @DurationMin(millis = 1) Duration firstRetry,
        @DefaultValue("1h") @DurationMin(millis = 1) Duration lastRetry,
        @DefaultValue("3d") @DurationMin(millis = 1) Duration giveUpAfter,
        @DefaultValue("5d") @DurationMin(millis = 1) Duration disableAfter,
        @DefaultValue("30d") @DurationMin(hours = 1) Duration kept,
        @DefaultValue("5") @Min(1) @Max(100) int most,
        @DefaultValue("false") boolean loopback,
        @DefaultValue List<String> deniedNetworks) {}
