package org.forewarn.alert.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.forewarn.alert.audience.Recipients;
import org.forewarn.alert.delivery.Ledger.Claimed;
import org.forewarn.alert.delivery.Ledger.Ours;
import org.forewarn.alert.delivery.Marks.Outcome;
import org.forewarn.alert.delivery.Marks.Wanted;
import org.forewarn.alert.delivery.SubmitResult.NoAnswer;
import org.forewarn.alert.delivery.SubmitResult.NotTaken;
import org.forewarn.alert.delivery.SubmitResult.Scope;
import org.forewarn.alert.suppression.Suppressions;
import org.forewarn.schemas.event.DeliveryStatus;
import org.forewarn.schemas.event.DispatchPurpose;

/**
 * Takes batches of one route to its provider, a wave at a time: look up, mark, hand over, write what came of it. At any
 * moment no more than one wave is marked without outcome, so no more can be in doubt after a crash.
 */
final class Courier {

    /** Every message of the batch is done. */
    static final int ALL_DONE = -1;

    private static final String TOO_LATE = "too_late";
    private static final String NO_ADDRESS = "no_address";

    private final Route route;
    private final Recipients recipients;
    private final Suppressions suppressions;
    private final Ledger ledger;
    private final DeliveryProperties properties;
    private final Clock clock;

    Courier(
            Route route,
            Recipients recipients,
            Suppressions suppressions,
            Ledger ledger,
            DeliveryProperties properties,
            Clock clock) {
        this.route = route;
        this.recipients = recipients;
        this.suppressions = suppressions;
        this.ledger = ledger;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * How far a batch came.
     *
     * @param firstUndone index of the first record that must come again; {@link #ALL_DONE}: none
     * @param moved whether anything was done that had not been done before
     */
    record Progress(int firstUndone, boolean moved) {}

    /**
     * Delivers what can be delivered now.
     *
     * @param closing asked before each wave: whether to leave the rest for the next start
     */
    Progress deliver(List<Pending> batch, BooleanSupplier closing) {
        Instant until = clock.instant().plus(properties.batchLasts());
        var trip = new Trip();
        for (List<Pending> wave : Waves.of(batch, route.provider().window())) {
            if (trip.providerAway
                    || !suppressions.known()
                    || closing.getAsBoolean()
                    || clock.instant().isAfter(until)) {
                trip.undone.addAll(wave);
            } else {
                trip.take(wave);
            }
        }
        DeliveryEvents.await(trip.published);
        int first = trip.undone.stream().mapToInt(Pending::index).min().orElse(ALL_DONE);
        return new Progress(first, trip.moved);
    }

    /** One batch under way. */
    private final class Trip {

        private final List<Pending> undone = new ArrayList<>();
        private final List<CompletableFuture<?>> published = new ArrayList<>();
        private boolean providerAway;
        private boolean moved;

        void take(List<Pending> wave) {
            List<Pending> inTurn = inTurn(wave);
            if (inTurn.isEmpty()) {
                return;
            }
            Map<UUID, String> addresses = recipients.addresses(
                    route.provider().channel(),
                    inTurn.stream().map(Pending::recipientId).toList());
            Claimed claimed = ledger.claim(
                    route, inTurn.stream().map(each -> wanted(each, addresses)).toList());
            undone.addAll(claimed.underWay());
            published.addAll(claimed.published());
            moved |= !claimed.settled().isEmpty();
            if (!claimed.ours().isEmpty()) {
                submit(claimed.ours(), addresses);
            }
        }

        /** Who still waits for an earlier message does not get a later one before it. */
        private List<Pending> inTurn(List<Pending> wave) {
            Set<UUID> waiting = new HashSet<>();
            undone.forEach(message -> waiting.add(message.recipientId()));
            var inTurn = new ArrayList<Pending>();
            for (Pending message : wave) {
                (waiting.contains(message.recipientId()) ? undone : inTurn).add(message);
            }
            return inTurn;
        }

        private void submit(List<Ours> ours, Map<UUID, String> addresses) {
            List<SubmitResult> results = route.provider()
                    .submit(
                            route.lane(),
                            ours.stream()
                                    .map(Ours::message)
                                    .map(each -> each.to(addresses.getOrDefault(each.recipientId(), "")))
                                    .toList());
            var outcomes = new ArrayList<Outcome>();
            for (int i = 0; i < ours.size(); i++) {
                SubmitResult result = results.get(i);
                boolean givenUp = givenUp(result, ours.get(i).refusals());
                outcomes.add(new Outcome(ours.get(i).message(), route.provider().name(), result, givenUp));
                if (!givenUp && (result instanceof NotTaken || result instanceof NoAnswer)) {
                    undone.add(ours.get(i).message());
                } else {
                    moved = true;
                }
                providerAway |= result.providerAway();
            }
            published.addAll(ledger.record(route, outcomes));
        }
    }

    private Wanted wanted(Pending message, Map<UUID, String> addresses) {
        if (!clock.instant().isBefore(message.expires())) {
            return new Wanted(message, DeliveryStatus.EXPIRED, TOO_LATE);
        }
        String address = addresses.get(message.recipientId());
        if (address == null) {
            return new Wanted(message, DeliveryStatus.SUPPRESSED, NO_ADDRESS);
        }
        if (message.purpose() == DispatchPurpose.LAST_WORD) {
            return new Wanted(message, null, null);
        }
        String fingerprint = suppressions.fingerprint(route.provider().channel(), address);
        return suppressions.contains(fingerprint)
                ? new Wanted(message, DeliveryStatus.SUPPRESSED, Marks.STOPPED)
                : new Wanted(message, null, null, fingerprint);
    }

    /** A message that is refused by itself, again and again, must not hold up others for ever. */
    private boolean givenUp(SubmitResult result, int refusals) {
        return result instanceof NotTaken(String reason, Scope scope)
                && scope == Scope.MESSAGE
                && refusals + 1 >= properties.refusals();
    }
}
