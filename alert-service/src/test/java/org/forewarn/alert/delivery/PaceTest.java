package org.forewarn.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** How fast a sender goes, by the clock of the machine. */
class PaceTest {

    private static final int RATE = 400;

    @Test
    void aSenderUsesItsRateAndNeverExceedsIt() throws Exception {
        var pace = new Pace(RATE, TimeMeter.SYSTEM_NANOTIME);
        List<Long> times = run(pace, 8, Duration.ofSeconds(4), 1);
        // how much of it is used on a quiet machine, the benchmark of the fan-out shows
        assertThat(times.size() / 4.0).isBetween(0.8 * RATE, 1.0 * RATE);
        assertThat(worstSecond(times)).isLessThanOrEqualTo((int) (1.01 * RATE));
    }

    @Test
    void aLongerMessageTakesMore() throws Exception {
        var pace = new Pace(RATE, TimeMeter.SYSTEM_NANOTIME);
        assertThat(run(pace, 4, Duration.ofSeconds(2), 4).size() * 4 / 2.0).isBetween(0.75 * RATE, 1.0 * RATE);
    }

    @Test
    void replicasThatShareTheRateTogetherDoNotExceedIt() throws Exception {
        var most = new Pace(RATE, TimeMeter.SYSTEM_NANOTIME);
        var few = new Pace(RATE, TimeMeter.SYSTEM_NANOTIME);
        most.part(4 / 6.0);
        few.part(2 / 6.0);
        assertThat(most.limit() + few.limit()).isLessThanOrEqualTo(RATE);
        assertThat(run(few, 4, Duration.ofSeconds(2), 1).size() / 2.0).isBetween(0.25 * RATE, 0.34 * RATE);
    }

    @Test
    void whatIsUrgentGoesFirst() throws Exception {
        var pace = new Pace(RATE, TimeMeter.SYSTEM_NANOTIME);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new AtomicBoolean(true);
            for (int i = 0; i < 50; i++) {
                threads.submit(() -> {
                    while (running.get() && pace.take(Lane.ROUTINE, 1, running::get)) {}
                    return null;
                });
            }
            TimeUnit.MILLISECONDS.sleep(200);
            List<Long> waits = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                long before = System.nanoTime();
                pace.take(Lane.URGENT, 1, () -> true);
                waits.add(System.nanoTime() - before);
            }
            running.set(false);
            Collections.sort(waits);
            assertThat(Duration.ofNanos(waits.get(94))).isLessThan(Duration.ofMillis(250));
        }
    }

    @Test
    void aCarrierThatAsksToSlowDownIsBelievedAndThenTriedFaster() {
        var time = new Time();
        var pace = new Pace(1000, time);
        double full = pace.limit();
        pace.throttled();
        assertThat(pace.limit()).isEqualTo(full / 2);
        pace.throttled();
        assertThat(pace.limit()).as("answers of one moment say one thing").isEqualTo(full / 2);
        time.pass(Duration.ofSeconds(1));
        pace.throttled();
        assertThat(pace.limit()).isEqualTo(full / 4);
        for (int i = 0; i < 30; i++) {
            time.pass(Duration.ofSeconds(1));
            pace.tick();
        }
        assertThat(pace.limit()).isEqualTo(full);
    }

    @Test
    void aSenderWithoutARateFindsOneWhenItIsAskedToSlowDown() throws Exception {
        var time = new Time();
        var pace = new Pace(0, time);
        assertThat(pace.limit()).isInfinite();
        for (int i = 0; i < 500; i++) {
            pace.take(Lane.URGENT, 1, () -> true);
        }
        time.pass(Duration.ofSeconds(1));
        pace.throttled();
        assertThat(pace.limit()).isEqualTo(250);
        for (int i = 0; i < 60; i++) {
            time.pass(Duration.ofSeconds(1));
            pace.tick();
        }
        assertThat(pace.limit()).isInfinite();
    }

    @Test
    void whoIsNotWantedAnyMoreDoesNotWait() throws Exception {
        var pace = new Pace(1, TimeMeter.SYSTEM_NANOTIME);
        assertThat(pace.take(Lane.URGENT, 100, () -> false)).isFalse();
    }

    private static final class Time implements TimeMeter {
        private long nanos;

        void pass(Duration time) {
            nanos += time.toNanos();
        }

        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }

    /** When each message went that so many threads sent in this time. */
    private static List<Long> run(Pace pace, int senders, Duration time, int segments) throws Exception {
        List<Long> times = Collections.synchronizedList(new ArrayList<>());
        long until = System.nanoTime() + time.toNanos();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < senders; i++) {
                threads.submit(() -> {
                    while (pace.take(Lane.URGENT, segments, () -> System.nanoTime() < until)) {
                        times.add(System.nanoTime());
                    }
                    return null;
                });
            }
        }
        return times;
    }

    private static int worstSecond(List<Long> times) {
        List<Long> sorted = times.stream().sorted().toList();
        int worst = 0;
        int from = 0;
        for (int to = 0; to < sorted.size(); to++) {
            while (sorted.get(to) - sorted.get(from) >= TimeUnit.SECONDS.toNanos(1)) {
                from++;
            }
            worst = Math.max(worst, to - from + 1);
        }
        return worst;
    }
}
