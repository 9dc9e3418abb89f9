package org.forewarn.alert.delivery;

import org.forewarn.schemas.event.Lane;

/** A lane on a provider's channel: what one listener serves. */
record Route(Lane lane, Provider provider) {

    /** Such as {@code urgent-sms}. */
    String name() {
        return Words.of(lane) + "-" + Words.of(provider.channel());
    }
}
