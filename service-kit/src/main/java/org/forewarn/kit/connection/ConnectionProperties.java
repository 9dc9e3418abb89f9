package org.forewarn.kit.connection;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param readTimeout how long a sender may pause within a body; then the connection is closed. Longer than a phone on a
 *     train is without a network
 * @param idleTimeout how long a connection is kept on which nothing is asked
 */
@Validated
@ConfigurationProperties("forewarn.connection")
record ConnectionProperties(
        @DefaultValue("30s") @DurationMin(millis = 100) Duration readTimeout,
        @DefaultValue("60s") @DurationMin(seconds = 1) Duration idleTimeout) {}
