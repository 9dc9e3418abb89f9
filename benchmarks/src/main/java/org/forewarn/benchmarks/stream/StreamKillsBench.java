package org.forewarn.benchmarks.stream;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.forewarn.benchmarks.incidents.IncidentEvent;
import org.forewarn.benchmarks.incidents.IncidentPlan;
import org.forewarn.benchmarks.incidents.Incidents;
import org.forewarn.local.Service;
import org.forewarn.local.ServiceAlone;
import org.forewarn.local.ServiceAlone.Options;
import org.forewarn.schemas.event.ReportEvent;

/**
 * Kills matching again and again while reports, amendments, repeats and withdrawals come in, sometimes with its disk, and
 * then holds what it published against what another says that was given the same reports and left alone.
 */
public final class StreamKillsBench {

    private static final Duration CATCHES_UP_WITHIN = Duration.ofMinutes(20);
    private static final int PER_SECOND = 60;
    private static final int SHOWN = 10;

    /** Of a life between two kills, from the moment it is ready. */
    private static final int MIN_LIFE_MILLIS = 100;

    private static final int MAX_LIFE_MILLIS = 3_000;

    /** One life in so many begins on a machine that lost its disk. */
    private static final int DISK_LOST_ONE_IN = 5;

    /** More reports than any run sends: a plan's length is part of what its seed means. */
    private static final long PLANNED = 200_000;

    private final PrintStream out;

    public StreamKillsBench(PrintStream out) {
        this.out = out;
    }

    /**
     * One run.
     *
     * @param seed of the reports and of when the kills come; the same seed sends the same reports
     * @return whether nothing was changed by the kills
     */
    public boolean run(long seed, int kills) {
        out.printf("%d kills of matching; seed %d (--seed %d sends the same reports)%n", kills, seed, seed);
        long sent;
        Published killed;
        try (var matching = ServiceAlone.start(Service.MATCHING, new Options(null, null, Map.of()))) {
            sent = whileKilled(matching, seed, kills);
            killed = Published.inTheEnd(matching);
        }
        Published undisturbed;
        try (var matching = ServiceAlone.start(Service.MATCHING, new Options(null, null, Map.of()));
                var feed = new ReportFeed(matching, reports(seed));
                var lag = new StreamLag(matching)) {
            feed.pour(sent);
            lag.await(0, CATCHES_UP_WITHIN);
            undisturbed = Published.inTheEnd(matching);
        }
        return tell(sent, killed, undisturbed);
    }

    private static Iterator<ReportEvent> reports(long seed) {
        return Incidents.of(IncidentPlan.of(PLANNED, seed).with(IncidentPlan.Changes.SOME))
                .map(IncidentEvent::event)
                .iterator();
    }

    private long whileKilled(ServiceAlone matching, long seed, int kills) {
        var random = new Random(seed);
        try (var feed = new ReportFeed(matching, reports(seed));
                var lag = new StreamLag(matching)) {
            var sending = CompletableFuture.supplyAsync(() -> feed.pourUntilStopped(PER_SECOND));
            for (int i = 1; i <= kills; i++) {
                pause(random.nextInt(MIN_LIFE_MILLIS, MAX_LIFE_MILLIS));
                boolean diskLost = random.nextInt(DISK_LOST_ONE_IN) == 0;
                long began = System.nanoTime();
                matching.killService();
                if (diskLost) {
                    matching.loseState();
                }
                matching.startService();
                out.printf(
                        "%3d of %d: back after %.1f s%s%n",
                        i, kills, (System.nanoTime() - began) / 1e9, diskLost ? ", without its disk" : "");
            }
            feed.stop();
            long sent = sending.join();
            lag.await(0, CATCHES_UP_WITHIN);
            return sent;
        }
    }

    private boolean tell(long sent, Published killed, Published undisturbed) {
        out.printf(
                "%d events, %d links and %d open cases; undisturbed %d and %d%n",
                sent,
                killed.links().size(),
                killed.cases().size(),
                undisturbed.links().size(),
                undisturbed.cases().size());
        boolean same = differences("link", killed.links(), undisturbed.links())
                & differences("case", killed.cases(), undisturbed.cases());
        out.println(same ? "The kills changed nothing: kept" : "The kills changed nothing: BROKEN");
        return same;
    }

    private boolean differences(String what, Map<String, String> one, Map<String, String> other) {
        if (one.equals(other)) {
            return true;
        }
        var keys = new TreeSet<>(one.keySet());
        keys.addAll(other.keySet());
        keys.stream()
                .filter(key -> !String.valueOf(one.get(key)).equals(String.valueOf(other.get(key))))
                .limit(SHOWN)
                .forEach(key -> out.printf(
                        "broken: %s %s: %s%n",
                        what, key, one.get(key) == null ? "missing" : other.get(key) == null ? "too many" : "another"));
        return false;
    }

    /** The random time of a kill: nothing is waited for. */
    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
