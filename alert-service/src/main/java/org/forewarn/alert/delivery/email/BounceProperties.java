package org.forewarn.alert.delivery.email;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The mailbox to which mail servers send what they could not deliver; that of each provider's {@code bounce-address}.
 *
 * @param host its IMAP server; null: bounces are not read
 * @param port its port
 * @param tls whether it is spoken to over TLS from the first octet
 * @param username whose mailbox it is
 * @param password a secret
 * @param folder in which bounces lie
 * @param every how often it is looked into
 * @param atOnce at most so many mails are read each time
 */
@Validated
@ConfigurationProperties("forewarn.delivery.email.bounces")
record BounceProperties(
        @Nullable String host,
        @DefaultValue("993") @Min(1) @Max(65535) int port,
        @DefaultValue("true") boolean tls,
        @DefaultValue("") String username,
        @DefaultValue("") String password,
        @DefaultValue("INBOX") String folder,
        @DefaultValue("1m") @DurationMin(millis = 100) Duration every,
        @DefaultValue("200") @Min(1) @Max(5000) int atOnce) {

    /** Leaves the password out. */
    @Override
    public String toString() {
        return "BounceProperties[" + host + ":" + port + "]";
    }
}
