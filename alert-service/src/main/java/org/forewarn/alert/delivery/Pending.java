package org.forewarn.alert.delivery;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.common.header.Headers;
import org.forewarn.alert.audience.ManageLinks;
import org.forewarn.schemas.event.Channel;
import org.forewarn.schemas.event.Dispatch;
import org.forewarn.schemas.event.DispatchPurpose;
import org.forewarn.schemas.event.MsgType;
import org.forewarn.schemas.event.Severity;
import org.jspecify.annotations.Nullable;

/**
 * A dispatch that is to be sent.
 *
 * @param area county in which the warning reaches them; empty: not known
 * @param resend whether it is sent again when nobody knows if it was sent. A severe warning, or a cancellation, rather
 *     twice than never; an e-mail too, because its Message-ID stays the same and no receipt would ever settle the
 *     doubt; and what somebody waits for at this moment
 * @param warningSent when the warning was issued; null: not said
 * @param notBefore it is held until then; null: it is sent at once
 * @param via the only provider it may go by; null: any
 */
record Pending(
        UUID dispatchId,
        UUID warningId,
        int revision,
        UUID recipientId,
        Channel channel,
        MsgType kind,
        DispatchPurpose purpose,
        String area,
        boolean resend,
        String subject,
        String body,
        String language,
        Instant expires,
        @Nullable Instant warningSent,
        @Nullable Instant notBefore,
        @Nullable String via) {

    /** Whether it is not sent yet, by anybody. */
    boolean held(Instant now) {
        return notBefore != null && now.isBefore(notBefore) && now.isBefore(expires);
    }

    /** @throws IllegalArgumentException when an id is no UUID */
    static Pending of(Dispatch dispatch, Headers headers) {
        return new Pending(
                UUID.fromString(dispatch.getDispatchId()),
                UUID.fromString(dispatch.getWarningId()),
                dispatch.getRevision(),
                UUID.fromString(dispatch.getRecipientId()),
                dispatch.getChannel(),
                dispatch.getMsgType(),
                dispatch.getPurpose(),
                dispatch.getArea(),
                dispatch.getSeverity().compareTo(Severity.SEVERE) <= 0
                        || dispatch.getChannel() == Channel.EMAIL
                        || dispatch.getMsgType() == MsgType.CANCEL
                        || dispatch.getPurpose() != DispatchPurpose.WARNING,
                dispatch.getSubject(),
                dispatch.getBody(),
                dispatch.getLanguage(),
                dispatch.getExpires(),
                WarningSent.read(headers),
                dispatch.getNotBefore(),
                Via.read(headers));
    }

    /** Whether it carries a link to the person's page: in the text of what tells of a warning, and in each mail's header. */
    boolean isLinked() {
        return purpose == DispatchPurpose.WARNING || channel == Channel.EMAIL;
    }

    /**
     * The message as it goes out. What tells of a warning ends with the link to the person's page, where they change what
     * they get, or leave; it is put in at the last moment, because whoever has it may do so.
     *
     * @param link null: there is none
     */
    Message to(String address, @Nullable String link) {
        boolean linked = link != null && purpose == DispatchPurpose.WARNING;
        return new Message(
                dispatchId,
                address,
                subject,
                linked ? body + "\n" + link : body,
                expires,
                language,
                link == null || channel != Channel.EMAIL ? null : URI.create(link + ManageLinks.UNSUBSCRIBE));
    }
}
