package org.forewarn.benchmarks.fanout;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.forewarn.benchmarks.subject.TopicFeed;
import org.forewarn.local.Carrier;
import org.forewarn.local.Service;
import org.forewarn.local.ServiceAlone;
import org.forewarn.local.Tally;
import org.forewarn.schemas.Topics;
import org.forewarn.schemas.event.Channel;
import org.forewarn.schemas.event.Dispatch;

/**
 * Kills the service that sends, its broker or its database again and again while messages go out, and then holds the
 * carrier's own count against what was to be sent: nobody is missed, and a kill repeats at most what was in the window.
 */
public final class FanoutKillsBench {

    /** Texts without an answer; the service has one session. */
    private static final int WINDOW = 50;

    private static final int MESSAGES_EACH = 1_000;

    /** From when a round's messages are written. */
    private static final int MIN_LIFE_MILLIS = 20;

    private static final int MAX_LIFE_MILLIS = 1_200;

    /** One kill in so many comes when nothing is under way, and then nothing may be repeated. */
    private static final int BETWEEN_MESSAGES_ONE_IN = 5;

    /** Shorter than it is set elsewhere, or the benchmark would wait most of its time. */
    private static final Duration IN_DOUBT_AFTER = Duration.ofSeconds(6);

    private static final Duration ALL_OUT_WITHIN = Duration.ofMinutes(3);
    private static final Duration LOOKS_EVERY = Duration.ofMillis(20);

    private final PrintStream out;

    public FanoutKillsBench(PrintStream out) {
        this.out = out;
    }

    private enum Killed {
        SERVICE,
        BROKER,
        DATABASE
    }

    /** What a kill did. */
    private record Round(Killed killed, boolean betweenMessages, int outWhenKilled, int missed, long repeats) {

        boolean kept() {
            return missed == 0 && repeats <= (betweenMessages ? 0 : WINDOW);
        }
    }

    /**
     * One run.
     *
     * @param seed of what is killed and when; the same seed makes the same choices, not the same interleaving
     * @return whether nobody was missed and no kill repeated more than the window
     */
    public boolean run(long seed, int kills) {
        out.printf(
                "%d kills of service, broker or database, each while %,d texts go out; window %d, one session; seed %d (--seed"
                        + " %d repeats the choices)%n",
                kills, MESSAGES_EACH, WINDOW, seed, seed);
        var random = new Random(seed);
        try (Carrier carrier = Carrier.start(0);
                ServiceAlone alert = start(carrier);
                var feed = new TopicFeed<Dispatch>(
                        alert, Topics.DISPATCHES_URGENT, Dispatch::getRecipientId, Map.of("linger.ms", "5"))) {
            People.put(alert.database(), MESSAGES_EACH * (kills + 1));
            Tally tally = carrier.countOnly();
            var dispatches = new Dispatches(Channel.SMS);
            var rounds = new ArrayList<Round>();
            for (int i = 1; i <= kills; i++) {
                Round round = round(random, alert, tally, () -> feed.pour(dispatches::next, MESSAGES_EACH), i);
                rounds.add(round);
                out.printf(
                        "%3d of %d: %-8s %s: %,d missed, %d repeated%s%n",
                        i,
                        kills,
                        round.killed().name().toLowerCase(Locale.ROOT),
                        round.betweenMessages()
                                ? "between messages"
                                : "when %,d of %,d were out".formatted(round.outWhenKilled(), MESSAGES_EACH),
                        round.missed(),
                        round.repeats(),
                        round.kept() ? "" : "  BROKEN");
            }
            return tell(rounds, tally);
        }
    }

    private static ServiceAlone start(Carrier carrier) {
        var properties = new HashMap<>(FanoutBench.carrier(0, "first", WINDOW, carrier));
        properties.put("forewarn.delivery.in-doubt-after", IN_DOUBT_AFTER.toMillis() + "ms");
        return ServiceAlone.start(Service.ALERT, new ServiceAlone.Options(null, null, properties));
    }

    private static Round round(Random random, ServiceAlone alert, Tally tally, Runnable pour, int number) {
        Killed killed = Killed.values()[random.nextInt(Killed.values().length)];
        boolean between = random.nextInt(BETWEEN_MESSAGES_ONE_IN) == 0;
        int life = random.nextInt(MIN_LIFE_MILLIS, MAX_LIFE_MILLIS);
        int before = tally.distinct();
        long repeatsBefore = tally.repeats();
        int wanted = number * MESSAGES_EACH;
        int out;
        if (between) {
            pour.run();
            waited(() -> tally.distinct() >= wanted && People.underWay(alert.database()) == 0);
            out = tally.distinct() - before;
            kill(alert, killed);
        } else {
            Thread pouring = Thread.ofVirtual().start(pour);
            LockSupport.parkNanos(Duration.ofMillis(life).toNanos());
            out = tally.distinct() - before;
            kill(alert, killed);
            FanoutBench.join(pouring);
        }
        waited(() -> tally.distinct() >= wanted && People.underWay(alert.database()) == 0);
        return new Round(killed, between, out, Math.max(0, wanted - tally.distinct()), tally.repeats() - repeatsBefore);
    }

    private static void kill(ServiceAlone alert, Killed killed) {
        switch (killed) {
            case SERVICE -> {
                alert.killService();
                alert.startService();
            }
            case BROKER -> {
                alert.killBroker();
                alert.startBroker();
            }
            case DATABASE -> {
                alert.killDatabase();
                alert.startDatabase();
            }
        }
    }

    private boolean tell(List<Round> rounds, Tally tally) {
        long repeats = rounds.stream().mapToLong(Round::repeats).sum();
        long most = rounds.stream().mapToLong(Round::repeats).max().orElse(0);
        out.printf(
                "%,d texts to send, %,d of them at the carrier; %d repeats by %d kills, at most %d by one (window %d); %d kills"
                        + " between messages repeated %d%n",
                rounds.size() * MESSAGES_EACH,
                tally.distinct(),
                repeats,
                rounds.size(),
                most,
                WINDOW,
                rounds.stream().filter(Round::betweenMessages).count(),
                rounds.stream()
                        .filter(Round::betweenMessages)
                        .mapToLong(Round::repeats)
                        .sum());
        boolean kept = rounds.stream().allMatch(Round::kept);
        out.println(kept ? "Nobody is missed, and a kill repeats a window at most: kept" : "BROKEN");
        return kept;
    }

    /** Whether it came true in time. */
    private static boolean waited(BooleanSupplier condition) {
        long until = System.nanoTime() + ALL_OUT_WITHIN.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > until) {
                return false;
            }
            LockSupport.parkNanos(LOOKS_EVERY.toNanos());
        }
        return true;
    }
}
