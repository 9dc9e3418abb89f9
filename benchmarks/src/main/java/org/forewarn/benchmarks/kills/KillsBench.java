package org.forewarn.benchmarks.kills;

import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.forewarn.benchmarks.reports.ReportTemplates;
import org.forewarn.benchmarks.subject.Charity;
import org.forewarn.local.Service;
import org.forewarn.local.ServiceAlone;
import org.forewarn.local.ServiceAlone.Options;

/**
 * Kills intake or its broker again and again while clients send reports, and then holds what the clients were told
 * against the topic ({@link NothingAcceptedIsLost}).
 */
public final class KillsBench {

    private static final int CLIENTS = 16;
    private static final Duration ALL_ACCEPTED_WITHIN = Duration.ofSeconds(60);
    private static final int SHOWN_VIOLATIONS = 20;

    /** Between two kills, under load. */
    private static final int MIN_LIFE_MILLIS = 200;

    private static final int MAX_LIFE_MILLIS = 1_500;
    /** Longer than {@link NothingAcceptedIsLost#ON_ITS_WAY}, or no 202 without a broker could be told. */
    private static final int MIN_DOWN_MILLIS = 700;

    private static final int MAX_DOWN_MILLIS = 2_000;

    private final PrintStream out;
    private final ReportTemplates templates;

    public KillsBench(PrintStream out, ReportTemplates templates) {
        this.out = out;
        this.templates = templates;
    }

    /**
     * One run.
     *
     * @param seed of what is killed and when; the same seed makes the same choices, not the same interleaving
     * @return whether the guarantee was kept
     */
    public boolean run(long seed, int kills, Map<String, String> properties) {
        out.printf(
                "%d kills under load of %d clients; seed %d (--seed %d repeats the choices)%n",
                kills, CLIENTS, seed, seed);
        try (var intake = ServiceAlone.start(Service.INTAKE, new Options(null, null, properties))) {
            String key = Charity.keyOf(intake, "bench-kills");
            var topic = new ReportsTopic(intake);
            topic.noteWhenAppended();
            URI uri = URI.create(intake.url());
            try (var clients =
                    new Clients(new InetSocketAddress(uri.getHost(), uri.getPort()), key, templates, CLIENTS)) {
                List<Outage> outages = kill(intake, new Random(seed), kills);
                boolean allAccepted = clients.finish(ALL_ACCEPTED_WITHIN);
                boolean kept = tell(clients, outages, topic.all(), allAccepted);
                if (!kept) {
                    intake.folder().keepLogs();
                    out.println("logs stay in " + intake.folder().path().resolve("logs"));
                }
                return kept;
            }
        }
    }

    private List<Outage> kill(ServiceAlone intake, Random random, int kills) {
        var outages = new ArrayList<Outage>();
        for (int i = 1; i <= kills; i++) {
            pause(random.nextInt(MIN_LIFE_MILLIS, MAX_LIFE_MILLIS));
            boolean broker = random.nextBoolean();
            int down = random.nextInt(MIN_DOWN_MILLIS, MAX_DOWN_MILLIS);
            long began = System.nanoTime();
            if (broker) {
                outages.add(killBroker(intake, down));
            } else {
                intake.killService();
                intake.startService();
            }
            out.printf(
                    "%3d of %d: %-7s back after %.1f s%n",
                    i, kills, broker ? "broker" : "service", (System.nanoTime() - began) / 1e9);
        }
        return outages;
    }

    private static Outage killBroker(ServiceAlone intake, int downMillis) {
        intake.killBroker();
        long gone = System.nanoTime();
        pause(downMillis);
        long begun = System.nanoTime();
        intake.startBroker();
        return new Outage(gone, begun);
    }

    private boolean tell(Clients clients, List<Outage> outages, List<Stored> stored, boolean allAccepted) {
        List<Attempt> attempts = clients.attempts();
        List<Violation> violations = NothingAcceptedIsLost.violations(attempts, outages, stored);
        long reports = attempts.stream().map(Attempt::reference).distinct().count();
        out.printf(
                "%d reports, sent %d times, accepted %d times; %d times the broker was away%n",
                reports,
                attempts.size(),
                attempts.stream().filter(Attempt::accepted).count(),
                outages.size());
        out.printf(
                "topic: %d records, of which %d repeat a report that was sent again with the same content%n",
                stored.size(), NothingAcceptedIsLost.repeats(stored));
        clients.refusals().stream().limit(SHOWN_VIOLATIONS).forEach(one -> out.println("refused: " + one));
        violations.stream().limit(SHOWN_VIOLATIONS).forEach(one -> out.println("broken: " + one));
        if (!allAccepted) {
            out.println("broken: not every report was accepted within " + ALL_ACCEPTED_WITHIN.toSeconds()
                    + " s after the last kill");
        }
        boolean kept = violations.isEmpty() && clients.refusals().isEmpty() && allAccepted;
        out.println(kept ? "Nothing accepted is lost: kept" : "Nothing accepted is lost: BROKEN");
        return kept;
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
