package org.forewarn.matching.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MeasuringTest {

    /** Rows 0 to 4 are one person, 5 and 6 a second, 7 to 11 a third. */
    private static final Truth TRUTH = truth("aaaaabbccccc");

    /** The second and the third person in one cluster: the second example of Bagga and Baldwin (1998). */
    private static final int[] LARGE_MERGED = {0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1};

    @Test
    void bCubedCountsEachRowByItsOwnCluster() {
        Metrics metrics = Measuring.bCubed(TRUTH, LARGE_MERGED);

        // 5 rows with precision 1, 2 with 2/7, 5 with 5/7
        assertThat(metrics.precision()).isCloseTo((5 + 2 * 2 / 7.0 + 5 * 5 / 7.0) / 12, within(1e-12));
        assertThat(metrics.recall()).isEqualTo(1);
        assertThat(metrics.f1()).isCloseTo(2 * metrics.precision() / (metrics.precision() + 1), within(1e-12));
    }

    @Test
    void bCubedOfRowsAloneHasPrecisionOneAndTheRecallOfOneInEach() {
        Metrics metrics = Measuring.bCubed(TRUTH, new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11});

        assertThat(metrics.precision()).isEqualTo(1);
        assertThat(metrics.recall()).isCloseTo((5 / 5.0 + 2 / 2.0 + 5 / 5.0) / 12, within(1e-12));
    }

    @Test
    void pairsOfClustersAreCounted() {
        Metrics metrics = Measuring.clusterPairs(TRUTH, LARGE_MERGED);

        // true: 10 + 1 + 10; found: 10 + 21, of which 21 are right
        assertThat(TRUTH.pairs()).isEqualTo(21);
        assertThat(metrics.precision()).isCloseTo(21 / 31.0, within(1e-12));
        assertThat(metrics.recall()).isEqualTo(1);
    }

    @Test
    void pairsFromAThresholdOnAreCountedAndTheBestThresholdIsFound() {
        Truth truth = truth("aab");
        var links = new Links(new long[] {pair(0, 1), pair(0, 2), pair(1, 2)}, new double[] {4, 4, 1}, new int[3]);

        assertThat(Measuring.pairs(truth, links, 4)).isEqualTo(new Metrics(0.5, 1));
        assertThat(Measuring.pairs(truth, links, 5)).isEqualTo(new Metrics(1, 0));
        assertThat(Measuring.bestThreshold(truth, links)).isEqualTo(4);
    }

    @Test
    void ofTwoTablesOnlyPairsAcrossCount() {
        Truth truth = new Truth(List.of(Set.of("a"), Set.of("a"), Set.of("a"), Set.of("b")), 2);

        assertThat(truth.pairs()).isEqualTo(2);
        assertThat(Measuring.clusterPairs(truth, new int[] {0, 0, 0, 0})).isEqualTo(new Metrics(0.5, 1));
    }

    @Test
    void aRowCanBeInSeveralGroupsAndPairsCountOnce() {
        Truth truth = new Truth(List.of(Set.of("a", "b"), Set.of("a", "b"), Set.of("b"), Set.of()), 0);

        assertThat(truth.pairs()).isEqualTo(3);
        assertThat(truth.same(0, 2)).isTrue();
        assertThat(truth.same(0, 3)).isFalse();
        assertThat(truth.companions(3)).containsExactly(3);
    }

    @Test
    void theAreaUnderTheCurveCountsADrawAsHalf() {
        assertThat(Measuring.areaUnderRoc(new double[] {3, 2, 1, 0}, new boolean[] {true, true, false, false}))
                .isEqualTo(1);
        assertThat(Measuring.areaUnderRoc(new double[] {3, 2, 1, 0}, new boolean[] {false, true, false, true}))
                .isEqualTo(0.25);
        assertThat(Measuring.areaUnderRoc(new double[] {1, 1, 1, 0}, new boolean[] {true, false, false, false}))
                .isCloseTo(2 / 3.0, within(1e-12));
    }

    @Test
    void nothingFoundIsPreciseAndFindsNothing() {
        assertThat(Metrics.ofCounts(0, 0, 3)).isEqualTo(new Metrics(1, 0));
        assertThat(Metrics.ofCounts(0, 0, 3).f1()).isZero();
        assertThat(Metrics.ofCounts(0, 2, 2).f1()).isZero();
    }

    private static long pair(int one, int other) {
        return (long) one << 32 | other;
    }

    private static Truth truth(String groups) {
        return new Truth(
                groups.chars()
                        .mapToObj(each -> Set.of(String.valueOf((char) each)))
                        .toList(),
                0);
    }
}
