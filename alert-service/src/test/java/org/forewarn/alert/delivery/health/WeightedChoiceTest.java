package org.forewarn.alert.delivery.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WeightedChoiceTest {

    private static final int MESSAGES = 20_000;

    private final Random random = new Random(Long.getLong("forewarn.seed", 7));
    private final List<UUID> messages = IntStream.range(0, MESSAGES)
            .mapToObj(i -> new UUID(random.nextLong(), random.nextLong()))
            .toList();

    @Test
    void aMessageChoosesTheSameAgain() {
        var weights = Map.of("a", 1.0, "b", 1.0);
        messages.forEach(message -> assertThat(first(message, weights)).isEqualTo(first(message, weights)));
    }

    @Test
    void eachIsChosenByItsWeight() {
        var weights = Map.of("a", 3.0, "b", 1.0);
        long chosen = messages.stream()
                .filter(message -> first(message, weights).equals("a"))
                .count();
        assertThat(chosen / (double) MESSAGES).isBetween(0.74, 0.76);
    }

    @Test
    void whenOneIsLeftTheMessagesOfTheOthersStay() {
        var before = Map.of("a", 1.0, "b", 1.0, "c", 1.0);
        var after = Map.of("a", 1.0, "b", 1.0, "c", 0.0);
        for (UUID message : messages) {
            String was = first(message, before);
            if (!was.equals("c")) {
                assertThat(first(message, after)).isEqualTo(was);
            }
        }
    }

    @Test
    void oneOfWeightZeroIsChosenWhenThereIsNoOther() {
        var weights = Map.of("a", 1.0, "b", 0.0);
        assertThat(messages).allMatch(message -> first(message, weights).equals("a"));
        assertThat(first(messages.getFirst(), Map.of("b", 0.0))).isEqualTo("b");
    }

    private static String first(UUID message, Map<String, Double> weights) {
        return WeightedChoice.order(message, weights.keySet().stream().sorted().toList(), name -> name, weights::get)
                .getFirst();
    }
}
