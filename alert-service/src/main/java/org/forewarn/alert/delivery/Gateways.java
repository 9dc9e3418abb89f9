package org.forewarn.alert.delivery;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.forewarn.alert.delivery.SubmitResult.NotTaken;
import org.forewarn.alert.delivery.SubmitResult.Scope;
import org.forewarn.alert.delivery.health.WeightedChoice;

/** The ways of one channel. A message that one provider certainly did not take goes to the next at once. */
final class Gateways {

    private static final Sent NOBODY = new Sent("", new NotTaken("no_provider", Scope.PROVIDER));

    private final List<Gateway> gateways;

    Gateways(List<Gateway> gateways) {
        this.gateways = List.copyOf(gateways);
    }

    /**
     * What came of a message.
     *
     * @param provider who was asked last; empty: nobody could be
     */
    record Sent(String provider, SubmitResult result) {}

    List<Gateway> all() {
        return gateways;
    }

    /** Whether any provider may be asked now. */
    boolean usable() {
        return gateways.stream().anyMatch(Gateway::usable);
    }

    /** How many messages of a lane are marked at once: as many as those may have in their hands who carry them now. */
    int window(Lane lane) {
        int carrying = window(lane, gateways.stream().filter(gateway -> gateway.weight() > 0));
        return Math.max(
                1, carrying > 0 ? carrying : window(lane, gateways.stream().filter(Gateway::usable)));
    }

    private static int window(Lane lane, Stream<Gateway> which) {
        return which.mapToInt(gateway -> gateway.window(lane)).sum();
    }

    /**
     * Sends a message by the provider that is its own by weight; when that did not take it, by the others.
     */
    Sent send(Parcel parcel) {
        Set<Gateway> tried = new HashSet<>();
        Sent last = NOBODY;
        for (Gateway gateway : gateways) {
            if (gateway.ready() && gateway.health().onTrial() && carries(gateway, parcel)) {
                SubmitResult result = gateway.probe(parcel);
                if (result != null) {
                    last = new Sent(gateway.terms().name(), result);
                    if (!(result instanceof NotTaken)) {
                        return last;
                    }
                    tried.add(gateway);
                }
            }
        }
        Optional<Gateway> next = next(parcel, tried);
        while (next.isPresent()) {
            Gateway gateway = next.get();
            SubmitResult result = gateway.send(parcel);
            if (result != null) {
                last = new Sent(gateway.terms().name(), result);
                if (!(result instanceof NotTaken)) {
                    return last;
                }
            }
            // one that was not asked was left meanwhile, or time ran out
            tried.add(gateway);
            next = next(parcel, tried);
        }
        return last;
    }

    private static boolean carries(Gateway gateway, Parcel parcel) {
        return parcel.via() == null || parcel.via().equals(gateway.terms().name());
    }

    private Optional<Gateway> next(Parcel parcel, Set<Gateway> tried) {
        List<Gateway> well = gateways.stream()
                .filter(gateway -> !tried.contains(gateway) && carries(gateway, parcel))
                .filter(gateway -> gateway.ready() && gateway.health().share() > 0)
                .toList();
        return WeightedChoice.order(
                        parcel.message().dispatchId(),
                        well,
                        gateway -> gateway.terms().name(),
                        Gateway::weight)
                .stream()
                .findFirst();
    }
}
