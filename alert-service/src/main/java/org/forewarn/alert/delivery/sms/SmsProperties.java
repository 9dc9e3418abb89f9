package org.forewarn.alert.delivery.sms;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.net.URI;
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
 * Who carries texts.
 *
 * @param providers one or more
 */
@Validated
@ConfigurationProperties("forewarn.delivery.sms")
record SmsProperties(@NotEmpty List<@Valid SmsProviderProperties> providers) {

    /** How a provider is spoken to. */
    enum Kind {
        SMPP,
        TWILIO
    }

    /**
     * @param name in the database, in metrics and in the addresses of webhooks; must not change while messages are under
     *     way
     * @param kind how it is spoken to
     * @param weight its part of the messages, beside the weights of the others; 0: only when no other takes any
     * @param pencePerSegment what a segment costs; 0: not known
     * @param segmentsPerSecond what its sender may send, over all replicas together; 0: not limited
     * @param window texts that may be on their way without an answer. Routine ones take at most half of it
     * @param sender what phones show: up to 11 letters and digits, which cannot be answered, or a number, which can
     * @param smpp how it is reached when kind is SMPP
     * @param twilio how it is reached when kind is TWILIO
     */
    record SmsProviderProperties(
            @DefaultValue("smpp") @Pattern(regexp = Terms.NAME) @Size(max = 30)
            String name,

            @DefaultValue("smpp") Kind kind,
            @DefaultValue("100") @Min(0) @Max(1000) int weight,
            @DefaultValue("0") @PositiveOrZero BigDecimal pencePerSegment,
            @DefaultValue("0") @Min(0) @Max(100_000) int segmentsPerSecond,
            @DefaultValue("100") @Min(1) @Max(1000) int window,

            @DefaultValue("Forewarn") @Pattern(regexp = "[A-Za-z0-9 ]{1,11}|\\+?[0-9]{3,15}|MG[0-9a-f]{32}")
            String sender,

            @DefaultValue @Valid SmppProperties smpp,
            @Valid @Nullable TwilioProperties twilio) {

        Terms terms() {
            return new Terms(name, Channel.SMS, weight, pencePerSegment, segmentsPerSecond, window, true);
        }
    }

    /** How a text goes that is longer than one message. */
    enum LongTexts {
        /** Whole, as {@code message_payload}: the carrier cuts it. */
        PAYLOAD,
        /** In numbered parts, each in a {@code short_message} with a user data header. */
        UDH
    }

    /**
     * @param host the carrier's SMPP server
     * @param port its port
     * @param systemId who we are to it
     * @param password a secret; SMPP 3.4 takes eight characters at most
     * @param sessions how many are bound at once; the window is shared by them
     * @param longTexts how a text goes that is longer than one message
     * @param referenceTag vendor-specific parameter (0x1400 to 0x3FFF) that carries our own id of a text into the
     *     carrier's records, so that a doubt can be settled there; 0: none
     * @param responseTimeout how long an answer may take; then nobody knows whether the text was taken
     * @param connectTimeout how long connecting, and then binding, may take
     * @param enquireLink how often an idle connection is tried
     * @param rebindFrom the first wait before a lost connection is made anew; doubled each time
     * @param rebindAtMost the longest wait
     */
    record SmppProperties(
            @DefaultValue("localhost") @NotBlank String host,
            @DefaultValue("12775") @Min(1) @Max(65535) int port,

            @DefaultValue("forewarn") @NotBlank @Size(max = 15)
            String systemId,

            @DefaultValue("") @Size(max = 8) String password,
            @DefaultValue("1") @Min(1) @Max(20) int sessions,
            @DefaultValue("payload") LongTexts longTexts,
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

    /**
     * @param url of Twilio's API; another one only for tests
     * @param accountSid the account; begins with AC
     * @param authToken a secret: signs us in, and Twilio's webhooks to us
     * @param callbackUrl where Twilio reaches this service, as its webhooks are addressed: scheme, host, and port or path
     *     when there is one. They are signed with it
     * @param timeout how long an answer may take; then nobody knows whether the text was taken
     */
    record TwilioProperties(
            @DefaultValue("https://api.twilio.com") URI url,
            @NotBlank @Pattern(regexp = "AC[0-9a-f]{32}") String accountSid,
            @NotBlank String authToken,
            URI callbackUrl,

            @DefaultValue("10s") @DurationMin(millis = 100) @DurationMax(seconds = 60)
            Duration timeout) {

        /** Leaves the token out. */
        @Override
        public String toString() {
            return "TwilioProperties[" + url + "]";
        }
    }
}
