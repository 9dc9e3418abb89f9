package org.forewarn.benchmarks.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Figures by hand: three men with 3, 2 and 1 reports; the cases part the first and mix the others. */
class AgreementTest {

    private static final int[] TRUTH = {1, 1, 1, 2, 2, 3};
    private static final int[] CASES = {0, 0, 2, 3, 3, 3};

    @Test
    void pairsOfCasesAreCounted() {
        Agreement pairs = Agreement.ofPairs(CASES, TRUTH);

        // found: 0-1, 3-4, 3-5, 4-5; true: 0-1, 0-2, 1-2, 3-4
        assertThat(pairs.precision()).isEqualTo(0.5);
        assertThat(pairs.recall()).isEqualTo(0.5);
    }

    @Test
    void bCubedAveragesOverReports() {
        Agreement bCubed = Agreement.bCubed(CASES, TRUTH);

        assertThat(bCubed.precision()).isEqualTo((1 + 1 + 1 + 2 / 3.0 + 2 / 3.0 + 1 / 3.0) / 6, within(1e-12));
        assertThat(bCubed.recall()).isEqualTo((2 / 3.0 + 2 / 3.0 + 1 / 3.0 + 1 + 1 + 1) / 6, within(1e-12));
    }

    @Test
    void nothingFoundIsNothingWrong() {
        assertThat(Agreement.ofCounts(0, 0, 5)).isEqualTo(new Agreement(1, 0));
    }
}
