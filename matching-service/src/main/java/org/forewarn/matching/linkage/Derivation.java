package org.forewarn.matching.linkage;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * An attribute that is made of others, to compare or to meet by.
 *
 * <p>Valid: {@code {"name": "surname_sound", "from": ["surname"], "using": ["double-metaphone"]}}. Invalid:
 * {@code "using": ["guess"]}, which is no {@link Transform}.
 *
 * @param name of the new attribute
 * @param from the attributes whose values it takes, all together
 * @param using what is done to each value, one after the other
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Derivation(String name, List<String> from, List<String> using) {

    public Derivation {
        if (name == null || from == null || using == null || from.isEmpty()) {
            throw new IllegalArgumentException("a derived attribute wants name, from and using");
        }
        from = List.copyOf(from);
        using = List.copyOf(using);
        using.forEach(Transform::of);
    }
}
