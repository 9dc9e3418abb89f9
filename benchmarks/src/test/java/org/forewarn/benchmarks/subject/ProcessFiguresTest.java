package org.forewarn.benchmarks.subject;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProcessFiguresTest {

    @Test
    void cpuTimeIsOfUserAndSystemWhateverTheProcessIsCalled() {
        String stat = "4711 (a (strange) name) S 1 4711 4711 0 -1 4194560 100 0 0 0 250 50 0 0 20 0 30 0 1 1 1 0";

        assertThat(ProcessFigures.cpu(stat)).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void thisProcessHasFigures() {
        ProcessFigures own = ProcessFigures.of(ProcessHandle.current().pid());

        assertThat(own.residentBytes()).isPositive();
        assertThat(own.peakBytes()).isGreaterThanOrEqualTo(own.residentBytes());
        assertThat(own.cpu()).isPositive();
    }
}
