package org.forewarn.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.forewarn.schemas.event.Channel;
import org.forewarn.schemas.event.DispatchPurpose;
import org.forewarn.schemas.event.MsgType;
import org.junit.jupiter.api.Test;

class WavesTest {

    @Test
    void aWaveIsNoLargerThanTheWindowAndHasNobodyTwice() {
        long seed = Long.getLong("seed", System.nanoTime());
        var random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            List<Pending> batch = batch(random, random.nextInt(60));
            int window = random.nextInt(1, 12);
            List<List<Pending>> waves = Waves.of(batch, window);
            assertThat(waves.stream().flatMap(List::stream).toList())
                    .as("-Dseed=%d", seed)
                    .isEqualTo(batch);
            for (List<Pending> wave : waves) {
                var people = new HashSet<UUID>();
                assertThat(wave).as("-Dseed=%d", seed).isNotEmpty().hasSizeLessThanOrEqualTo(window);
                assertThat(wave).as("-Dseed=%d", seed).allMatch(message -> people.add(message.recipientId()));
            }
        }
    }

    private static List<Pending> batch(Random random, int size) {
        var batch = new ArrayList<Pending>();
        for (int i = 0; i < size; i++) {
            batch.add(new Pending(
                    i,
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    1,
                    new UUID(0, random.nextInt(20)),
                    Channel.SMS,
                    MsgType.ALERT,
                    DispatchPurpose.WARNING,
                    "",
                    true,
                    "",
                    "",
                    Instant.MAX,
                    null));
        }
        return batch;
    }
}
