package org.forewarn.alert.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.errors.InterruptException;
import org.forewarn.alert.delivery.Marks.Outcome;
import org.forewarn.alert.delivery.Marks.Wanted;
import org.forewarn.alert.listening.Trouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The marks, and telling the world what changes in them: what the database has is published after it was committed. */
@Component
class Ledger {

    private static final Logger log = LoggerFactory.getLogger(Ledger.class);

    /** Longer than a database takes to fail over; short enough for the poll interval and for a stop. */
    private static final Duration WRITTEN_WITHIN = Duration.ofSeconds(12);

    private static final Duration BETWEEN_WRITES = Duration.ofMillis(250);

    private final Marks marks;
    private final DeliveryEvents events;
    private final DeliveryMetrics metrics;
    private final Clock clock;

    Ledger(Marks marks, DeliveryEvents events, DeliveryMetrics metrics, Clock clock) {
        this.marks = marks;
        this.events = events;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** A message that is ours to send, and how often it was refused before. */
    record Ours(Pending message, int refusals) {}

    /**
     * @param ours to be sent now
     * @param underWay an attempt may still be going on: to be looked at again
     * @param settled those of the others that are done since now; the rest was done before
     * @param published what was published about the others
     */
    record Claimed(
            List<Ours> ours, List<Pending> underWay, List<Pending> settled, List<CompletableFuture<?>> published) {}

    /** Claims a wave. */
    Claimed claim(Route route, List<Wanted> wave) {
        Map<UUID, Claim> claims = marks.claim(route.provider().channel(), wave);
        var claimed = new Claimed(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (Wanted wanted : wave) {
            Pending message = wanted.message();
            switch (Objects.requireNonNull(claims.get(message.dispatchId()))) {
                case Claim.Ours(int refusals) -> claimed.ours().add(new Ours(message, refusals));
                case Claim.UnderWay() -> claimed.underWay().add(message);
                case Claim.InDoubt() -> {
                    metrics.leftInDoubt(route);
                    claimed.settled().add(message);
                }
                case Claim.NotSent(DeliveryEvent news) -> {
                    claimed.published().add(events.publish(news));
                    claimed.settled().add(message);
                }
                case Claim.Finished(DeliveryEvent recorded, boolean sameRevision) -> {
                    if (sameRevision) {
                        // it was done, but perhaps the process ended before that was published
                        claimed.published().add(events.repeat(recorded));
                    }
                }
            }
        }
        return claimed;
    }

    /** Writes and publishes what came of attempts. */
    List<CompletableFuture<?>> record(Route route, List<Outcome> outcomes) {
        outcomes.forEach(outcome -> metrics.answered(route, outcome));
        var published = new ArrayList<CompletableFuture<?>>();
        for (DeliveryEvent news : write(outcomes)) {
            published.add(events.publish(news));
        }
        return published;
    }

    /** What a provider answered is known only here until it is written: a database that is away is waited for. */
    private List<DeliveryEvent> write(List<Outcome> outcomes) {
        Instant until = clock.instant().plus(WRITTEN_WITHIN);
        while (true) {
            try {
                return marks.record(outcomes);
            } catch (RuntimeException e) {
                if (Trouble.of(e) != Trouble.INFRASTRUCTURE || clock.instant().isAfter(until)) {
                    throw e;
                }
                log.warn(
                        "Outcomes cannot be written now ({}); tried again",
                        e.getClass().getSimpleName());
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_WRITES);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
