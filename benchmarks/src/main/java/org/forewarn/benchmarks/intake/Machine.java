package org.forewarn.benchmarks.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.forewarn.benchmarks.subject.ProcessFigures;
import org.forewarn.local.ServiceAlone;

/**
 * What the processors of this machine have done so far, and for whom.
 *
 * @param busy of all processors, for whomever
 * @param load our own process: the load generator
 */
record Machine(long nanos, Duration busy, Duration service, Duration broker, Duration load) {

    /** Of proc(5), {@code /proc/stat}: idle and iowait. */
    private static final List<Integer> IDLE = List.of(4, 5);

    /** What guests use is in user already. */
    private static final int LAST_FIELD = 8;

    private static final int MILLIS_OF_TICK = 10;

    static Machine now(ServiceAlone intake) {
        return new Machine(
                System.nanoTime(),
                busySoFar(),
                ProcessFigures.of(intake.servicePid()).cpu(),
                ProcessFigures.of(intake.brokerPid()).cpu(),
                ProcessFigures.of(ProcessHandle.current().pid()).cpu());
    }

    /** Processors that others than service, broker and load kept busy since then, on average. */
    double processorsTakenByOthersSince(Machine before) {
        Duration others = busy.minus(before.busy)
                .minus(service.minus(before.service))
                .minus(broker.minus(before.broker))
                .minus(load.minus(before.load));
        return Math.max(0, (double) others.toNanos() / (nanos - before.nanos));
    }

    private static Duration busySoFar() {
        try {
            String[] fields = Files.readString(Path.of("/proc/stat"))
                    .lines()
                    .findFirst()
                    .orElseThrow()
                    .split(" +");
            long ticks = 0;
            for (int i = 1; i <= LAST_FIELD; i++) {
                ticks += IDLE.contains(i) ? 0 : Long.parseLong(fields[i]);
            }
            return Duration.ofMillis(ticks * MILLIS_OF_TICK);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
