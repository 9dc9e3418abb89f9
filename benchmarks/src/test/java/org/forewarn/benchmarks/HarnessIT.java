package org.forewarn.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.forewarn.benchmarks.fuzz.FuzzBench;
import org.forewarn.benchmarks.kills.KillsBench;
import org.forewarn.benchmarks.reports.ReportTemplates;
import org.junit.jupiter.api.Test;

/** The long runs are commands; that they run, and that little of each finds nothing, is tested here. */
class HarnessIT {

    /** Kills the service once and the broker once. */
    private static final long SEED = 3;

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(told, true, StandardCharsets.UTF_8);
    private final ReportTemplates templates = ReportTemplates.read(Path.of("..", "samples"));

    @Test
    void nothingAcceptedIsLostWhenServiceAndBrokerAreKilled() {
        boolean kept = new KillsBench(out, templates).run(SEED, 2, Main.NO_LIMITS);

        assertThat(kept).as(told.toString(StandardCharsets.UTF_8)).isTrue();
        assertThat(told.toString(StandardCharsets.UTF_8)).contains(": service").contains(": broker");
    }

    @Test
    void nonsenseDoesNoHarm() {
        boolean held = new FuzzBench(out, templates).run(SEED, 0, 1_000, CommandLine.SERVICE_JVM, Main.NO_LIMITS);

        assertThat(held).as(told.toString(StandardCharsets.UTF_8)).isTrue();
    }
}
