package org.forewarn.matching.linkage;

import java.io.InputStream;
import java.io.OutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The file of a model: JSON, in which an unknown word is an error. */
final class ModelFile {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private ModelFile() {}

    static Model read(InputStream in) {
        try {
            return JSON.readValue(in, Model.class);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("Not a model file: " + e.getOriginalMessage(), e);
        }
    }

    static void write(Model model, OutputStream out) {
        JSON.writeValue(out, model);
    }
}
