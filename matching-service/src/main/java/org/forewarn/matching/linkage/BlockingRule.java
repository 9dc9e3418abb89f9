package org.forewarn.matching.linkage;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * By what records meet: those that share the values of all its attributes are compared.
 *
 * @param name of the rule, part of the keys it makes
 * @param attributes one or more; of a record with several values each combination is a key
 * @param strong whether it is an identifier, which is worth comparing by even when many share it
 * @param atMost blocks of more records than this are left alone in a batch; nothing: none is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BlockingRule(
        String name,
        List<String> attributes,
        @Nullable Boolean strong,
        @Nullable Integer atMost) {

    public BlockingRule {
        if (name == null || attributes == null || attributes.isEmpty()) {
            throw new IllegalArgumentException("a blocking rule wants name and attributes");
        }
        attributes = List.copyOf(attributes);
    }

    public boolean isStrong() {
        return strong != null && strong;
    }
}
