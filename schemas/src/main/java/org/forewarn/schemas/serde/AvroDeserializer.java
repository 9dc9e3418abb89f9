package org.forewarn.schemas.serde;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericContainer;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads Avro records in Confluent's wire format: with the writer's schema from the registry into the class that was
 * generated here, so that older and newer writers are understood. Settings: see {@link RegistryConfig}.
 */
public final class AvroDeserializer<T extends GenericContainer> implements Deserializer<T> {

    static {
        TrustedClasses.trust();
    }

    private final Map<Integer, DatumReader<T>> readers = new ConcurrentHashMap<>();
    private @Nullable RegistryClient registry;
    private boolean specific = true;
    private final @Nullable Schema wanted;

    /** Reads what the settings say. */
    public AvroDeserializer() {
        this(null);
    }

    private AvroDeserializer(@Nullable Schema wanted) {
        this.wanted = wanted;
    }

    /** Reads every record as generic, with this schema: what it does not name is skipped. */
    public static AvroDeserializer<GenericRecord> reading(Schema wanted) {
        return new AvroDeserializer<>(wanted);
    }

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        RegistryConfig config = RegistryConfig.from(configs);
        registry = new RegistryClient(config);
        specific = config.specificReader();
    }

    /**
     * @throws SerializationException when the bytes are no record of a known schema
     * @throws RegistryUnavailableException when the schema is not yet known here and no registry answered in time
     */
    @Override
    @SuppressWarnings("NullAway") // Kafka's contract: null in, null out (a tombstone)
    public @Nullable T deserialize(String topic, byte @Nullable [] data) {
        if (data == null) {
            return null;
        }
        DatumReader<T> reader = readers.computeIfAbsent(WireFormat.readHeader(data), this::reader);
        try {
            BinaryDecoder decoder = DecoderFactory.get()
                    .binaryDecoder(data, WireFormat.HEADER_BYTES, data.length - WireFormat.HEADER_BYTES, null);
            T value = reader.read(null, decoder);
            if (!decoder.isEnd()) {
                throw new SerializationException("Bytes are left over after the record in " + topic);
            }
            return value;
        } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException | ClassCastException e) {
            // the cause's message may quote a field's value
            throw new SerializationException(
                    "No readable record in " + topic + " (" + e.getClass().getSimpleName() + ")");
        }
    }

    private DatumReader<T> reader(int schemaId) {
        if (registry == null) {
            throw new IllegalStateException("configure() comes first");
        }
        Schema writer = registry.schemaOf(schemaId);
        if (wanted != null) {
            return new GenericDatumReader<>(writer, wanted);
        }
        if (!specific) {
            return new GenericDatumReader<>(writer);
        }
        Class<?> generated = SpecificData.get().getClass(writer);
        if (generated == null) {
            throw new SerializationException("No class here for schema " + writer.getFullName());
        }
        return new SpecificDatumReader<>(writer, SpecificData.get().getSchema(generated));
    }
}
