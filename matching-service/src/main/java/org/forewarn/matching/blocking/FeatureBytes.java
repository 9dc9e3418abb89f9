package org.forewarn.matching.blocking;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericData.StringType;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.forewarn.matching.linkage.Features;

/**
 * Features in the one piece in which a visit carries them: an Avro map of arrays of strings, attributes sorted. Of most
 * that a report meets only a few attributes are ever compared, so each is read when it is asked for.
 */
final class FeatureBytes implements Function<String, List<String>> {

    private static final Schema SCHEMA = schema();
    private static final GenericDatumWriter<Map<String, List<String>>> WRITER = new GenericDatumWriter<>(SCHEMA);
    private static final int TYPICAL_BYTES = 512;
    private static final int TYPICAL_ATTRIBUTES = 24;

    private final byte[] bytes;

    /** Sorted. */
    private final List<String> attributes = new ArrayList<>(TYPICAL_ATTRIBUTES);

    /** Where the values of each begin. */
    private int[] begins = new int[TYPICAL_ATTRIBUTES];

    private FeatureBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    private static Schema schema() {
        Schema text = Schema.create(Schema.Type.STRING);
        GenericData.setStringType(text, StringType.String);
        Schema map = Schema.createMap(Schema.createArray(text));
        GenericData.setStringType(map, StringType.String);
        return map;
    }

    static ByteBuffer of(Features features) {
        var out = new ByteArrayOutputStream(TYPICAL_BYTES);
        try {
            BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
            WRITER.write(new TreeMap<>(features.values()), encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory does not fail", e);
        }
        return ByteBuffer.wrap(out.toByteArray());
    }

    /**
     * Where the values of each attribute lie.
     *
     * @throws IllegalArgumentException when the bytes are something else
     */
    static FeatureBytes read(ByteBuffer bytes) {
        var array = new byte[bytes.remaining()];
        bytes.duplicate().get(array);
        var features = new FeatureBytes(array);
        features.look();
        return features;
    }

    private void look() {
        var cursor = new Cursor(0);
        for (long entries = cursor.block(); entries > 0; entries = cursor.block()) {
            for (long i = 0; i < entries; i++) {
                String attribute = cursor.text();
                int count = attributes.size();
                if (count == begins.length) {
                    begins = Arrays.copyOf(begins, 2 * count);
                }
                begins[count] = cursor.at;
                attributes.add(attribute);
                cursor.skipTexts();
            }
        }
        if (cursor.at != bytes.length) {
            throw unreadable();
        }
    }

    List<String> attributes() {
        return attributes;
    }

    /** The values of an attribute. */
    @Override
    public List<String> apply(String attribute) {
        int found = attributes.indexOf(attribute);
        return found < 0 ? List.of() : new Cursor(begins[found]).texts();
    }

    private static IllegalArgumentException unreadable() {
        // without a cause: its message may quote a value
        return new IllegalArgumentException("a visit's features cannot be read");
    }

    /** Reads on from a place; Avro's own decoder does not tell where it is. */
    private final class Cursor {

        private static final int MAX_BYTES_OF_A_LONG = 10;

        private int at;

        Cursor(int at) {
            this.at = at;
        }

        /** How many items follow; 0: the map or array ends. */
        long block() {
            long count = number();
            if (count < 0) {
                // with its size, which nobody here needs
                number();
                return -count;
            }
            return count;
        }

        List<String> texts() {
            var texts = new ArrayList<String>();
            for (long count = block(); count > 0; count = block()) {
                for (long i = 0; i < count; i++) {
                    texts.add(text());
                }
            }
            return texts;
        }

        void skipTexts() {
            for (long count = block(); count > 0; count = block()) {
                for (long i = 0; i < count; i++) {
                    step();
                }
            }
        }

        String text() {
            int length = step();
            return new String(bytes, at - length, length, StandardCharsets.UTF_8);
        }

        /** Over a text; its length in bytes. */
        private int step() {
            long length = number();
            if (length < 0 || length > bytes.length - at) {
                throw unreadable();
            }
            at += (int) length;
            return (int) length;
        }

        /** Zigzag, seven bits a byte, the least first: Avro 1.12.0 specification, "Binary Encoding". */
        private long number() {
            long bits = 0;
            for (int i = 0; i < MAX_BYTES_OF_A_LONG; i++) {
                if (at == bytes.length) {
                    throw unreadable();
                }
                byte next = bytes[at++];
                bits |= (next & 0x7FL) << (7 * i);
                if (next >= 0) {
                    return (bits >>> 1) ^ -(bits & 1);
                }
            }
            throw unreadable();
        }
    }
}
