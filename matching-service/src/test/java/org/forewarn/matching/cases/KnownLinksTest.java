package org.forewarn.matching.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.forewarn.matching.Events;
import org.forewarn.schemas.event.Link;
import org.forewarn.schemas.event.LinkBand;
import org.forewarn.schemas.matching.CasePair;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KnownLinksTest {

    private static final int SHUFFLES = 50;

    @Test
    void theNewestLinkIsKeptWhateverTheOrder() {
        assertThat(known(link(1, 1), link(2, 1), link(2, 2)).getNewest()).isEqualTo(link(2, 2));
        assertInAnyOrder(link(1, 1), link(2, 1), link(2, 2), link(2, 2));
    }

    @Test
    void twoLinksOfWhichNeitherIsNewerLeaveNone() {
        CasePair known = known(link(2, 1), link(1, 2));

        assertThat(known.getNewest()).isNull();
        assertThat(known.getLeftVersion()).isEqualTo(2);
        assertThat(known.getRightVersion()).isEqualTo(2);
        assertInAnyOrder(link(1, 1), link(2, 1), link(1, 2));
    }

    private static void assertInAnyOrder(Link... links) {
        CasePair known = known(links);
        var random = new Random(1);
        for (int i = 0; i < SHUFFLES; i++) {
            List<Link> shuffled = new ArrayList<>(List.of(links));
            Collections.shuffle(shuffled, random);
            assertThat(known(shuffled.toArray(Link[]::new))).isEqualTo(known);
        }
    }

    private static CasePair known(Link... links) {
        @Nullable CasePair known = null;
        for (Link link : links) {
            known = KnownLinks.with(known, link);
        }
        assertThat(known).isNotNull();
        return known;
    }

    private static Link link(long leftVersion, long rightVersion) {
        Events.trustSchemas();
        return Link.newBuilder()
                .setLeft("a")
                .setRight("b")
                .setLeftVersion(leftVersion)
                .setRightVersion(rightVersion)
                .setModelVersion("test")
                .setWeight(1)
                .setProbability(0.5)
                .setBand(LinkBand.LINK)
                .setEvidence(List.of())
                .build();
    }
}
