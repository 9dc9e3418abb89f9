package org.forewarn.matching.exactness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.forewarn.matching.Events;
import org.forewarn.matching.blocking.BlockLimits;
import org.forewarn.matching.cases.CaseBounds;
import org.forewarn.schemas.event.CaseStatus;
import org.forewarn.schemas.event.LinkBand;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A hotel's number in ten thousand reports, of which each two neighbours share a number of their own too: through the
 * real stages, with the limits of the service.
 */
class HotNumberTest {

    private static final Logger log = LoggerFactory.getLogger(HotNumberTest.class);
    private static final int REPORTS = 10_000;
    private static final int PARTITIONS = 3;
    private static final BlockLimits LIMITS = new BlockLimits(100, 50);
    private static final String HOTEL = "01632 960000";

    @Test
    void aNumberInTenThousandReportsNeitherStopsTheStreamNorHidesWhatOthersShow() {
        long seed = Long.getLong("forewarn.seed", System.nanoTime());
        log.info("Seed {}", seed);
        var stream = new Stream(
                PARTITIONS,
                new Random(seed),
                UnaryOperator.identity(),
                looking -> {},
                CaseBounds.DEFAULT,
                LIMITS,
                true);

        IntStream.range(0, REPORTS).forEach(i -> {
            stream.post(Events.submitted("r%05d".formatted(i))
                    .identifier("phone", HOTEL)
                    .identifier("email", "m%d@example.org".formatted(i / 2))
                    .receivedAtMinute(i)
                    .event());
            stream.step();
        });
        stream.drain();

        assertThat(stream.turns).as("it became generic once").isEqualTo(1);
        assertThat(stream.leftovers()).isEmpty();
        assertThat(stream.links.keySet())
                .containsExactlyElementsOf(IntStream.range(0, REPORTS / 2)
                        .mapToObj(pair -> "r%05d|r%05d".formatted(2 * pair, 2 * pair + 1))
                        .toList());
        assertThat(stream.cases.values())
                .filteredOn(state -> state.getStatus() == CaseStatus.OPEN)
                .hasSize(REPORTS / 2 + banded(stream));
    }

    /** The tests' stream makes some links of every model a reviewer's: those unite nothing. */
    private static int banded(Stream stream) {
        return (int) stream.links.values().stream()
                .filter(link -> Batch.banded(link).getBand() == LinkBand.REVIEW)
                .count();
    }
}
