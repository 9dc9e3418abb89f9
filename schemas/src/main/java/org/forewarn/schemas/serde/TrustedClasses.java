package org.forewarn.schemas.serde;

import java.util.Set;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassSecurityValidator.ClassSecurityPredicate;
import org.forewarn.schemas.event.ReportEvent;
import org.forewarn.schemas.matching.Visit;

/**
 * Tells Avro which classes a schema may name. Avro 1.12.2 loads none but its own unless told: a schema comes from a
 * registry, and a class named in it would otherwise be instantiated. Ours are the generated ones and nothing else.
 */
public final class TrustedClasses {

    private static final Set<String> PACKAGES =
            Set.of(ReportEvent.class.getPackageName(), Visit.class.getPackageName());

    static {
        ClassSecurityPredicate generated = type -> PACKAGES.contains(type.getPackageName());
        ClassSecurityValidator.setGlobal(
                ClassSecurityValidator.composite(ClassSecurityValidator.getGlobal(), generated));
    }

    private TrustedClasses() {}

    /** Makes sure that Avro was told; the serializer and the deserializer do so by themselves. */
    @SuppressWarnings("EmptyMethod")
    public static void trust() {
        // the static initialiser has done it, once
    }
}
