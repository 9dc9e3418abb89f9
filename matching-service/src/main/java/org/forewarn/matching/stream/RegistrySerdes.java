package org.forewarn.matching.stream;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.forewarn.schemas.serde.AvroSerde;

/**
 * Serdes of the schema registry; internal topics and changelogs too have their schemas there, so that a newer version of
 * the service can read what an older one stored.
 */
public final class RegistrySerdes implements AvroSerdes {

    private final Map<String, ?> settings;

    /** One of a kind: each asks the registry for every schema once. */
    private final Map<Class<?>, AvroSerde<?>> serdes = new ConcurrentHashMap<>();

    /** @param settings of {@code AvroSerde}: {@code schema.registry.url} and its companions */
    public RegistrySerdes(Map<String, ?> settings) {
        this.settings = Map.copyOf(settings);
    }

    @Override
    @SuppressWarnings("unchecked") // only of(T) puts one under T
    public <T extends SpecificRecord> Serde<T> of(Class<T> type) {
        return (Serde<T>) serdes.computeIfAbsent(type, none -> configured());
    }

    private AvroSerde<?> configured() {
        var serde = new AvroSerde<>();
        serde.configure(settings, false);
        return serde;
    }
}
