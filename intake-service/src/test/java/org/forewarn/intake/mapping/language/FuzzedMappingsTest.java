package org.forewarn.intake.mapping.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.forewarn.intake.mapping.WorkedExample;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Mappings that were cut, glued and misspelt at random: each is refused, fails or works, and never does more. */
class FuzzedMappingsTest {

    /** Set {@code -Dforewarn.fuzz.seed} to what a failure printed. */
    private static final long SEED = Long.getLong("forewarn.fuzz.seed", System.nanoTime());

    private static final int ROUNDS = Integer.getInteger("forewarn.fuzz.rounds", 3_000);
    private static final Duration EACH_WITHIN = Duration.ofSeconds(5);

    /** What the language is made of, and what has broken parsers before. */
    private static final List<String> PIECES = List.of(
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            "$",
            "$$",
            "%",
            "?",
            ":",
            ":=",
            ";",
            ",",
            ".",
            "..",
            "**",
            "*",
            "~>",
            "&",
            "@$x",
            "#$i",
            "^(",
            "/",
            "/a/",
            "/*",
            "*/",
            "`",
            "'",
            "\"",
            "\\",
            "\\u00",
            "|",
            "!",
            "!=",
            "and",
            "or",
            "in",
            "null",
            "true",
            "-",
            "1e999",
            "1e308",
            "9999999999999999999",
            "function($x){",
            "λ",
            "$map(",
            "$f := ",
            "$eval",
            "[1..1e6]",
            "[0..9]",
            "\ud83d",
            "\u0000",
            "what",
            "him.phones",
            "$string($)",
            "$ukTime(",
            "$word(");

    private final Random random = new Random(SEED);
    private final WorkedExample example = WorkedExample.read();
    private final JsonNode document = JsonMapper.shared().readTree(example.answers());

    @Test
    void noTextDoesMoreThanFail() {
        try (var lanes = new Lanes(1, Duration.ofSeconds(30), 10)) {
            for (int i = 0; i < ROUNDS; i++) {
                String text = i % 3 == 0 ? glued() : changed(example.mapping());
                long begin = System.nanoTime();
                Outcome outcome = lanes.run("charity", text, document);
                assertThat(outcome).as("seed %d, round %d", SEED, i).isNotInstanceOf(Outcome.Busy.class);
                assertThat(Duration.ofNanos(System.nanoTime() - begin))
                        .as("seed %d, round %d", SEED, i)
                        .isLessThan(EACH_WITHIN);
                if (outcome instanceof Outcome.Failed(String detail)) {
                    assertThat(detail).as("seed %d, round %d", SEED, i).doesNotContain("07700");
                }
            }
        }
    }

    private String glued() {
        var text = new StringBuilder();
        for (int i = random.nextInt(30); i >= 0; i--) {
            text.append(piece()).append(random.nextBoolean() ? " " : "");
        }
        return text.toString();
    }

    private String changed(String text) {
        var changed = new StringBuilder(text);
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(changed.length());
            switch (random.nextInt(3)) {
                case 0 -> changed.insert(at, piece());
                case 1 -> changed.delete(at, Math.min(changed.length(), at + 1 + random.nextInt(20)));
                default -> changed.setCharAt(at, changed.charAt(random.nextInt(changed.length())));
            }
        }
        return changed.toString();
    }

    private String piece() {
        return PIECES.get(random.nextInt(PIECES.size()));
    }
}
