package org.forewarn.benchmarks.incidents;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import org.forewarn.benchmarks.incidents.IncidentFiles.Written;

/** {@code ./forewarn bench incidents}. */
public final class IncidentsBench {

    private final PrintStream out;

    public IncidentsBench(PrintStream out) {
        this.out = out;
    }

    public void run(IncidentPlan plan, Path folder) {
        long began = System.nanoTime();
        Written written = IncidentFiles.write(plan, folder);
        double seconds = Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0;
        out.printf(
                "%d reports, %d events, written to %s in %.1f s (%.0f/s); seed %d (--seed %d writes the same)%n",
                written.reports(),
                written.events(),
                folder,
                seconds,
                written.events() / seconds,
                plan.seed(),
                plan.seed());
    }
}
