package org.forewarn.schemas.serde;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericContainer;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes Avro records in Confluent's wire format, subject {@code <topic>-value} (or {@code -key}). Settings: see
 * {@link RegistryConfig}.
 */
public final class AvroSerializer<T extends GenericContainer> implements Serializer<T> {

    private static final int TYPICAL_BYTES = 1024;

    static {
        TrustedClasses.trust();
    }

    private final Map<Schema, DatumWriter<T>> writers = new ConcurrentHashMap<>();
    private @Nullable RegistryClient registry;
    private String suffix = "-value";

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        registry = new RegistryClient(RegistryConfig.from(configs));
        suffix = isKey ? "-key" : "-value";
    }

    /**
     * Asks the registry for the schema's id now, so that the first record does not wait for it.
     *
     * @throws RegistryUnavailableException when no registry answered in time
     */
    public void prepare(String topic, Schema schema) {
        registry().idOf(topic + suffix, schema);
    }

    @Override
    @SuppressWarnings("NullAway") // Kafka's contract: null in, null out (a tombstone)
    public byte @Nullable [] serialize(String topic, @Nullable T data) {
        if (data == null) {
            return null;
        }
        Schema schema = data.getSchema();
        int id = registry().idOf(topic + suffix, schema);
        var out = new ByteArrayOutputStream(TYPICAL_BYTES);
        WireFormat.writeHeader(out, id);
        try {
            BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
            writer(schema, data).write(data, encoder);
            encoder.flush();
            return out.toByteArray();
        } catch (IOException | RuntimeException e) {
            // the cause's message may quote a field's value
            throw new SerializationException(
                    "Not a valid " + schema.getName() + " (" + e.getClass().getSimpleName() + ")");
        }
    }

    private DatumWriter<T> writer(Schema schema, T data) {
        return writers.computeIfAbsent(
                schema, s -> data instanceof SpecificRecord ? generated(s) : new GenericDatumWriter<>(s));
    }

    /** Generated classes can write themselves, the same bytes without looking at the schema field by field. */
    private static <T> DatumWriter<T> generated(Schema schema) {
        SpecificData model = SpecificData.getForSchema(schema);
        model.setCustomCoders(true);
        return new SpecificDatumWriter<>(schema, model);
    }

    private RegistryClient registry() {
        if (registry == null) {
            throw new IllegalStateException("configure() comes first");
        }
        return registry;
    }
}
