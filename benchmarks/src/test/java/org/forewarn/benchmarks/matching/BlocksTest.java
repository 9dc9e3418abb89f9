package org.forewarn.benchmarks.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.forewarn.matching.linkage.Blocking;
import org.forewarn.matching.linkage.BlockingRule;
import org.forewarn.matching.linkage.Features;
import org.forewarn.matching.linkage.Specification;
import org.junit.jupiter.api.Test;

class BlocksTest {

    private static final Blocking BLOCKING = new Blocking(new Specification(
            List.of(),
            List.of(
                    new BlockingRule("phone", List.of("phone"), true, null),
                    new BlockingRule("e-mail", List.of("email"), true, null)),
            List.of()));

    private static final List<Features> REPORTS =
            List.of(features("1", "a"), features("1", "a"), features("1", "b"), features("2", "b"), features("3", "c"));

    @Test
    void aPairThatMeetsTwiceIsOnePair() {
        Blocks blocks = Blocks.of(BLOCKING, REPORTS, new Blocks.Limits(10, 10));

        assertThat(blocks.pairs())
                .containsExactly(Blocks.pair(0, 1), Blocks.pair(0, 2), Blocks.pair(1, 2), Blocks.pair(2, 3));
        assertThat(blocks.generic()).isZero();
    }

    @Test
    void aGenericKeyBlocksNothingAndHidesNothingFoundByOthers() {
        Blocks blocks = Blocks.of(BLOCKING, REPORTS, new Blocks.Limits(2, 2));

        assertThat(blocks.pairs()).containsExactly(Blocks.pair(0, 1), Blocks.pair(2, 3));
        assertThat(blocks.generic()).isEqualTo(1);
        assertThat(blocks.largest()).isEqualTo(3);
    }

    private static Features features(String phone, String email) {
        return new Features(Map.of("phone", List.of(phone), "email", List.of(email)));
    }
}
