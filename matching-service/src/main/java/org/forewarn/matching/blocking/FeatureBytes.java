package org.forewarn.matching.blocking;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericData.StringType;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.forewarn.matching.linkage.Features;

/** Features in the one piece in which a visit carries them: an Avro map of arrays of strings, attributes sorted. */
final class FeatureBytes {

    private static final Schema SCHEMA = schema();
    private static final GenericDatumWriter<Map<String, List<String>>> WRITER = new GenericDatumWriter<>(SCHEMA);
    private static final GenericDatumReader<Map<String, List<String>>> READER = new GenericDatumReader<>(SCHEMA);
    private static final int TYPICAL_BYTES = 512;

    private FeatureBytes() {}

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

    /** @throws IllegalArgumentException when the bytes are something else */
    static Features read(ByteBuffer bytes) {
        try {
            var view = bytes.duplicate();
            var array = new byte[view.remaining()];
            view.get(array);
            return new Features(READER.read(null, DecoderFactory.get().binaryDecoder(array, null)));
        } catch (IOException | AvroRuntimeException e) {
            // the cause's message may quote a value
            throw new IllegalArgumentException("a visit's features cannot be read");
        }
    }
}
