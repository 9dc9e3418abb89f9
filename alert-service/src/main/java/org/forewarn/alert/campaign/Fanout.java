package org.forewarn.alert.campaign;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.forewarn.alert.audience.Recipient;
import org.forewarn.schemas.Topic;
import org.forewarn.schemas.Topics;
import org.forewarn.schemas.event.CampaignPage;
import org.forewarn.schemas.event.Channel;
import org.forewarn.schemas.event.Dispatch;
import org.forewarn.schemas.event.Warning;
import org.forewarn.schemas.event.WarningText;
import org.jspecify.annotations.Nullable;

/** What a warning and a page of people make together. */
final class Fanout {

    /** The subject of an e-mail to somebody who wants nothing said. */
    static final String DISCREET_SUBJECT = "A new message for you";

    private Fanout() {}

    /** The topic of a warning's messages. */
    static Topic<Dispatch> lane(Warning warning) {
        return switch (warning.getLane()) {
            case URGENT -> Topics.DISPATCHES_URGENT;
            case ROUTINE -> Topics.DISPATCHES_ROUTINE;
        };
    }

    /** One message for each channel that each person chose, in the language and wording they chose. */
    static List<Dispatch> dispatches(Warning warning, List<Recipient> page, Instant now) {
        var dispatches = new ArrayList<Dispatch>();
        for (Recipient recipient : page) {
            if (recipient.sms()) {
                dispatches.add(dispatch(warning, recipient, Channel.SMS, now));
            }
            if (recipient.email()) {
                dispatches.add(dispatch(warning, recipient, Channel.EMAIL, now));
            }
        }
        return dispatches;
    }

    /** The page after this one; null when this one was short and so the last. */
    static @Nullable CampaignPage next(CampaignPage page, List<Recipient> recipients, int pageSize) {
        return recipients.size() < pageSize
                ? null
                : new CampaignPage(
                        page.getWarning(), recipients.getLast().recipientId().toString(), page.getPage() + 1);
    }

    private static Dispatch dispatch(Warning warning, Recipient recipient, Channel channel, Instant now) {
        WarningText text = text(warning, recipient.language());
        UUID id = DispatchId.of(warning.getWarningId(), warning.getMsgType(), recipient.recipientId(), channel);
        return Dispatch.newBuilder()
                .setDispatchId(id.toString())
                .setWarningId(warning.getWarningId())
                .setRevision(warning.getRevision())
                .setRecipientId(recipient.recipientId().toString())
                .setChannel(channel)
                .setSeverity(warning.getSeverity())
                .setSubject(
                        switch (recipient.text()) {
                            case FULL -> text.getHeadline();
                            case DISCREET -> DISCREET_SUBJECT;
                        })
                .setBody(
                        switch (recipient.text()) {
                            case FULL -> text.getFull();
                            case DISCREET -> text.getDiscreet();
                        })
                .setCreatedAt(now)
                .setExpires(warning.getExpires())
                .build();
    }

    /** Theirs if there is one, else the first, which is English. */
    private static WarningText text(Warning warning, String language) {
        return warning.getTexts().stream()
                .filter(text -> text.getLanguage().equals(language))
                .findFirst()
                .orElse(warning.getTexts().getFirst());
    }
}
