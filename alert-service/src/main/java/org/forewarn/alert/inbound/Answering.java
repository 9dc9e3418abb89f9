package org.forewarn.alert.inbound;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.forewarn.alert.audience.Address;
import org.forewarn.alert.audience.MemberAddresses;
import org.forewarn.alert.audience.Recipients;
import org.forewarn.alert.correspondence.Correspondence;
import org.forewarn.alert.correspondence.Note;
import org.forewarn.alert.inbound.Wish.Check;
import org.forewarn.alert.inbound.Wish.Help;
import org.forewarn.alert.inbound.Wish.Start;
import org.forewarn.alert.inbound.Wish.Stop;
import org.forewarn.alert.inbound.Wish.Unclear;
import org.forewarn.alert.suppression.Suppressions;
import org.forewarn.alert.warning.NameUuid;
import org.forewarn.schemas.event.Channel;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Does what a text asks for and answers with one message. Done again, after a crash, it does and says the same, and is sent
 * once, because an answer's id is its text's.
 */
@Component
class Answering {

    /** Who asked this long ago does not wait for an answer any more. */
    private static final Duration WORTH_AN_ANSWER = Duration.ofMinutes(30);

    private static final String NO_LANGUAGE = "en";

    private final Recipients recipients;
    private final MemberAddresses addresses;
    private final Suppressions suppressions;
    private final Checker checker;
    private final AnswerBook book;
    private final Correspondence correspondence;
    private final InboundProperties properties;
    private final Clock clock;
    private final MeterRegistry meters;

    Answering(
            Recipients recipients,
            MemberAddresses addresses,
            Suppressions suppressions,
            Checker checker,
            AnswerBook book,
            Correspondence correspondence,
            InboundProperties properties,
            Clock clock,
            MeterRegistry meters) {
        this.recipients = recipients;
        this.addresses = addresses;
        this.suppressions = suppressions;
        this.checker = checker;
        this.book = book;
        this.correspondence = correspondence;
        this.properties = properties;
        this.clock = clock;
        this.meters = meters;
    }

    /** @param key what stands for the phone where it is not to be readable */
    void answer(UUID textId, String key, String phone, String body, Instant at) {
        Wish wish = Wishes.of(body);
        @Nullable String language = recipients.languageAt(Channel.SMS, phone);
        Answers words = Answers.in(language == null ? NO_LANGUAGE : language);
        if (wish instanceof Start) {
            suppressions.lift(Channel.SMS, phone);
        }
        boolean answered = clock.instant().isBefore(at.plus(WORTH_AN_ANSWER)) && mayAnswer(textId, key, wish);
        if (answered) {
            // before the checker is asked: what it costs is to count even when the process ends in between
            book.note(textId, key, wish.word(), clock.instant());
            String text =
                    switch (wish) {
                        case Stop ignored -> words.stop();
                        case Start ignored -> words.start(properties.joinAt());
                        case Help ignored -> words.help(properties.joinAt());
                        case Check check -> checked(check, language != null, textId, key, words);
                        case Unclear ignored -> words.unclear();
                    };
            // who left on the pages, and asks, is answered
            send(textId, phone, text, wish instanceof Stop || suppressions.isGivenUp(Channel.SMS, phone));
        } else {
            meters.counter("forewarn.inbound.unanswered", "wish", wish.word()).increment();
        }
        if (wish instanceof Stop) {
            addresses.end(new Address(Channel.SMS, phone));
        }
    }

    /** A phone that writes on and on is not answered: it may be a machine, or somebody who plays with a false sender. */
    private boolean mayAnswer(UUID textId, String key, Wish wish) {
        Instant now = clock.instant();
        if (book.since(now.minus(Duration.ofHours(1)), key, textId) >= properties.answersAnHour()) {
            return false;
        }
        return !(wish instanceof Unclear)
                || book.since(now.minus(Duration.ofDays(1)), key, textId, wish.word()) < properties.unclearADay();
    }

    private String checked(Check check, boolean member, UUID textId, String key, Answers words) {
        if (!member) {
            return words.members(properties.joinAt());
        }
        Instant yesterday = clock.instant().minus(Duration.ofDays(1));
        if (book.since(yesterday, key, textId, check.word()) >= properties.checksADay()) {
            return words.checked(new Checked.Enough());
        }
        return words.checked(check.query() == null ? new Checked.Unread() : checker.check(check.query()));
    }

    private void send(UUID textId, String phone, String text, boolean lastWord) {
        correspondence.send(new Note(
                NameUuid.of("answer/" + textId),
                Channel.SMS,
                phone,
                "",
                text,
                clock.instant().plus(WORTH_AN_ANSWER),
                lastWord));
    }
}
