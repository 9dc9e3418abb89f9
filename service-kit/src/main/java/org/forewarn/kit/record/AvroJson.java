package org.forewarn.kit.record;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Records of the contracts as JSON, with the contracts' own field names, so that a field that is added there is seen
 * here: times in ISO 8601, words of enumerations in lower case.
 */
public final class AvroJson {

    private AvroJson() {}

    public static ObjectNode of(SpecificRecord record) {
        var node = JsonNodeFactory.instance.objectNode();
        for (Schema.Field field : record.getSchema().getFields()) {
            node.set(field.name(), JsonMapper.shared().valueToTree(plain(record.get(field.pos()))));
        }
        return node;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case SpecificRecord record -> of(record);
            case List<?> list -> list.stream().map(AvroJson::plain).toList();
            case Enum<?> word -> word.name().toLowerCase(Locale.ROOT);
            case Instant time -> time.toString();
            case CharSequence text -> text.toString();
            case null, default -> value;
        };
    }
}
