package org.forewarn.intake.mapping;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.forewarn.intake.mapping.language.Lanes;
import org.forewarn.intake.publishing.Publication;
import org.forewarn.intake.publishing.Publisher;
import org.forewarn.kit.access.Caller;
import org.forewarn.kit.table.TopicTable;
import org.forewarn.schemas.Topics;
import org.forewarn.schemas.event.Mapping;
import org.jspecify.annotations.Nullable;

/** Registers, lists and removes mappings, each charity its own. */
final class MappingAdministration {

    /** Ten times the longest mapping that the form could call for. */
    static final int MAX_TEXT_BYTES = 32_768;

    /** A charity has a form or three. */
    static final int MAX_NAMES = 20;

    /** Of all names together, removed ones too: 6.4 MB a charity at most, in the memory of every instance. */
    static final int MAX_VERSIONS = 200;

    private static final String LANGUAGE = "jsonata";

    /** The topic has one partition. */
    private static final int PARTITION = 0;

    /** So that what was registered here is used here from the next request on. */
    private static final Duration KNOWN_HERE_WITHIN = Duration.ofSeconds(2);

    private final MappingTable table;
    private final TopicTable<Mapping> topic;
    private final Lanes lanes;
    private final Publisher publisher;
    private final Clock clock;

    MappingAdministration(
            MappingTable table, TopicTable<Mapping> topic, Lanes lanes, Publisher publisher, Clock clock) {
        this.table = table;
        this.topic = topic;
        this.lanes = lanes;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** What became of a mapping that was to be registered. */
    sealed interface Registration {

        /** @param anew whether something was published; false when this version was current already */
        record Registered(StoredMapping mapping, boolean anew) implements Registration {}

        record BadName() implements Registration {}

        record TooLong() implements Registration {}

        /** It cannot be read, or uses what mappings may not. */
        record Malformed(String detail) implements Registration {}

        /** The charity has as many as it may. */
        record Full(String detail) implements Registration {}

        record Failed() implements Registration {}
    }

    /** What became of a mapping that was to be removed. */
    enum Removal {
        REMOVED,
        UNKNOWN,
        FAILED
    }

    Registration register(Caller caller, String name, byte[] body) {
        if (!StoredMapping.isName(name)) {
            return new Registration.BadName();
        }
        if (body.length > MAX_TEXT_BYTES) {
            return new Registration.TooLong();
        }
        String text = text(body);
        if (text == null) {
            return new Registration.Malformed("The mapping is not in UTF-8.");
        }
        return register(caller, candidate(caller, name, text, false));
    }

    private Registration register(Caller caller, StoredMapping candidate) {
        Optional<StoredMapping> current = table.find(caller.partnerId(), candidate.name());
        if (current.isPresent() && current.get().version().equals(candidate.version())) {
            return new Registration.Registered(current.get(), false);
        }
        Optional<String> full = full(caller.partnerId(), candidate, current.isPresent());
        if (full.isPresent()) {
            return new Registration.Full(full.get());
        }
        return switch (lanes.check(caller.partnerId(), candidate.text())) {
            case Lanes.Check.Unsound(String detail) -> new Registration.Malformed(detail);
            case Lanes.Check.Busy() -> new Registration.Failed();
            case Lanes.Check.Sound() ->
                publish(caller, candidate) ? new Registration.Registered(candidate, true) : new Registration.Failed();
        };
    }

    /** Two requests at the same moment may both be the last that fits: the bound is for memory, and one more is none. */
    private Optional<String> full(String partnerId, StoredMapping candidate, boolean nameStands) {
        if (!nameStands && table.current(partnerId).size() >= MAX_NAMES) {
            return Optional.of("There are %d mappings already. Remove one first.".formatted(MAX_NAMES));
        }
        boolean known = table.version(partnerId, candidate.id()).isPresent();
        return known || table.count(partnerId) < MAX_VERSIONS
                ? Optional.empty()
                : Optional.of(
                        "There are %d versions of your mappings already, and reports may name each. Ask the operator."
                                .formatted(MAX_VERSIONS));
    }

    Removal remove(Caller caller, String name) {
        Optional<StoredMapping> current =
                table.find(caller.partnerId(), name).filter(each -> each.name().equals(name));
        if (current.isEmpty()) {
            return Removal.UNKNOWN;
        }
        return publish(caller, candidate(caller, name, current.get().text(), true)) ? Removal.REMOVED : Removal.FAILED;
    }

    List<StoredMapping> all(Caller caller) {
        return table.current(caller.partnerId());
    }

    /** The latest record of a name that stands for something, or any version, by name@version. */
    Optional<StoredMapping> find(Caller caller, String nameOrId) {
        return nameOrId.contains("@")
                ? table.version(caller.partnerId(), nameOrId)
                : table.find(caller.partnerId(), nameOrId);
    }

    List<StoredMapping> versions(Caller caller, String name) {
        return table.versions(caller.partnerId(), name);
    }

    private StoredMapping candidate(Caller caller, String name, String text, boolean removed) {
        return new StoredMapping(
                name,
                StoredMapping.versionOf(text),
                text,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                caller.keyId(),
                removed);
    }

    private boolean publish(Caller caller, StoredMapping mapping) {
        var value = new Mapping(
                caller.partnerId(),
                mapping.name(),
                mapping.version(),
                LANGUAGE,
                mapping.text(),
                mapping.createdAt(),
                mapping.keyId(),
                mapping.removed());
        String key = MappingTable.key(caller.partnerId(), mapping);
        return switch (publisher.publish(Topics.MAPPINGS, key, value).join()) {
            case Publication.Acknowledged(long offset) -> {
                awaitHere(offset);
                yield true;
            }
            case Publication.Unavailable() -> false;
        };
    }

    /** The mapping is stored whether or not this instance has read it yet. */
    private void awaitHere(long offset) {
        try {
            topic.await(PARTITION, offset, KNOWN_HERE_WITHIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static @Nullable String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
