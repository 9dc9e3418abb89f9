package org.forewarn.matching.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.forewarn.matching.linkage.Score.Bar;
import org.junit.jupiter.api.Test;

class ScorerTest {

    private final Scorer scorer = new Scorer(Model.packed("exact-1"));

    @Test
    void theBarsAddUpToTheWeightExactlyThePriorFirst() {
        Score score = scorer.score(
                features("phone", "+447700900001", "plate", "AB12CDE", "email", "a@example.org"),
                features("phone", "+447700900001", "plate", "AB12CDE", "email", "b@example.org"));

        assertThat(score.bars()).extracting(Bar::comparison).containsExactly("prior", "phone", "plate");
        double sum = 0;
        for (Bar bar : score.bars()) {
            sum += bar.bits();
        }
        assertThat(score.weight()).isEqualTo(sum);
    }

    @Test
    void probabilityFollowsFromTheWeight() {
        assertThat(new Score(List.of(new Bar("prior", "prior", 0))).probability())
                .isEqualTo(0.5);
        assertThat(new Score(List.of(new Bar("prior", "prior", 3))).probability())
                .isEqualTo(8.0 / 9);
        assertThat(new Score(List.of(new Bar("prior", "prior", 5000))).probability())
                .isEqualTo(1);
        assertThat(new Score(List.of(new Bar("prior", "prior", -5000))).probability())
                .isZero();
    }

    @Test
    void missingAndDifferentValuesSayNothing() {
        Score nothing = scorer.score(features(), features("phone", "+447700900001"));
        Score different = scorer.score(features("phone", "+447700900002"), features("phone", "+447700900001"));

        assertThat(nothing.bars()).extracting(Bar::comparison).containsExactly("prior");
        assertThat(different).isEqualTo(nothing);
    }

    @Test
    void oneOfSeveralValuesIsEnough() {
        var one = new Features(Map.of("phone", List.of("+447700900001", "+447700900002")));
        var other = new Features(Map.of("phone", List.of("+447700900002", "+447700900003")));

        assertThat(scorer.score(one, other).bars()).extracting(Bar::comparison).containsExactly("prior", "phone");
        assertThat(scorer.score(one, other)).isEqualTo(scorer.score(other, one));
    }

    private static Features features(String... attributesAndValues) {
        var values = new HashMap<String, List<String>>();
        for (int i = 0; i < attributesAndValues.length; i += 2) {
            values.put(attributesAndValues[i], List.of(attributesAndValues[i + 1]));
        }
        return new Features(values);
    }
}
