package org.forewarn.schemas;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaParseException;
import org.apache.avro.SchemaValidationException;
import org.apache.avro.SchemaValidatorBuilder;
import org.forewarn.schemas.ReleasedSchemas.Released;
import org.forewarn.schemas.event.ReportEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compacted topics hold records of every release, and services are upgraded one after the other: so each schema must
 * read what any release wrote, and any release must read what it writes (FULL_TRANSITIVE, as the registry calls it).
 */
class ReleasedSchemasStayReadableTest {

    static Stream<Released> released() throws IOException {
        return ReleasedSchemas.all().stream();
    }

    @ParameterizedTest
    @MethodSource("released")
    void theCurrentSchemaAndAReleasedOneReadEachOther(Released released) throws SchemaValidationException {
        assertThat(Contracts.current().keySet())
                .as("a released schema is never removed")
                .contains(released.name());
        requireCompatible(released.schema(), requireNonNull(Contracts.current().get(released.name())));
    }

    @Test
    void everyCurrentSchemaWasReleased() throws IOException {
        List<String> names = ReleasedSchemas.all().stream().map(Released::name).toList();
        assertThat(names).containsAll(Contracts.current().keySet());
    }

    @Test
    void aFieldAddedWithADefaultIsCompatible() throws SchemaValidationException {
        requireCompatible(person("name"), person("name", "age:0"));
    }

    @Test
    void aFieldAddedWithoutADefaultIsRefused() {
        assertThat(breaks(person("name"), person("name", "age"))).isTrue();
    }

    @Test
    void aFieldRemovedThatHadNoDefaultIsRefused() {
        assertThat(breaks(person("name", "age"), person("name"))).isTrue();
    }

    @Test
    void aRemovedFieldOfARealContractIsRefused() {
        Schema event = ReportEvent.getClassSchema();
        Schema without = Schema.createRecord(event.getName(), null, event.getNamespace(), false);
        without.setFields(event.getFields().stream()
                .filter(field -> !field.name().equals("provenance"))
                .map(field -> new Schema.Field(field, field.schema()))
                .toList());
        assertThat(breaks(event, without)).isTrue();
        assertThat(SchemaCompatibility.checkReaderWriterCompatibility(event, event)
                        .getType())
                .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
    }

    @Test
    void everyFieldOfEveryContractIsDocumented() {
        Contracts.current().values().forEach(schema -> assertDocumented(schema, new java.util.HashSet<>()));
    }

    private static void assertDocumented(Schema schema, java.util.Set<String> seen) {
        switch (schema.getType()) {
            case RECORD -> {
                if (seen.add(schema.getFullName())) {
                    assertThat(schema.getDoc()).as(schema.getFullName()).isNotBlank();
                    for (Schema.Field field : schema.getFields()) {
                        assertThat(field.doc())
                                .as(schema.getName() + "." + field.name())
                                .isNotBlank();
                        assertDocumented(field.schema(), seen);
                    }
                }
            }
            case ENUM -> assertThat(schema.getDoc()).as(schema.getFullName()).isNotBlank();
            case ARRAY -> assertDocumented(schema.getElementType(), seen);
            case MAP -> assertDocumented(schema.getValueType(), seen);
            case UNION -> schema.getTypes().forEach(branch -> assertDocumented(branch, seen));
            default -> {}
        }
    }

    private static void requireCompatible(Schema before, Schema now) throws SchemaValidationException {
        new SchemaValidatorBuilder().mutualReadStrategy().validateAll().validate(now, List.of(before));
    }

    private static boolean breaks(Schema before, Schema now) {
        try {
            requireCompatible(before, now);
            return false;
        } catch (SchemaValidationException | SchemaParseException e) {
            return true;
        }
    }

    /** A record of one string per name; {@code name:0} is an int with that default. */
    private static Schema person(String... fields) {
        Schema schema = Schema.createRecord("Person", null, "test", false);
        schema.setFields(Stream.of(fields)
                .map(field -> field.contains(":")
                        ? new Schema.Field(field.split(":")[0], Schema.create(Schema.Type.INT), null, 0)
                        : new Schema.Field(field, Schema.create(Schema.Type.STRING)))
                .toList());
        return schema;
    }
}
