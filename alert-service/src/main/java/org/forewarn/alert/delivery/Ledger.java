package org.forewarn.alert.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.forewarn.alert.delivery.Marks.Outcome;
import org.forewarn.alert.delivery.Marks.Wanted;
import org.springframework.stereotype.Component;

/** The marks, and telling the world what changes in them: what the database has is published after it was committed. */
@Component
class Ledger {

    private final Marks marks;
    private final DeliveryEvents events;
    private final DeliveryMetrics metrics;

    Ledger(Marks marks, DeliveryEvents events, DeliveryMetrics metrics) {
        this.marks = marks;
        this.events = events;
        this.metrics = metrics;
    }

    /** A message that is ours to send, and how often it was refused before. */
    record Ours(Pending message, int refusals) {}

    /**
     * @param ours to be sent now
     * @param underWay an attempt may still be going on: to be looked at again
     * @param published what was published about the others, which are done
     */
    record Claimed(List<Ours> ours, List<Pending> underWay, List<CompletableFuture<?>> published) {}

    /** Claims a wave. */
    Claimed claim(Route route, List<Wanted> wave) {
        Map<UUID, Claim> claims = marks.claim(route.provider().channel(), wave);
        var claimed = new Claimed(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (Wanted wanted : wave) {
            Pending message = wanted.message();
            switch (Objects.requireNonNull(claims.get(message.dispatchId()))) {
                case Claim.Ours(int refusals) -> claimed.ours().add(new Ours(message, refusals));
                case Claim.UnderWay() -> claimed.underWay().add(message);
                case Claim.InDoubt() -> metrics.leftInDoubt(route);
                case Claim.NotSent(DeliveryEvent news) -> claimed.published().add(events.publish(news));
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
        for (DeliveryEvent news : marks.record(outcomes)) {
            published.add(events.publish(news));
        }
        return published;
    }
}
