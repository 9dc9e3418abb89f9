package org.forewarn.intake.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.forewarn.kit.problem.FieldProblem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Watches that a form and its schema take the same documents: valid ones are changed at random, each a little, and for
 * every outcome both are asked. What a schema cannot say is left to the form: {@link #BEYOND}, and whole numbers that are
 * written with a fraction ({@code 5.0}), which are integers to a schema and never occur here.
 *
 * <p>The seed is printed; {@code -Dforewarn.seed=…} gives it back.
 */
public final class Agreement {

    /** Codes of the rules that a schema cannot say. */
    static final Set<String> BEYOND = Set.of(
            Codes.IN_THE_FUTURE,
            Codes.TOO_EARLY,
            Codes.OUT_OF_ORDER,
            Codes.INCOMPLETE,
            Codes.IMPLAUSIBLE,
            Codes.NOT_SERVED,
            Codes.MISMATCH);

    /** Refused whatever it holds. */
    private static final String UNKNOWN = "planted";

    private static final int DOCUMENTS = 20_000;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ObjectNode schema;
    private final Schema compiled;
    private final Function<JsonNode, Reading<?>> form;
    private final List<JsonNode> values = new ArrayList<>();

    private int valid;
    private int invalid;

    /** @param form reads with the clock standing still */
    public Agreement(ObjectNode schema, Function<JsonNode, Reading<?>> form) {
        this.schema = schema;
        this.compiled = Schemas.of(schema);
        this.form = form;
        values.addAll(ALWAYS);
        collect(schema);
    }

    /** Values on both sides of every bound there is. */
    private static final List<JsonNode> ALWAYS = Stream.of(
                    "null",
                    "true",
                    "false",
                    "0",
                    "-1",
                    "1",
                    "5.5",
                    "1.25e1",
                    "99999999999999999999",
                    "-0.25",
                    "[]",
                    "{}",
                    "[null]",
                    "[[]]",
                    "[{}]",
                    "[\"\"]",
                    "[1]",
                    "{\"from\": 1}",
                    "{\"value\": \"x\", \"kind\": \"alias\"}",
                    "\"\"",
                    "\" \"",
                    "\"a\"",
                    "\"a b\"",
                    "\"a\\tb\"",
                    "\"a\\nb\"",
                    "\"a\\r\\nb\\n\"",
                    "\"\\n\"",
                    "\"\\u0000\"",
                    "\"\\u0007x\"",
                    "\"\\u0085\"",
                    "\"\\u007f\"",
                    "\"a\\u2028b\"",
                    "\"\\ud83d\"",
                    "\"x\\udc00\"",
                    "\"😀\"",
                    "\"żółć\"",
                    "\"5\"",
                    "\"true\"",
                    "\"LS2\"",
                    "\"ls2 9jt\"",
                    "\" gir0aa \"",
                    "\"LS2 9J\"",
                    "\"GB\"",
                    "\"gb\"",
                    "\"XX\"",
                    "\"en\"",
                    "\"pt-BR\"",
                    "\"e\"",
                    "\"en_GB\"",
                    "\"..\"",
                    "\"A/1?x=%20#~\"",
                    "\"operator\"",
                    "\"operators\"",
                    "\"-a\"",
                    "\"rose-house\"",
                    "\"2026-03-01T21:30:00Z\"",
                    "\"2026-03-01t21:30:00.123456789+05:30\"",
                    "\"2026-03-01\"",
                    "\"2026-02-30T10:00:00Z\"",
                    "\"2026-03-01T24:00:00Z\"",
                    "\"2026-03-01T21:30:00\"",
                    "\"2026-03-01T21:30:00+00:00:30\"",
                    "\"2026-03-01 21:30:00Z\"",
                    "\"2026-13-01T21:30:00Z\"",
                    "\"2999-01-01T00:00:00Z\"",
                    "\"1066-10-14T09:00:00Z\"",
                    "\"2026-03-01T21:30:00Z\\n\"")
            .map(JSON::readTree)
            .toList();

    private void collect(JsonNode at) {
        if (at.get("maxLength") instanceof JsonNode most) {
            values.add(NODES.stringNode("x".repeat(most.intValue())));
            values.add(NODES.stringNode("x".repeat(most.intValue() + 1)));
            values.add(NODES.stringNode("😀".repeat(most.intValue())));
        }
        if (at.get("minimum") instanceof JsonNode least) {
            values.add(NODES.numberNode(least.intValue()));
            values.add(NODES.numberNode(least.intValue() - 1));
        }
        if (at.get("maximum") instanceof JsonNode most) {
            values.add(NODES.numberNode(most.intValue()));
            values.add(NODES.numberNode(most.intValue() + 1));
        }
        if (at.get("enum") instanceof ArrayNode words) {
            values.add(words.get(0));
            values.add(NODES.stringNode(words.get(0).stringValue() + "s"));
            values.add(NODES.arrayNode().add(words.get(0)));
        }
        at.forEach(this::collect);
    }

    /** Asks both about thousands of documents. */
    public void holdsFor(List<ObjectNode> documents) {
        long seed = Long.getLong("forewarn.seed", System.nanoTime());
        System.out.println("forewarn.seed=" + seed);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        documents.forEach(this::ask);
        assertThat(invalid).as("the documents to start from are valid").isZero();
        for (int i = 0; i < DOCUMENTS; i++) {
            JsonNode document = documents.get(random.nextInt(documents.size())).deepCopy();
            for (int changes = 1 + random.nextInt(2); changes > 0; changes--) {
                document = change(document, random);
            }
            ask(document);
        }
        // both kinds in plenty, or the watch has watched nothing
        assertThat(valid).isGreaterThan(DOCUMENTS / 20);
        assertThat(invalid).isGreaterThan(DOCUMENTS / 20);
    }

    private void ask(JsonNode document) {
        List<String> bySchema = Schemas.problems(compiled, withoutNothing(document));
        List<FieldProblem> all =
                form.apply(document) instanceof Reading.Invalid<?>(var problems) ? problems : List.of();
        all.stream().filter(each -> BEYOND.contains(each.code())).forEach(each -> assertThat(said(each.pointer()))
                .as(each.toString())
                .contains(each.code()));
        List<FieldProblem> byForm =
                all.stream().filter(each -> !BEYOND.contains(each.code())).toList();
        assertThat(bySchema.isEmpty())
                .as("schema: %s%nform: %s%n%s", bySchema, byForm, document)
                .isEqualTo(byForm.isEmpty());
        if (byForm.isEmpty()) {
            valid++;
        } else {
            invalid++;
        }
    }

    /** The codes that the schema names beside what it can say, at a field. */
    private List<String> said(String pointer) {
        JsonNode at = schema;
        for (String step : pointer.substring(1).split("/")) {
            at = at.has("items") ? at.get("items") : at.path("properties").path(step);
        }
        return at.path(DescribedFields.CHECKS).values().stream()
                .map(each -> each.get("code").stringValue())
                .toList();
    }

    /** Null and blank text count as absent; entries of lists stay, because there they are refused. */
    private static JsonNode withoutNothing(JsonNode document) {
        JsonNode copy = document.deepCopy();
        strip(copy);
        return copy;
    }

    private static void strip(JsonNode at) {
        if (at instanceof ObjectNode object) {
            List.copyOf(object.propertyNames()).stream()
                    .filter(name -> !name.equals(UNKNOWN))
                    .filter(name -> object.get(name).isNull()
                            || (object.get(name).isString()
                                    && object.get(name).stringValue().isBlank()))
                    .forEach(object::remove);
        }
        at.forEach(Agreement::strip);
    }

    private JsonNode change(JsonNode document, RandomGenerator random) {
        var places = new ArrayList<JsonNode>();
        containers(document, places);
        switch (places.get(random.nextInt(places.size()))) {
            case ObjectNode object -> change(object, random);
            case ArrayNode array -> change(array, random);
            default -> throw new AssertionError("only objects and lists are collected");
        }
        return document;
    }

    private static void containers(JsonNode at, List<JsonNode> found) {
        if (at.isContainer()) {
            found.add(at);
            at.forEach(each -> containers(each, found));
        }
    }

    private void change(ObjectNode object, RandomGenerator random) {
        var names = List.copyOf(object.propertyNames());
        switch (random.nextInt(8)) {
            case 0 -> object.set(UNKNOWN, value(random));
            case 1 ->
                names.stream()
                        .skip(names.isEmpty() ? 0 : random.nextInt(names.size()))
                        .limit(1)
                        .forEach(object::remove);
            default -> {
                if (!names.isEmpty()) {
                    object.set(names.get(random.nextInt(names.size())), value(random));
                }
            }
        }
    }

    private void change(ArrayNode array, RandomGenerator random) {
        switch (random.nextInt(4)) {
            case 0 -> array.removeAll();
            case 1 -> array.add(value(random));
            case 2 -> {
                int times = random.nextInt(60);
                JsonNode entry = array.isEmpty() ? value(random) : array.get(0);
                for (int i = 0; i < times; i++) {
                    array.add(entry.deepCopy());
                }
            }
            default -> {
                if (!array.isEmpty()) {
                    array.set(random.nextInt(array.size()), value(random));
                }
            }
        }
    }

    private JsonNode value(RandomGenerator random) {
        return values.get(random.nextInt(values.size())).deepCopy();
    }
}
