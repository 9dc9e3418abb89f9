package org.forewarn.alert.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.forewarn.alert.audit.AuditLinks.Head;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Notes the chain's head where the database is not: in the log, from time to time, so that a chain whose end was cut off
 * is found, whoever cut it.
 */
@Component
class AuditAnchors {

    private static final Logger log = LoggerFactory.getLogger(AuditAnchors.class);
    private static final Duration EVERY = Duration.ofMinutes(5);

    private final Clock clock;
    private Head seen = Head.NONE;
    private long noted;
    private Instant notedAt = Instant.EPOCH;

    AuditAnchors(Clock clock) {
        this.clock = clock;
    }

    /** This is the head now. */
    synchronized void noticed(Head head) {
        if (head.number() < seen.number()
                || (head.number() == seen.number() && !head.hash().equals(seen.hash()))) {
            log.error(
                    "The audit's chain was cut or changed: its head is number {}, and was number {}",
                    head.number(),
                    seen.number());
        }
        seen = head;
        Instant now = clock.instant();
        if (head.number() > noted && now.isAfter(notedAt.plus(EVERY))) {
            noted = head.number();
            notedAt = now;
            log.info("The audit's head is number {}, {}", head.number(), head.hash());
        }
    }
}
