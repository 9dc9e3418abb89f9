package org.forewarn.alert.audience;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.forewarn.schemas.event.Channel;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is warned, as their own page shows them.
 *
 * @param pausedUntil nothing is sent before; null: not paused
 */
public record Member(
        UUID recipientId,
        @Nullable String sms,
        @Nullable String email,
        Preferences preferences,
        @Nullable Instant pausedUntil) {

    /** Where they are reached, phone first. */
    public List<Address> addresses() {
        var addresses = new ArrayList<Address>();
        address(Channel.SMS).ifPresent(addresses::add);
        address(Channel.EMAIL).ifPresent(addresses::add);
        return addresses;
    }

    public Optional<Address> address(Channel channel) {
        String value =
                switch (channel) {
                    case SMS -> sms;
                    case EMAIL -> email;
                };
        return Optional.ofNullable(value).map(known -> new Address(channel, known));
    }

    /** Says nothing of where or how to reach them: it may end in a log. */
    @Override
    public String toString() {
        return "Member[" + recipientId + "]";
    }
}
