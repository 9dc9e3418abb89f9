package org.forewarn.alert.audience.joining;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.forewarn.alert.audience.Address;
import org.forewarn.alert.audience.PublicWords;
import org.forewarn.alert.correspondence.Correspondence;
import org.forewarn.alert.correspondence.Note;
import org.forewarn.alert.suppression.GivenUp;
import org.forewarn.alert.suppression.Suppressions;
import org.forewarn.alert.warning.Discreet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Codes, and the messages in which they go. */
final class CodeMessages {

    private static final Logger log = LoggerFactory.getLogger(CodeMessages.class);
    private static final String NO_CODE = "------";
    private static final int CODES = 1_000_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Correspondence correspondence;
    private final Suppressions suppressions;
    private final GivenUp givenUp;
    private final MeterRegistry meters;
    private final Clock clock;

    CodeMessages(
            Correspondence correspondence,
            Suppressions suppressions,
            GivenUp givenUp,
            MeterRegistry meters,
            Clock clock) {
        this.correspondence = correspondence;
        this.suppressions = suppressions;
        this.givenUp = givenUp;
        this.meters = meters;
        this.clock = clock;
    }

    /** One was asked for beyond a limit. */
    void refused(Address address) {
        count(address, "refused");
    }

    /** Many at once, above all to one channel, are somebody who earns by them. */
    private void count(Address address, String outcome) {
        Counter.builder("forewarn.audience.codes")
                .description("Codes that were asked for, and what became of them here")
                .tag("channel", address.channel().name().toLowerCase(Locale.ROOT))
                .tag("outcome", outcome)
                .register(meters)
                .increment();
    }

    static String draw() {
        return "%06d".formatted(RANDOM.nextInt(CODES));
    }

    /** Whether its owner has not said STOP. Who has only left may come back. */
    boolean mayReach(Address address) {
        return !suppressions.contains(address.channel(), address.value()) || isGivenUp(address);
    }

    private boolean isGivenUp(Address address) {
        return suppressions.isGivenUp(address.channel(), address.value());
    }

    /** The address is its owner's, who wants to be reached there. */
    void proved(Address address) {
        givenUp.takeBack(address.channel(), address.value());
    }

    /**
     * Hands a code over. One that must not be sent is handed over too, as a message that has expired and that nobody will
     * send: so it takes as long as another, and fails as another does when the broker is away.
     *
     * @return false: it could not be handed over
     */
    boolean send(Address address, String code, String language, boolean wanted) {
        Instant now = clock.instant();
        var note = new Note(
                UUID.randomUUID(),
                address.channel(),
                address.value(),
                Discreet.subject(language),
                PublicWords.of(language).say("message.code", wanted ? code : NO_CODE, Proofs.LASTS.toMinutes()),
                wanted ? now.plus(Proofs.LASTS) : now,
                // it comes to an address that was given up, and to none that said STOP meanwhile
                wanted && isGivenUp(address));
        try {
            correspondence.send(note);
            count(address, wanted ? "sent" : "withheld");
            return true;
        } catch (RuntimeException e) {
            // the message could quote the note
            count(address, "failed");
            log.warn("A code could not be handed over: {}", e.getClass().getName());
            return false;
        }
    }
}
