package org.forewarn.benchmarks.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountersTest {

    @Test
    void countersAreReadAndHeldAgainstEachOther() {
        Counters counters = Counters.parse("""
                # HELP forewarn_intake_reports_received_total Reports that were read whole
                forewarn_intake_reports_received_total{application="intake-service"} 1.2E2
                forewarn_intake_reports_total{application="intake-service",outcome="accepted"} 100.0
                forewarn_intake_reports_total{application="intake-service",outcome="rejected"} 19.0
                forewarn_intake_reports_total{application="intake-service",outcome="failed"} 1.0
                forewarn_intake_reports_total{application="intake-service",outcome="withdrawn"} 7.0
                """);

        assertThat(counters).isEqualTo(new Counters(120, 100, 19, 1));
        assertThat(counters.balance()).isTrue();
        assertThat(new Counters(120, 100, 19, 0).balance()).isFalse();
    }
}
