package org.forewarn.alert.audience.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import org.forewarn.alert.audience.PublicWords;

/** Moments by the clocks of the United Kingdom, as each language writes them. */
final class Moments {

    private static final ZoneId HERE = ZoneId.of("Europe/London");

    private Moments() {}

    static String minute(PublicWords words, Instant at) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(words.locale())
                .format(at.atZone(HERE));
    }
}
