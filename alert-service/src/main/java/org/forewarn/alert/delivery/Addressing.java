package org.forewarn.alert.delivery;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.forewarn.alert.audience.ManageLinks;
import org.forewarn.alert.audience.Recipients;
import org.forewarn.alert.delivery.Marks.Wanted;
import org.forewarn.alert.suppression.Suppressions;
import org.forewarn.schemas.event.Channel;
import org.forewarn.schemas.event.DeliveryStatus;
import org.forewarn.schemas.event.DispatchPurpose;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where messages go, and whether they may go at all. */
@Component
class Addressing {

    private static final String TOO_LATE = "too_late";
    private static final String NO_ADDRESS = "no_address";

    private final Recipients recipients;
    private final Suppressions suppressions;
    private final ManageLinks links;
    private final Clock clock;

    Addressing(Recipients recipients, Suppressions suppressions, ManageLinks links, Clock clock) {
        this.recipients = recipients;
        this.suppressions = suppressions;
        this.links = links;
        this.clock = clock;
    }

    /** Whether it is known who wants no messages; until then nothing may be sent to anybody. */
    boolean known() {
        return suppressions.known();
    }

    Map<UUID, String> addresses(Channel channel, List<Pending> messages) {
        return recipients.addresses(
                channel, messages.stream().map(Pending::recipientId).toList());
    }

    /** Where each of these people comes to their own page; who has left is missing. */
    Map<UUID, String> links(Channel channel, List<Pending> messages) {
        return messages.isEmpty()
                ? Map.of()
                : links.of(messages.stream().map(Pending::recipientId).toList(), channel);
    }

    /** What is to be done about a message, as far as it can be told without its mark. */
    Wanted wanted(Pending message, @Nullable String address) {
        if (tooLate(message)) {
            return new Wanted(message, DeliveryStatus.EXPIRED, TOO_LATE);
        }
        if (address == null) {
            return new Wanted(message, DeliveryStatus.SUPPRESSED, NO_ADDRESS);
        }
        if (message.purpose() == DispatchPurpose.LAST_WORD) {
            return new Wanted(message, null, null);
        }
        String fingerprint = suppressions.fingerprint(message.channel(), address);
        return suppressions.contains(fingerprint)
                ? new Wanted(message, DeliveryStatus.SUPPRESSED, Marks.STOPPED)
                : new Wanted(message, null, null, fingerprint);
    }

    /** Whether it is not sent any more, whoever could. */
    boolean tooLate(Pending message) {
        return !clock.instant().isBefore(message.expires());
    }

    /** Whether the address of a message that is marked wants none since; asked at the last moment before it goes. */
    boolean stopped(Wanted wanted) {
        String fingerprint = wanted.fingerprint();
        return fingerprint != null && suppressions.contains(fingerprint);
    }
}
