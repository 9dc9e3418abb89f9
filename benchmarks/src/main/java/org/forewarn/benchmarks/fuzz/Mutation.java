package org.forewarn.benchmarks.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes one thing into another that is nearly the same: knowing the structure of JSON, or knowing only bytes. */
final class Mutation {

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final int MAX_CHANGES = 4;
    private static final int MAX_BYTE_CHANGES = 8;
    private static final int MAX_COPIES = 120;
    private static final int MAX_PIECE = 64;

    private final RandomGenerator random;

    Mutation(RandomGenerator random) {
        this.random = random;
    }

    /** Where a value stands. */
    private sealed interface Slot {

        JsonNode value();

        void put(JsonNode value);

        void remove();

        record OfObject(ObjectNode object, String name) implements Slot {
            @Override
            public JsonNode value() {
                return object.path(name);
            }

            @Override
            public void put(JsonNode value) {
                object.set(name, value);
            }

            @Override
            public void remove() {
                object.remove(name);
            }
        }

        record OfArray(ArrayNode array, int index) implements Slot {
            @Override
            public JsonNode value() {
                return array.path(index);
            }

            @Override
            public void put(JsonNode value) {
                array.set(index, value);
            }

            @Override
            public void remove() {
                array.remove(index);
            }
        }
    }

    /** Changes fields and values; still JSON, save for a name given twice or half of a surrogate pair. */
    String structure(String json) {
        var report = (ObjectNode) MAPPER.readTree(json);
        for (int change = random.nextInt(MAX_CHANGES); change >= 0; change--) {
            change(report);
        }
        String text = report.toString().replace(Nonsense.HALF_PAIR, "\\ud800");
        return random.nextInt(20) == 0 ? text.replaceFirst("\\{", "{\"channel\":\"web\",") : text;
    }

    private void change(ObjectNode report) {
        List<Slot> slots = new ArrayList<>();
        collect(report, slots);
        if (slots.isEmpty()) {
            return;
        }
        Slot slot = Nonsense.oneOf(slots, random);
        switch (random.nextInt(7)) {
            case 0 -> slot.remove();
            case 1 -> slot.put(Nonsense.oneOf(slots, random).value().deepCopy());
            case 2 -> slot.put(MAPPER.createArrayNode().add(slot.value()));
            case 3 -> manyTimes(slot);
            case 4 -> addUnknown(slot);
            default -> slot.put(Nonsense.value(random));
        }
    }

    private void manyTimes(Slot slot) {
        ArrayNode many = MAPPER.createArrayNode();
        JsonNode value = slot.value() instanceof ArrayNode array && !array.isEmpty() ? array.path(0) : slot.value();
        for (int i = random.nextInt(MAX_COPIES); i >= 0; i--) {
            many.add(value.deepCopy());
        }
        slot.put(many);
    }

    /** Its name has no marker: a problem names the field that it is about. */
    private void addUnknown(Slot slot) {
        if (slot.value() instanceof ObjectNode object) {
            object.set("unknown" + random.nextInt(10), Nonsense.value(random));
        } else {
            slot.put(MAPPER.createObjectNode().set("unknown~/", slot.value()));
        }
    }

    private static void collect(JsonNode node, List<Slot> slots) {
        if (node instanceof ObjectNode object) {
            for (String name : object.propertyNames()) {
                slots.add(new Slot.OfObject(object, name));
                collect(object.path(name), slots);
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                slots.add(new Slot.OfArray(array, i));
                collect(array.path(i), slots);
            }
        }
    }

    /** Changes bytes, whatever they mean. */
    byte[] bytes(byte[] original) {
        byte[] now = original;
        for (int change = random.nextInt(MAX_BYTE_CHANGES); change >= 0 && now.length > 0; change--) {
            now = changeBytes(now);
        }
        return now;
    }

    private byte[] changeBytes(byte[] now) {
        int at = random.nextInt(now.length);
        int piece = Math.min(random.nextInt(MAX_PIECE), now.length - at);
        return switch (random.nextInt(6)) {
            case 0 -> splice(now, at, at + piece, new byte[0]);
            case 1 -> splice(now, at, at, randomBytes(piece));
            case 2 -> splice(now, at, at, Arrays.copyOfRange(now, at, at + piece));
            case 3 -> Arrays.copyOf(now, at);
            case 4 -> splice(now, at, at, Nonsense.unmarked(random).getBytes(StandardCharsets.UTF_8));
            default -> {
                byte[] flipped = now.clone();
                flipped[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
                yield flipped;
            }
        };
    }

    private byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] splice(byte[] now, int from, int to, byte[] instead) {
        var out = new ByteArrayOutputStream(now.length + instead.length);
        out.write(now, 0, from);
        out.writeBytes(instead);
        out.write(now, to, now.length - to);
        return out.toByteArray();
    }
}
