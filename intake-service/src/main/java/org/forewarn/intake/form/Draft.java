package org.forewarn.intake.form;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;
import org.forewarn.kit.form.ReportForm;
import org.forewarn.kit.form.Typed;

/**
 * A form while it is filled in. It goes to the browser and comes back with every post, so that nothing is kept here.
 *
 * @param typed compact
 * @param told when the page was opened
 * @param given the reference that the report has unless the charity gives its own; the same however often it is sent
 */
record Draft(Typed typed, Instant told, String given) {

    /** No page stays open longer; one that says so was made up. */
    private static final Duration LONGEST = Duration.ofHours(36);

    /** Crockford's base 32: no I, L, O or U, so that it survives being read out on the phone. */
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final String GIVEN = "F-[0-9]{6}-[0-9A-Z]{4}-[0-9A-Z]{4}";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuMMdd");
    private static final ZoneId UNITED_KINGDOM = ZoneId.of("Europe/London");
    private static final int GROUP = 4;

    static Draft fresh(Clock clock, RandomGenerator random) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return new Draft(Typed.NOTHING, now, reference(now, random));
    }

    /** The draft that a browser posts. */
    static Draft posted(Typed typed, Clock clock, RandomGenerator random) {
        Draft fresh = fresh(clock, random);
        Instant told = told(typed.one("told"), fresh.told());
        String given = typed.one("given").matches(GIVEN) ? typed.one("given") : fresh.given();
        return new Draft(typed.compact(ReportForm.FOR_CHARITIES), told, given);
    }

    private static Instant told(String said, Instant now) {
        try {
            Instant told = Instant.parse(said).truncatedTo(ChronoUnit.SECONDS);
            return told.isAfter(now) || told.isBefore(now.minus(LONGEST)) ? now : told;
        } catch (DateTimeParseException e) {
            return now;
        }
    }

    /** {@code F-}, the day, and 40 random bits: {@code F-261123-7K3M-Q8PD}. A charity has few reports a day. */
    private static String reference(Instant now, RandomGenerator random) {
        LocalDate day = LocalDate.ofInstant(now, UNITED_KINGDOM);
        return "F-" + DAY.format(day) + "-" + group(random) + "-" + group(random);
    }

    private static String group(RandomGenerator random) {
        var group = new StringBuilder(GROUP);
        for (int i = 0; i < GROUP; i++) {
            group.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return group.toString();
    }
}
