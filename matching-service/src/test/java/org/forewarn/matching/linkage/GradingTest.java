package org.forewarn.matching.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GradingTest {

    private final Scorer scorer =
            new Scorer(Model.read(new ByteArrayInputStream("""
            {"version": "t", "about": "", "priorBits": 0, "thresholdBits": {"link": 0, "review": 0},
             "comparisons": [{"name": "place", "attribute": "place", "graded": true, "levels": [
               {"name": "near", "test": "plane", "atMost": 100, "bits": 5},
               {"name": "in reach", "test": "plane", "atMost": 300, "bits": 1},
               {"name": "far", "test": "else", "bits": -3}]}]}
            """.getBytes(StandardCharsets.UTF_8))));

    @Test
    void bitsOfALevelHoldInTheMiddleOfItsStep() {
        assertThat(bits(0)).isEqualTo(5);
        assertThat(bits(50)).isCloseTo(5, within(1e-9));
        assertThat(bits(200)).isCloseTo(1, within(1e-9));
        assertThat(bits(450)).isCloseTo(-3, within(1e-9));
        assertThat(bits(100_000)).isEqualTo(-3);
    }

    @Test
    void bitsNeverRiseWithTheDistanceAndNeverJump() {
        for (int metres = 1; metres < 1000; metres++) {
            assertThat(bits(metres)).as("%d m", metres).isBetween(bits(metres - 1) - 0.1, bits(metres - 1));
        }
    }

    @Test
    void theBarNamesTheStepAndTellsTheGradedBits() {
        Score score = scorer.score(at(0), at(101));

        assertThat(score.bars().getLast().level()).isEqualTo("in reach");
        assertThat(score.bars().getLast().bits()).isBetween(1.0, 5.0).isEqualTo(score.weight());
        assertThat(scorer.score(at(101), at(0))).isEqualTo(score);
    }

    private double bits(int metres) {
        return scorer.score(at(0), at(metres)).weight();
    }

    private static Features at(int x) {
        return new Features(Map.of("place", List.of(x + ",0")));
    }
}
