package org.forewarn.alert.delivery;

/** A lane on a provider's channel: what one listener serves. */
record Route(Lane lane, Provider provider) {

    /** Such as {@code urgent-sms}. */
    String name() {
        return Words.of(lane) + "-" + Words.of(provider.channel());
    }
}
