package org.forewarn.intake.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** YAML beside this class, as JSON: written by people, who need comments and long sentences. */
final class YamlResource {

    private static final int MAX_ALIASES = 500;

    private YamlResource() {}

    static ObjectNode read(String name) {
        var options = new LoaderOptions();
        // a name that stands twice would silently win over the first
        options.setAllowDuplicateKeys(false);
        // ours, and no bomb
        options.setMaxAliasesForCollections(MAX_ALIASES);
        try (InputStream resource = YamlResource.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException("No resource " + name);
            }
            Object read = new Yaml(new SafeConstructor(options)).load(resource);
            return JsonMapper.shared().valueToTree(read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
