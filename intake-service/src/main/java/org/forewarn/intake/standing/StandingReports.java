package org.forewarn.intake.standing;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.forewarn.intake.standing.StandingTable.Entry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which content stands under which name: the topic {@code reports} as this instance has read it, and what it is just
 * publishing itself. Derived and in memory only; every instance makes its own when it starts.
 *
 * <p>Between two creations under one name on one instance, exactly one wins. On two instances, both may when they come
 * within the time that following the topic takes (milliseconds); then the later record stands, as an amendment would.
 */
public final class StandingReports {

    private static final Logger log = LoggerFactory.getLogger(StandingReports.class);

    private final StandingTable table;
    private final ConcurrentHashMap<Long, Flight> flights = new ConcurrentHashMap<>();
    private final AtomicBoolean full = new AtomicBoolean();
    private volatile BooleanSupplier complete = () -> false;

    /** Contents on their way to the broker; more than one when the same one is sent twice at a time. */
    private record Flight(long digest, int count) {
        Flight plus(int more) {
            return new Flight(digest, count + more);
        }
    }

    /** @param max how many names are remembered */
    public StandingReports(int max) {
        this.table = new StandingTable(max);
    }

    /** Asks for a name. After {@link Claim#FREE}, {@link #leave} must follow, whatever comes of the publishing. */
    public Claim claim(Name name, Digest digest) {
        // first the flight, then the table: a flight that lands in between is seen in one of them
        Flight flight = flights.merge(
                name.bits(),
                new Flight(digest.bits(), 1),
                (there, one) -> there.digest() == one.digest() ? there.plus(1) : there);
        if (flight.digest() != digest.bits()) {
            return Claim.TAKEN;
        }
        Entry standing = table.get(name.bits());
        if (standing == null) {
            return Claim.FREE;
        }
        leave(name);
        if (standing.withdrawn()) {
            return Claim.WITHDRAWN;
        }
        return standing.digest() == digest.bits() ? Claim.SAME : Claim.TAKEN;
    }

    /** Ends a claim. */
    public void leave(Name name) {
        flights.computeIfPresent(name.bits(), (bits, flight) -> flight.count() == 1 ? null : flight.plus(-1));
    }

    /**
     * Takes in what a record says, read from the topic or just published.
     *
     * @param contentDigest empty when the report was taken back
     * @param keyHash of the Idempotency-Key the report came with; null without one
     * @param offset of the record in its partition
     */
    public void read(String reportId, String contentDigest, @Nullable String keyHash, long offset) {
        if (contentDigest.isEmpty()) {
            put(Name.ofReport(reportId), new Entry(0, offset, true));
            return;
        }
        Digest digest = Digest.of(contentDigest);
        stands(Name.ofReport(reportId), digest, offset);
        if (keyHash != null) {
            stands(Name.ofKey(keyHash), digest, offset);
        }
    }

    void stands(Name name, Digest digest, long offset) {
        put(name, new Entry(digest.bits(), offset, false));
    }

    /** Forgets what was read; it is read again. */
    void clear() {
        table.clear();
    }

    void completeWhen(BooleanSupplier caughtUp) {
        complete = caughtUp;
    }

    /** Whether all that stood when this instance started is known. */
    public boolean isComplete() {
        return complete.getAsBoolean();
    }

    /** Whether a report stands under the name (true), was withdrawn (false), or neither is known. */
    public Optional<Boolean> find(Name name) {
        return Optional.ofNullable(table.get(name.bits())).map(entry -> !entry.withdrawn());
    }

    private void put(Name name, Entry entry) {
        if (!table.put(name.bits(), entry) && full.compareAndSet(false, true)) {
            log.warn("No more names can be remembered: a later report that is created twice is taken as amended");
        }
    }
}
