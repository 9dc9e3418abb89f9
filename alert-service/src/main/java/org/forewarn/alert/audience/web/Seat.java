package org.forewarn.alert.audience.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.forewarn.alert.audience.Address;
import org.forewarn.schemas.event.Channel;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody is on these pages. It is in their browser's cookie, sealed, and nowhere else.
 *
 * @param id binds the tokens of its pages
 * @param attempt names the proof of addresses that is under way; empty: none is
 * @param sms phone that is being proved; empty: none
 * @param email address that is being proved; empty: none
 * @param member whose page it is; empty: nobody's yet
 * @param report token of the report that is followed; empty: none
 * @param said key of what is to be said once; empty: nothing
 */
record Seat(
        String id,
        String attempt,
        String sms,
        String email,
        String member,
        String report,
        String said,
        Instant since,
        Instant used) {

    /** Who does nothing for so long has left. */
    static final Duration IDLE = Duration.ofMinutes(30);

    /** Nobody stays longer. */
    static final Duration LONGEST = Duration.ofHours(4);

    static Seat taken(String id, Instant now) {
        return new Seat(id, "", "", "", "", "", "", now, now);
    }

    boolean isOver(Instant now) {
        return now.isAfter(used.plus(IDLE)) || now.isAfter(since.plus(LONGEST));
    }

    Seat usedAt(Instant now) {
        return new Seat(id, attempt, sms, email, member, report, said, since, now);
    }

    /** Proves these addresses, for themselves or for the page that is theirs. */
    Seat proving(String newAttempt, List<Address> addresses) {
        return new Seat(
                id,
                newAttempt,
                value(addresses, Channel.SMS),
                value(addresses, Channel.EMAIL),
                member,
                report,
                "",
                since,
                used);
    }

    /** Follows this report. */
    Seat following(String token) {
        return new Seat(id, attempt, sms, email, member, token, "", since, used);
    }

    /** Is known, and proves nothing any more. */
    Seat as(UUID recipientId) {
        return new Seat(id, "", "", "", recipientId.toString(), report, "", since, used);
    }

    Seat saying(String key) {
        return new Seat(id, attempt, sms, email, member, report, key, since, used);
    }

    boolean isProving() {
        return !attempt.isEmpty();
    }

    @Nullable
    UUID memberId() {
        return member.isEmpty() ? null : UUID.fromString(member);
    }

    /** Those that are being proved, phone first. */
    List<Address> addresses() {
        var addresses = new ArrayList<Address>();
        if (!sms.isEmpty()) {
            addresses.add(new Address(Channel.SMS, sms));
        }
        if (!email.isEmpty()) {
            addresses.add(new Address(Channel.EMAIL, email));
        }
        return addresses;
    }

    private static String value(List<Address> addresses, Channel channel) {
        return addresses.stream()
                .filter(address -> address.channel() == channel)
                .map(Address::value)
                .findFirst()
                .orElse("");
    }

    @Override
    public String toString() {
        return "Seat[…]";
    }
}
