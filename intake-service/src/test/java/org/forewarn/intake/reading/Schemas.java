package org.forewarn.intake.reading;

import com.networknt.schema.ExecutionConfig;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** JSON Schema 2020-12 as somebody else reads it, with {@code format} taken for a rule and not for a remark. */
public final class Schemas {

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDialect(Dialects.getDraft202012());
    private static final ExecutionConfig STRICT =
            ExecutionConfig.builder().formatAssertionsEnabled(true).build();

    private Schemas() {}

    /** A schema that stands alone. */
    public static Schema of(JsonNode schema) {
        return REGISTRY.getSchema(schema);
    }

    /** What is wrong with a document, each a pointer and a sentence. */
    public static List<String> problems(Schema schema, JsonNode document) {
        return schema.validate(document, context -> context.setExecutionConfig(STRICT)).stream()
                .map(each -> each.getInstanceLocation() + " " + each.getMessage())
                .toList();
    }
}
