package org.forewarn.benchmarks.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.forewarn.benchmarks.incidents.IncidentPlan;
import org.forewarn.benchmarks.incidents.Rates;
import org.forewarn.matching.linkage.Model;
import org.junit.jupiter.api.Test;

/** A taste of {@code ./forewarn bench matching-accuracy}; bounds a little under what is measured. */
class MatchingAccuracyTest {

    private static final int REPORTS = 3_000;
    private static final long SEED = 42;

    @Test
    void thePackedModelLinksGeneratedReports() {
        var accuracy = accuracy(Rates.USUAL);

        // Not the precision of pairs in cases: of so few reports one link that joins two series takes a tenth of it.
        assertThat(accuracy.bCubed().precision())
                .as("B-cubed precision of cases")
                .isGreaterThan(0.985);
        assertThat(accuracy.links().precision()).as("precision of links").isGreaterThan(0.99);
        assertThat(accuracy.identified().recall())
                .as("recall of links among reports that share an identifier")
                .isGreaterThan(0.95);
        assertThat(accuracy.cases().recall())
                .as("no more than can be known")
                .isLessThan(accuracy.bound().cases());
        assertThat(accuracy.sizes().generic()).as("keys of so few reports").isLessThan(5);
    }

    @Test
    void whatTheModelExpectsOfItsLinksComesTrue() {
        var accuracy = accuracy(Rates.USUAL);

        assertThat(accuracy.links().precision()).isCloseTo(accuracy.expected(), within(0.01));
    }

    @Test
    void theMoreReportsTellTheMoreIsFound() {
        double mild = accuracy(Rates.MILD).cases().recall();
        double usual = accuracy(Rates.USUAL).cases().recall();
        double harsh = accuracy(Rates.HARSH).cases().recall();

        assertThat(mild).isGreaterThan(0.92).isGreaterThan(usual);
        assertThat(usual).isGreaterThan(0.74).isGreaterThan(harsh);
    }

    private static MatchingAccuracy accuracy(Rates rates) {
        return MatchingAccuracy.of(
                Model.packed(ReportModel.VERSION),
                IncidentPlan.of(REPORTS, SEED).at(rates),
                Blocks.Limits.DEFAULT);
    }
}
