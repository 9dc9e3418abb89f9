package org.forewarn.matching.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelTest {

    @Test
    void thePackedModelIsReadAndNamesItself() {
        Model model = Model.packed("exact-1");

        assertThat(model.version()).isEqualTo("exact-1");
        assertThat(model.comparisons()).extracting(Comparison::name).contains("phone", "plate");
    }

    @Test
    void everyWholeIdentifierAloneIsEnoughForALink() {
        Model model = Model.packed("exact-1");

        for (Comparison comparison : model.comparisons()) {
            double weight = model.priorBits() + Model.bitsOf(comparison.levels().getFirst());
            assertThat(weight)
                    .as(comparison.name())
                    .isGreaterThanOrEqualTo(model.thresholdBits().link());
        }
    }

    @Test
    void anUnknownVersionIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Model.packed("exact-0"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"version\": 1}",
                // the link threshold below the review threshold
                "{\"version\":\"a\",\"about\":\"\",\"priorBits\":0,\"thresholdBits\":{\"link\":1,\"review\":2},\"comparisons\":[]}",
                // an unknown word
                "{\"version\":\"a\",\"about\":\"\",\"priorBits\":0,\"thresholdBits\":{\"link\":2,\"review\":1},\"comparisons\":[],\"x\":0}",
                // an unknown test
                "{\"version\":\"a\",\"about\":\"\",\"priorBits\":0,\"thresholdBits\":{\"link\":2,\"review\":1},\"comparisons\":[{\"name\":\"n\",\"attribute\":\"a\",\"levels\":[{\"name\":\"l\",\"test\":\"magic\",\"bits\":1}]}]}",
                // a level that weighs nothing known
                "{\"version\":\"a\",\"about\":\"\",\"priorBits\":0,\"thresholdBits\":{\"link\":2,\"review\":1},\"comparisons\":[{\"name\":\"n\",\"attribute\":\"a\",\"levels\":[{\"name\":\"l\",\"test\":\"equal\"}]}]}",
                // graded, but of no distance
                "{\"version\":\"a\",\"about\":\"\",\"priorBits\":0,\"thresholdBits\":{\"link\":2,\"review\":1},\"comparisons\":[{\"name\":\"n\",\"attribute\":\"a\",\"graded\":true,\"levels\":[{\"name\":\"l\",\"test\":\"equal\",\"bits\":1},{\"name\":\"e\",\"test\":\"else\",\"bits\":0}]}]}",
                // a comparison without a level
                "{\"version\":\"a\",\"about\":\"\",\"priorBits\":0,\"thresholdBits\":{\"link\":2,\"review\":1},\"comparisons\":[{\"name\":\"n\",\"attribute\":\"a\",\"levels\":[]}]}",
            })
    void aBrokenFileIsRefusedAsAWhole(String json) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Model.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8))));
    }
}
