package org.forewarn.alert.feed;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A CAP 1.2 alert: the part of the standard's model that a warning fills, in its words. Times are whole seconds, so that
 * a message and the references to it say the same.
 *
 * @param identifier unique among all messages of the sender
 * @param msgType Alert, Update or Cancel
 * @param note why an end has come; null: none has
 * @param references the messages that this one replaces, oldest first
 * @param info one block a language; empty when the partner may only know that there is an end
 */
public record CapAlert(
        UUID warningId,
        int revision,
        String identifier,
        String sender,
        Instant sent,
        String status,
        String msgType,
        String scope,
        String restriction,
        @Nullable String note,
        List<Reference> references,
        List<Info> info) {

    public CapAlert {
        references = List.copyOf(references);
        info = List.copyOf(info);
    }

    /** An earlier message. */
    public record Reference(String sender, String identifier, Instant sent) {}

    /** What is said in one language. */
    public record Info(
            String language,
            List<String> category,
            String event,
            List<String> responseType,
            String urgency,
            String severity,
            String certainty,
            Instant effective,
            Instant onset,
            Instant expires,
            String senderName,
            String headline,
            String description,
            @Nullable String instruction,
            String web,
            Area area) {

        public Info {
            category = List.copyOf(category);
            responseType = List.copyOf(responseType);
        }
    }

    /**
     * Where.
     *
     * @param outwardCodes UK outward codes
     */
    public record Area(String areaDesc, List<String> outwardCodes) {

        public Area {
            outwardCodes = List.copyOf(outwardCodes);
        }
    }

    /** The same for those who may know no more than that it ended. */
    CapAlert withoutInfo() {
        return new CapAlert(
                warningId,
                revision,
                identifier,
                sender,
                sent,
                status,
                msgType,
                scope,
                restriction,
                note,
                references,
                List.of());
    }
}
