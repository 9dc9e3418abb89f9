package org.forewarn.alert.inbound;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.forewarn.alert.sealing.SuiteSecret;
import org.forewarn.alert.suppression.Suppressions;
import org.forewarn.alert.warning.NameUuid;
import org.forewarn.schemas.Topics;
import org.forewarn.schemas.event.Channel;
import org.forewarn.schemas.event.SuppressionCause;
import org.forewarn.schemas.sealing.Fingerprint;
import org.forewarn.schemas.sealing.Sealer;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/**
 * Takes texts from providers. A STOP holds before the provider is told that we have it; answering, and everything else, is
 * done from the topic, in order for each phone.
 */
@Component
public class InboundTexts {

    static final String FROM = "from";
    static final String TO = "to";
    static final String BODY = "body";

    private static final String PURPOSE = "inbound";
    private static final int BITS = 128;
    private static final Duration TAKEN_WITHIN = Duration.ofSeconds(5);
    private static final Pattern PHONE = Pattern.compile("\\+?[1-9][0-9]{6,14}");

    private final KafkaTemplate<String, SpecificRecord> kafka;
    private final Suppressions suppressions;
    private final InFlight inFlight;
    private final Sealer sealer;
    private final Fingerprint fingerprint;
    private final MeterRegistry meters;

    InboundTexts(
            KafkaTemplate<String, SpecificRecord> kafka,
            Suppressions suppressions,
            InFlight inFlight,
            Sealer sealer,
            SuiteSecret secret,
            MeterRegistry meters) {
        this.kafka = kafka;
        this.suppressions = suppressions;
        this.inFlight = inFlight;
        this.sealer = sealer;
        this.fingerprint = secret.fingerprint(PURPOSE);
        this.meters = meters;
    }

    /**
     * Returns when the text is durable, and when it was a STOP, when it holds: no message to that phone begins after this,
     * and those that were under way have been handed over or not. The same text may be handed over again.
     *
     * @throws RuntimeException when it could not be kept in bounded time: the provider must offer it again
     */
    public void take(InboundText text) {
        if (!PHONE.matcher(text.from()).matches()) {
            // a word as sender: there is nobody to answer, and nothing is sent to words
            count("no_phone");
            return;
        }
        String phone = text.from().startsWith("+") ? text.from() : "+" + text.from();
        Wish wish = Wishes.of(text.body());
        if (wish instanceof Wish.Stop) {
            suppressions.add(Channel.SMS, phone, SuppressionCause.STOP);
            inFlight.awaitEnd(phone);
        }
        publish(text, phone);
        count(wish.word());
    }

    private void publish(InboundText text, String phone) {
        String body =
                text.body().length() > Wishes.MAX_LENGTH ? text.body().substring(0, Wishes.MAX_LENGTH) : text.body();
        String id = id(text, phone, body).toString();
        var sealed = Objects.requireNonNull(sealer.seal(id, Map.of(FROM, phone, TO, text.to(), BODY, body)));
        var value = new org.forewarn.schemas.event.InboundText(id, text.provider(), sealed, text.at());
        try {
            kafka.send(Topics.INBOUND_TEXTS.name(), key(phone), value)
                    .get(TAKEN_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("the broker did not take a text", e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /** A provider without names for texts sends the same words again when we were not sure: within a minute, one text. */
    private UUID id(InboundText text, String phone, String body) {
        String name = text.messageId().isEmpty()
                ? fingerprint.of(phone + "/" + body, BITS) + "/" + text.at().getEpochSecond() / 60
                : text.messageId();
        return NameUuid.of("inbound/" + text.provider() + "/" + name);
    }

    /** What stands for a phone in the topic and in the table of answers. */
    String key(String phone) {
        return fingerprint.of(phone, BITS);
    }

    private void count(String wish) {
        meters.counter("forewarn.inbound.texts", "wish", wish).increment();
    }
}
