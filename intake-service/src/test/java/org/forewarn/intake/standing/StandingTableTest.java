package org.forewarn.intake.standing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.forewarn.intake.standing.StandingTable.Entry;
import org.junit.jupiter.api.Test;

class StandingTableTest {

    @Test
    void itHoldsWhatAMapWouldHold() {
        long seed = Long.getLong("seed", System.nanoTime());
        var random = new SplittableRandom(seed);
        var table = new StandingTable(1_000_000);
        Map<Long, Entry> model = new HashMap<>();
        for (int i = 0; i < 300_000; i++) {
            // names of hashes, of which some collide in their low bits
            long name = random.nextInt(50_000) * 0x9E3779B97F4A7C15L & ~(random.nextInt(2) * 0xFFFL);
            var entry = new Entry(random.nextLong(), random.nextLong(1_000), random.nextBoolean());
            assertThat(table.put(name, entry)).isTrue();
            model.merge(name, entry, (known, given) -> known.offset() > given.offset() ? known : given);
        }
        assertThat(table.size()).as("seed %d", seed).isEqualTo(model.size());
        model.forEach(
                (name, entry) -> assertThat(table.get(name)).as("seed %d", seed).isEqualTo(entry));
        assertThat(table.get(-1)).isNull();
    }

    @Test
    void aLaterRecordStandsInWhateverOrderTheyAreRead() {
        var table = new StandingTable(1_000);
        table.put(7, new Entry(2, 20, true));
        table.put(7, new Entry(1, 10, false));
        assertThat(table.get(7)).isEqualTo(new Entry(2, 20, true));
    }

    @Test
    void aFullTableKeepsWhatItHasAndSaysSo() {
        var table = new StandingTable(64);
        assertThat(table.put(1, new Entry(1, 1, false))).isTrue();
        assertThat(table.put(2, new Entry(2, 2, false))).isFalse();
        assertThat(table.put(1, new Entry(3, 3, false))).isTrue();
        assertThat(table.get(2)).isNull();
        assertThat(table.get(1)).isEqualTo(new Entry(3, 3, false));
    }
}
