package org.forewarn.matching.peer;

import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How instances of this service reach each other.
 *
 * @param advertisedAddress host and port under which the other instances reach this one, such as
 *     {@code matching-0.matching:18082}; no underscore, which URIs do not allow in a host; without it the loopback and the server's own port, which is right when all run on
 *     one machine
 * @param peerTimeout how long another instance may take to answer
 */
@Validated
@ConfigurationProperties("forewarn.matching")
record PeerProperties(
        @Nullable @Pattern(regexp = "[A-Za-z0-9.-]{1,253}:[0-9]{1,5}|\\[[0-9a-fA-F:.]{2,45}]:[0-9]{1,5}")
        String advertisedAddress,

        @DefaultValue("2s") @DurationMin(millis = 100) @DurationMax(seconds = 30)
        Duration peerTimeout) {}
