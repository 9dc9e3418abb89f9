package org.forewarn.alert.campaign;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.forewarn.alert.audience.Address;
import org.forewarn.alert.audience.ManageLinks;
import org.forewarn.alert.audience.Member;
import org.forewarn.alert.audience.Members;
import org.forewarn.alert.audience.TextChoice;
import org.forewarn.alert.campaign.DigestItems.Due;
import org.forewarn.alert.correspondence.Correspondence;
import org.forewarn.alert.correspondence.Note;
import org.forewarn.alert.warning.Digest;
import org.forewarn.alert.warning.NameUuid;
import org.forewarn.alert.warning.WarningContent;
import org.forewarn.schemas.event.Channel;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells people together what does not hurry: by day, once a week, or on the day after one that had too much. A digest's id is
 * that of its person and its oldest item, so that it is sent once, whichever instance does it and however often.
 */
@Component
class Digests {

    private static final ZoneId UK = ZoneId.of("Europe/London");
    private static final LocalTime FROM = LocalTime.of(10, 0);
    private static final LocalTime TO = LocalTime.of(19, 0);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration DAY = Duration.ofDays(1);

    /** Who does not get it by then is told by the next one. */
    private static final Duration WORTH_SENDING = Duration.ofDays(1);

    private static final int AT_ONCE = 200;
    private static final int MOST = 5_000;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final DigestItems items;
    private final Members members;
    private final ManageLinks links;
    private final Correspondence correspondence;
    private final Clock clock;

    Digests(DigestItems items, Members members, ManageLinks links, Correspondence correspondence, Clock clock) {
        this.items = items;
        this.members = members;
        this.links = links;
        this.correspondence = correspondence;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT2M", fixedDelayString = "PT5M")
    void tick() {
        LocalTime time = clock.instant().atZone(UK).toLocalTime();
        if (!time.isBefore(FROM) && time.isBefore(TO)) {
            sendDue();
        }
    }

    /** Sends all that is due at this moment, whatever the hour. */
    void sendDue() {
        Instant now = clock.instant();
        for (int i = 0; i < MOST; i++) {
            List<Due> due = items.due(now.minus(WEEK), now.minus(DAY), now, AT_ONCE);
            due.forEach(each -> send(each, now));
            if (due.size() < AT_ONCE) {
                return;
            }
        }
    }

    private void send(Due due, Instant now) {
        List<WarningContent> contents = items.holding(due.recipientId(), now).stream()
                .map(content -> JSON.readValue(content, WarningContent.class))
                .sorted(Comparator.comparing(WarningContent::severity))
                .toList();
        Optional<Member> member = members.find(due.recipientId());
        if (!contents.isEmpty() && member.isPresent()) {
            address(member.get()).ifPresent(address -> send(due, member.get(), address, contents, now));
        }
        items.done(due.recipientId(), now);
    }

    /** A list reads better as a mail. */
    private static Optional<Address> address(Member member) {
        return member.address(Channel.EMAIL).or(() -> member.address(Channel.SMS));
    }

    private void send(Due due, Member member, Address address, List<WarningContent> contents, Instant now) {
        UUID id = NameUuid.of("digest/" + due.recipientId() + "/" + due.oldest().toEpochMilli());
        String link = links.of(due.recipientId(), address.channel());
        String language = member.preferences().language();
        boolean full = member.preferences().text() == TextChoice.FULL;
        correspondence.send(new Note(
                id,
                address.channel(),
                address.value(),
                Digest.subject(language, full, contents.size()),
                Digest.body(language, full, contents, link),
                now.plus(WORTH_SENDING)));
    }
}
