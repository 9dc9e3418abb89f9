package org.forewarn.alert.delivery.email;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.forewarn.alert.delivery.Terms;
import org.forewarn.schemas.event.Channel;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who carries mails.
 *
 * @param providers one or more
 */
@Validated
@ConfigurationProperties("forewarn.delivery.email")
record EmailProperties(@NotEmpty List<@Valid EmailProviderProperties> providers) {

    /** How a provider is spoken to. */
    enum Kind {
        SMTP
    }

    /** Whether a connection is made secret (RFC 3207) before anything is said on it. */
    enum StartTls {
        /** A server that does not offer it is not spoken to. */
        REQUIRED,
        /** When the server offers it. */
        OPTIONAL,
        /** Never: for a server on this machine or this network. */
        OFF
    }

    /**
     * @param name in the database and in metrics; must not change while messages are under way
     * @param kind how it is spoken to
     * @param weight its part of the mails, beside the weights of the others; 0: only when no other takes any
     * @param mailsPerSecond what it may be sent, over all replicas together; 0: not limited
     * @param pencePerMail what a mail costs; 0: not known
     * @param window mails that may be on their way without an answer, each on a connection of its own. Routine ones take
     *     at most half of it
     * @param sender of its mails; the domain also ends their Message-IDs
     * @param senderName shown beside it; empty: none
     * @param bounceAddress where mail servers send what could not be delivered, with the message's id added after a plus
     *     sign; null: to the sender, where nobody learns which message it was
     * @param smtp how it is reached
     */
    record EmailProviderProperties(
            @DefaultValue("smtp") @Pattern(regexp = Terms.NAME) @Size(max = 30)
            String name,

            @DefaultValue("smtp") Kind kind,
            @DefaultValue("100") @Min(0) @Max(1000) int weight,
            @DefaultValue("0") @Min(0) @Max(100_000) int mailsPerSecond,
            @DefaultValue("0") @PositiveOrZero BigDecimal pencePerMail,
            @DefaultValue("20") @Min(1) @Max(500) int window,

            @DefaultValue("alerts@forewarn.example.org") @NotBlank @Email
            String sender,

            @DefaultValue("") String senderName,
            @Nullable @Email String bounceAddress,
            @DefaultValue @Valid SmtpProperties smtp) {

        /** A mail server says whether it took a mail, and nothing of what became of it, but for bounces. */
        Terms terms() {
            return new Terms(name, Channel.EMAIL, weight, pencePerMail, mailsPerSecond, window, false);
        }

        String domain() {
            return sender.substring(sender.indexOf('@') + 1);
        }
    }

    /**
     * @param host the mail server
     * @param port its port
     * @param username who we are to it; null: it does not ask
     * @param password a secret
     * @param startTls whether the connection is made secret
     * @param connectTimeout how long connecting may take
     * @param timeout how long each answer may take; together less than {@code forewarn.delivery.in-doubt-after}
     * @param idleAtMost a connection that was not used for so long is closed: servers do so too, without a word
     * @param mailsEach mails after which a connection is made anew: servers limit them
     */
    record SmtpProperties(
            @DefaultValue("localhost") @NotBlank String host,
            @DefaultValue("12525") @Min(1) @Max(65535) int port,
            @Nullable String username,
            @Nullable String password,
            @DefaultValue("optional") StartTls startTls,

            @DefaultValue("3s") @DurationMin(millis = 100) @DurationMax(seconds = 60)
            Duration connectTimeout,

            @DefaultValue("5s") @DurationMin(millis = 100) @DurationMax(seconds = 60)
            Duration timeout,

            @DefaultValue("20s") @DurationMin(seconds = 1) @DurationMax(minutes = 4)
            Duration idleAtMost,

            @DefaultValue("500") @Min(1) int mailsEach) {

        /** Leaves the password out. */
        @Override
        public String toString() {
            return "SmtpProperties[" + host + ":" + port + "]";
        }
    }
}
