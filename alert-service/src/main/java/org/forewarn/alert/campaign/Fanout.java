package org.forewarn.alert.campaign;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.forewarn.alert.audience.Recipient;
import org.forewarn.alert.warning.Discreet;
import org.forewarn.schemas.Topic;
import org.forewarn.schemas.Topics;
import org.forewarn.schemas.event.Audience;
import org.forewarn.schemas.event.CampaignPage;
import org.forewarn.schemas.event.Channel;
import org.forewarn.schemas.event.Dispatch;
import org.forewarn.schemas.event.Lane;
import org.forewarn.schemas.event.MsgType;
import org.forewarn.schemas.event.Warning;
import org.forewarn.schemas.event.WarningText;
import org.jspecify.annotations.Nullable;

/** What a warning and a page of people make together. */
final class Fanout {

    /** How long the topics keep dispatches. */
    private static final Duration KEPT = Duration.ofDays(7);

    private Fanout() {}

    /** The topic of a warning's messages. */
    static Topic<Dispatch> lane(Warning warning) {
        return topic(warning.getLane());
    }

    static Topic<Dispatch> topic(Lane lane) {
        return switch (lane) {
            case URGENT -> Topics.DISPATCHES_URGENT;
            case ROUTINE -> Topics.DISPATCHES_ROUTINE;
        };
    }

    /**
     * Somebody to be told.
     *
     * @param area county in which the warning reaches them; empty: not known
     */
    record Addressee(Recipient recipient, String area) {}

    /** The pages with which the campaign of a warning begins. */
    static List<CampaignPage> firstPages(Warning warning) {
        return switch (warning.getMsgType()) {
            case ALERT -> List.of(new CampaignPage(warning, null, 0, Audience.AREA));
            case UPDATE ->
                List.of(
                        new CampaignPage(warning, null, 0, Audience.TOLD),
                        new CampaignPage(warning, null, 0, Audience.AREA));
            case CANCEL, ALL_CLEAR -> List.of(new CampaignPage(warning, null, 0, Audience.TOLD));
        };
    }

    /**
     * One message for each channel of a person, in the language and wording they chose.
     *
     * @param notBefore until when it is held; null: not at all
     */
    static List<Dispatch> dispatches(CampaignPage page, Addressee person, @Nullable Instant notBefore, Instant now) {
        var dispatches = new ArrayList<Dispatch>();
        if (person.recipient().sms()) {
            dispatches.add(dispatch(page, person, Channel.SMS, notBefore, now));
        }
        if (person.recipient().email()) {
            dispatches.add(dispatch(page, person, Channel.EMAIL, notBefore, now));
        }
        return dispatches;
    }

    /** The page after this one; null when this one was short and so the last. */
    static @Nullable CampaignPage next(CampaignPage page, List<Addressee> people, int pageSize) {
        return people.size() < pageSize
                ? null
                : new CampaignPage(
                        page.getWarning(),
                        people.getLast().recipient().recipientId().toString(),
                        page.getPage() + 1,
                        page.getAudience());
    }

    private static Dispatch dispatch(
            CampaignPage page, Addressee person, Channel channel, @Nullable Instant notBefore, Instant now) {
        Warning warning = page.getWarning();
        Recipient recipient = person.recipient();
        MsgType kind = page.getAudience() == Audience.AREA ? MsgType.ALERT : warning.getMsgType();
        WarningText text = text(texts(page), recipient.language());
        UUID id = DispatchId.of(warning.getWarningId(), kind, warning.getRevision(), recipient.recipientId(), channel);
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
                            case DISCREET -> Discreet.subject(text.getLanguage());
                        })
                .setBody(
                        switch (recipient.text()) {
                            case FULL -> text.getFull();
                            case DISCREET -> text.getDiscreet();
                        })
                .setLanguage(text.getLanguage())
                .setCreatedAt(now)
                .setExpires(expires(warning))
                .setMsgType(kind)
                .setArea(person.area())
                .setNotBefore(notBefore)
                .build();
    }

    /** Never later than the topics keep a message, however long the warning holds. */
    static Instant expires(Warning warning) {
        Instant kept = warning.getSent().plus(KEPT);
        return kept.isBefore(warning.getExpires()) ? kept : warning.getExpires();
    }

    private static List<WarningText> texts(CampaignPage page) {
        Warning warning = page.getWarning();
        return page.getAudience() == Audience.AREA
                        && !warning.getNewcomerTexts().isEmpty()
                ? warning.getNewcomerTexts()
                : warning.getTexts();
    }

    /** Theirs if there is one, else the first, which is English. */
    private static WarningText text(List<WarningText> texts, String language) {
        return texts.stream()
                .filter(text -> text.getLanguage().equals(language))
                .findFirst()
                .orElse(texts.getFirst());
    }
}
