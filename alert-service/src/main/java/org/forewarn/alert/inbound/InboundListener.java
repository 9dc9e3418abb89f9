package org.forewarn.alert.inbound;

import java.security.GeneralSecurityException;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.forewarn.alert.listening.Listening;
import org.forewarn.schemas.event.InboundText;
import org.forewarn.schemas.sealing.Sealer;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Reads texts in order for each phone. */
@Component
class InboundListener {

    private final Sealer sealer;
    private final Answering answering;

    InboundListener(Sealer sealer, Answering answering) {
        this.sealer = sealer;
        this.answering = answering;
    }

    @KafkaListener(
            id = "alert-inbound",
            topics = "#{T(org.forewarn.schemas.Topics).INBOUND_TEXTS.name()}",
            containerFactory = Listening.RECORDS)
    void on(ConsumerRecord<String, InboundText> record) {
        InboundText text = record.value();
        if (text != null) {
            answering.answer(
                    UUID.fromString(text.getTextId()),
                    record.key(),
                    opened(text, InboundTexts.FROM),
                    opened(text, InboundTexts.BODY),
                    text.getAt());
        }
    }

    private String opened(InboundText text, String field) {
        try {
            return Objects.requireNonNullElse(sealer.open(text.getTextId(), text.getSealed(), field), "");
        } catch (GeneralSecurityException e) {
            throw new SerializationException("a text does not open", e);
        }
    }
}
