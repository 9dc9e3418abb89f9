package org.forewarn.alert.delivery;

import org.forewarn.schemas.event.Channel;

/** A lane on a channel: what one group of consumers serves, through whichever provider is well. */
record Route(Lane lane, Channel channel) {

    /** Such as {@code urgent-sms}. */
    String name() {
        return Words.of(lane) + "-" + Words.of(channel);
    }
}
