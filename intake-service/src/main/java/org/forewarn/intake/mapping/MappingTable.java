package org.forewarn.intake.mapping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.forewarn.kit.table.Rows;
import org.forewarn.schemas.event.Mapping;
import org.jspecify.annotations.Nullable;

/** All mappings, as the topic {@code mappings} has them at this moment. */
final class MappingTable implements Rows<Mapping> {

    /** A charity's records by name@version, in the order of the log: the last of a name says what is current. */
    private final Map<String, Map<String, StoredMapping>> byPartner = new ConcurrentHashMap<>();

    static String key(String partnerId, StoredMapping mapping) {
        return partnerId + "/" + mapping.id();
    }

    @Override
    public void apply(ConsumerRecords<String, Mapping> records) {
        for (ConsumerRecord<String, @Nullable Mapping> record : records) {
            put(record.key(), record.value());
        }
    }

    /** Readers see a charity's mappings before the change or after it, never between: the map is replaced. */
    void put(String key, @Nullable Mapping mapping) {
        int slash = key.indexOf('/');
        if (slash < 0) {
            return;
        }
        byPartner.compute(key.substring(0, slash), (_, before) -> {
            var after = before == null
                    ? new LinkedHashMap<String, StoredMapping>()
                    : new LinkedHashMap<String, StoredMapping>(before);
            String id = key.substring(slash + 1);
            after.remove(id);
            if (mapping != null) {
                after.put(id, StoredMapping.of(mapping));
            }
            return after.isEmpty() ? null : after;
        });
    }

    @Override
    public void clear() {
        byPartner.clear();
    }

    /** The current version of a name, or that very version for name@version; nothing after the name was removed. */
    Optional<StoredMapping> find(String partnerId, String nameOrId) {
        String name = nameOrId.contains("@") ? nameOrId.substring(0, nameOrId.indexOf('@')) : nameOrId;
        return current(partnerId, name)
                .flatMap(current -> name.equals(nameOrId) ? Optional.of(current) : version(partnerId, nameOrId));
    }

    /** A version, also of a name that was removed: what reports went through can always be looked up. */
    Optional<StoredMapping> version(String partnerId, String id) {
        return Optional.ofNullable(ofPartner(partnerId).get(id));
    }

    /** The current versions of all names that stand for one, by name. */
    List<StoredMapping> current(String partnerId) {
        var last = new LinkedHashMap<String, StoredMapping>();
        ofPartner(partnerId).values().forEach(each -> last.put(each.name(), each));
        return last.values().stream()
                .filter(each -> !each.removed())
                .sorted(Comparator.comparing(StoredMapping::name))
                .toList();
    }

    /** Every version of a name, the latest first. */
    List<StoredMapping> versions(String partnerId, String name) {
        var versions = new ArrayList<StoredMapping>();
        ofPartner(partnerId).values().stream()
                .filter(each -> each.name().equals(name))
                .forEach(versions::addFirst);
        return versions;
    }

    /** How many versions a charity has, of all its names. */
    int count(String partnerId) {
        return ofPartner(partnerId).size();
    }

    private Optional<StoredMapping> current(String partnerId, String name) {
        return versions(partnerId, name).stream().findFirst().filter(last -> !last.removed());
    }

    private Map<String, StoredMapping> ofPartner(String partnerId) {
        return byPartner.getOrDefault(partnerId, Map.of());
    }
}
