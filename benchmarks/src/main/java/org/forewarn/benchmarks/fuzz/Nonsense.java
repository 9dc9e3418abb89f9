package org.forewarn.benchmarks.fuzz;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Values that programs stumble over. */
final class Nonsense {

    /** Planted into values; an answer that holds it quotes what was sent. */
    static final String MARKER = "Planted0Text7Zq";

    /** Stands for half of a surrogate pair until the text is written: no encoder would write one. */
    static final String HALF_PAIR = "@half-pair@";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MAX_DEPTH = 60;

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "\u0007\u001b[31m",
            "a\r\nb: c",
            "\u2028\u2029",
            "\ufeff",
            "\u202eabc",
            "\ud83d\udc69\u200d\ud83d\ude80",
            HALF_PAIR,
            "%s%n%d",
            "${jndi:ldap://localhost/a}",
            "#{7*7}",
            "=1+1",
            "'; drop table reports; --",
            "<script>alert(1)</script>",
            "../../etc/passwd",
            "{\"a\":1}",
            "null",
            "NaN",
            "07700 900999",
            "+44 7700 900999",
            "someone@example.org",
            "2026-02-30T25:61:61Z",
            "0000-00-00T00:00:00Z",
            "+999999999-12-31T23:59:59+18:00",
            "2026-01-01T00:00:00+99:99",
            "9999-12-31T23:59:59.999999999Z",
            "01/02/2026",
            "2026-03-29 01:30");

    private static final List<BigDecimal> NUMBERS = List.of(
            new BigDecimal("0"),
            new BigDecimal("-1"),
            new BigDecimal("1e400"),
            new BigDecimal("-1e-400"),
            new BigDecimal("9223372036854775808"),
            new BigDecimal("4294967296"),
            new BigDecimal("0.1"),
            new BigDecimal("180.0000001"),
            new BigDecimal(BigInteger.TEN.pow(70)));

    /** Around the limits of the form. */
    private static final List<Integer> LENGTHS = List.of(1, 49, 51, 100, 101, 201, 301, 1_001, 20_001, 70_000);

    private Nonsense() {}

    static String text(RandomGenerator random) {
        return switch (random.nextInt(4)) {
            case 0 -> oneOf(TEXTS, random);
            case 1 -> MARKER + oneOf(TEXTS, random);
            case 2 -> MARKER + "x".repeat(oneOf(LENGTHS, random));
            default -> MARKER;
        };
    }

    /** A text without the marker, for places where it could become a field's name, which problems may name. */
    static String unmarked(RandomGenerator random) {
        return oneOf(TEXTS, random);
    }

    static JsonNode value(RandomGenerator random) {
        return switch (random.nextInt(8)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(random.nextBoolean());
            case 2 -> JSON.numberNode(oneOf(NUMBERS, random));
            case 3 -> JSON.objectNode().put("value", text(random));
            case 4 -> JSON.arrayNode().add(text(random)).add(random.nextInt());
            case 5 -> nested(random);
            default -> JSON.stringNode(text(random));
        };
    }

    private static JsonNode nested(RandomGenerator random) {
        JsonNode inside = JSON.stringNode(MARKER);
        for (int depth = random.nextInt(MAX_DEPTH); depth > 0; depth--) {
            inside = random.nextBoolean()
                    ? JSON.arrayNode().add(inside)
                    : JSON.objectNode().set("in", inside);
        }
        return inside;
    }

    static <T> T oneOf(List<T> list, RandomGenerator random) {
        return list.get(random.nextInt(list.size()));
    }
}
