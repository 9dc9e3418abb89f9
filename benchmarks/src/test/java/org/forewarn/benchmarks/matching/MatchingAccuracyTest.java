package org.forewarn.benchmarks.matching;

import static org.assertj.core.api.Assertions.assertThat;

import org.forewarn.benchmarks.incidents.IncidentPlan;
import org.forewarn.matching.linkage.Model;
import org.junit.jupiter.api.Test;

/** A taste of {@code ./forewarn bench matching-accuracy}; bounds a little under what is measured. */
class MatchingAccuracyTest {

    @Test
    void thePackedModelLinksGeneratedReports() {
        var accuracy = MatchingAccuracy.of(Model.packed(ReportModel.VERSION), IncidentPlan.of(2_000, 42), 200);

        assertThat(accuracy.cases().recall()).as("recall of cases").isGreaterThan(0.90);
        assertThat(accuracy.cases().precision()).as("precision of cases").isGreaterThan(0.98);
        assertThat(accuracy.links().precision()).as("precision of links").isGreaterThan(0.99);
        assertThat(accuracy.cases().recall())
                .as("more than identifiers alone can tell")
                .isGreaterThan(accuracy.reachable());
        assertThat(accuracy.sizes().generic()).isZero();
    }
}
