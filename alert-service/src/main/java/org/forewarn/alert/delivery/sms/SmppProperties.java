package org.forewarn.alert.delivery.sms;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param host the carrier's SMPP server
 * @param port its port
 * @param systemId who we are to it
 * @param password a secret; SMPP 3.4 takes eight characters at most
 * @param window texts that may be on their way without an answer. Routine ones take at most half of it
 * @param sourceAddress the sender that phones show: up to 11 letters and digits, or a number
 * @param referenceTag vendor-specific parameter (0x1400 to 0x3FFF) that carries our own id of a text into the carrier's
 *     records, so that a doubt can be settled there; 0: none
 * @param responseTimeout how long an answer may take; then nobody knows whether the text was taken
 * @param connectTimeout how long connecting, and then binding, may take
 * @param enquireLink how often an idle connection is tried
 * @param rebindFrom the first wait before a lost connection is made anew; doubled each time
 * @param rebindAtMost the longest wait
 */
@Validated
@ConfigurationProperties("forewarn.sms.smpp")
record SmppProperties(
        @DefaultValue("localhost") @NotBlank String host,
        @DefaultValue("12775") @Min(1) @Max(65535) int port,
        @DefaultValue("forewarn") @NotBlank @Size(max = 15) String systemId,
        @DefaultValue("") @Size(max = 8) String password,
        @DefaultValue("20") @Min(1) @Max(1000) int window,

        @DefaultValue("Forewarn") @Pattern(regexp = "[A-Za-z0-9 ]{1,11}|\\+?[0-9]{3,15}")
        String sourceAddress,

        @DefaultValue("5120") @Min(0) @Max(16383) int referenceTag,

        @DefaultValue("10s") @DurationMin(millis = 100) @DurationMax(seconds = 60)
        Duration responseTimeout,

        @DefaultValue("5s") @DurationMin(millis = 100) @DurationMax(seconds = 60)
        Duration connectTimeout,

        @DefaultValue("15s") @DurationMin(seconds = 1) @DurationMax(minutes = 10)
        Duration enquireLink,

        @DefaultValue("250ms") @DurationMin(millis = 10) Duration rebindFrom,
        @DefaultValue("15s") @DurationMax(minutes = 10) Duration rebindAtMost) {

    /** Leaves the password out. */
    @Override
    public String toString() {
        return "SmppProperties[" + systemId + "@" + host + ":" + port + "]";
    }
}
