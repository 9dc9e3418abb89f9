package org.forewarn.alert.delivery;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.InterruptException;
import org.forewarn.alert.delivery.SubmitResult.Accepted;
import org.forewarn.alert.delivery.SubmitResult.NoAnswer;
import org.forewarn.alert.delivery.SubmitResult.NotTaken;
import org.forewarn.alert.delivery.SubmitResult.Refused;
import org.forewarn.alert.delivery.SubmitResult.Scope;
import org.forewarn.alert.delivery.health.ProviderHealth;
import org.forewarn.alert.delivery.health.ProviderHealth.Ticket;
import org.forewarn.alert.listening.Trouble;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way to one provider: places in its window, its pace, and its health, which is judged by what it answers. */
final class Gateway {

    private static final Logger log = LoggerFactory.getLogger(Gateway.class);

    /** Who waits for a place looks now and then whether the provider is still well. */
    private static final long LOOK_MILLIS = 50;

    /** Of a rate, a message waits for its turn at most about this long after it was marked. */
    private static final double SECONDS_MARKED = 0.5;

    private final Provider provider;
    private final ProviderHealth health;
    private final Pace pace;
    private final DeliveryMetrics metrics;
    private final Clock clock;
    private final Semaphore places;
    private final Semaphore routinePlaces;
    private boolean wasReady;

    Gateway(Provider provider, ProviderHealth health, Pace pace, DeliveryMetrics metrics, Clock clock) {
        this.provider = provider;
        this.health = health;
        this.pace = pace;
        this.metrics = metrics;
        this.clock = clock;
        this.places = new Semaphore(provider.terms().window(), true);
        this.routinePlaces = new Semaphore(places(Lane.ROUTINE), true);
    }

    Terms terms() {
        return provider.terms();
    }

    ProviderHealth health() {
        return health;
    }

    Pace pace() {
        return pace;
    }

    boolean ready() {
        return provider.ready();
    }

    /** Its weight as it is now: 0 when it is left, or has no connection. */
    double weight() {
        return ready() ? terms().weight() * health.share() : 0;
    }

    /** Whether messages may go to it now, be it a few to try it. */
    boolean usable() {
        return ready() && (health.share() > 0 || health.onTrial());
    }

    /** How many messages of a lane are marked for it at once. */
    int window(Lane lane) {
        double turns = pace.limit() * SECONDS_MARKED;
        return turns < places(lane) ? Math.max(1, (int) turns) : places(lane);
    }

    /** Routine ones take half, so that an urgent one always finds a place. */
    private int places(Lane lane) {
        return switch (lane) {
            case PERSONAL, URGENT -> terms().window();
            case ROUTINE -> Math.max(1, terms().window() / 2);
        };
    }

    /** Looks at what time alone shows. */
    void tick() {
        boolean isReady = ready();
        if (isReady && !wasReady) {
            health.back();
        }
        wasReady = isReady;
        health.tick();
        pace.tick();
    }

    /**
     * Sends a message when its turn comes.
     *
     * @return null: the provider was not asked, because it was left meanwhile, or time ran out
     */
    @Nullable
    SubmitResult send(Parcel parcel) {
        try {
            if (!enter(parcel)) {
                return null;
            }
            try {
                if (!pace.take(parcel.lane(), provider.segments(parcel.message()), () -> wanted(parcel))) {
                    return null;
                }
                Optional<Ticket> ticket = health.ask();
                return ticket.isEmpty() ? null : submit(parcel, ticket.get());
            } finally {
                leave(parcel.lane());
            }
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /** Tries with this message whether a provider that was left is well again; null: it is not its turn to be tried. */
    @Nullable
    SubmitResult probe(Parcel parcel) {
        Optional<Ticket> ticket = health.ask();
        if (ticket.isEmpty()) {
            return null;
        }
        try {
            if (pace.take(
                    parcel.lane(), provider.segments(parcel.message()), () -> clock.millis() < parcel.byMillis())) {
                return submit(parcel, ticket.get());
            }
            ticket.get().unused();
            return null;
        } catch (InterruptedException e) {
            ticket.get().unused();
            throw new InterruptException(e);
        }
    }

    private boolean wanted(Parcel parcel) {
        return weightOrStandby() && clock.millis() < parcel.byMillis();
    }

    /** One of weight 0 is used when no other takes any, so its weight does not say whether it is well. */
    private boolean weightOrStandby() {
        return ready() && health.share() > 0;
    }

    private boolean enter(Parcel parcel) throws InterruptedException {
        if (parcel.lane() == Lane.ROUTINE && !acquire(routinePlaces, parcel)) {
            return false;
        }
        if (acquire(places, parcel)) {
            return true;
        }
        if (parcel.lane() == Lane.ROUTINE) {
            routinePlaces.release();
        }
        return false;
    }

    private boolean acquire(Semaphore semaphore, Parcel parcel) throws InterruptedException {
        while (wanted(parcel)) {
            if (semaphore.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                return true;
            }
        }
        return false;
    }

    private void leave(Lane lane) {
        places.release();
        if (lane == Lane.ROUTINE) {
            routinePlaces.release();
        }
    }

    private SubmitResult submit(Parcel parcel, Ticket ticket) {
        if (parcel.stopped().getAsBoolean()) {
            ticket.unused();
            // its mark is written anew, and then says that it is not sent
            return new NotTaken(Marks.STOPPED, Scope.PROVIDER);
        }
        SubmitResult result;
        try {
            result = provider.submit(parcel.message());
        } catch (RuntimeException e) {
            // a fault of ours with this message, and nothing the provider said
            log.error("A message could not be made ready: {}", Trouble.trace(e));
            result = new NotTaken("internal_error", Scope.MESSAGE);
        }
        switch (result) {
            case Accepted(String messageId, int segments) -> ticket.accepted(messageId);
            case Refused ignored -> ticket.answered();
            case NoAnswer ignored -> ticket.failed();
            case NotTaken(String reason, Scope scope) -> {
                switch (scope) {
                    case MESSAGE -> ticket.answered();
                    case PROVIDER -> ticket.failed();
                    case THROTTLED -> {
                        ticket.unused();
                        pace.throttled();
                    }
                }
            }
        }
        metrics.answered(parcel.lane(), terms(), result);
        return result;
    }
}
