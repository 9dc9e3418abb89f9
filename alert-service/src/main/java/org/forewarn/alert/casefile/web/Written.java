package org.forewarn.alert.casefile.web;

import org.forewarn.kit.identifier.Phones;

/** Identifiers as people write them; matching's normal forms are for machines. */
final class Written {

    private static final String PHONE = "phone";

    private Written() {}

    /**
     * An identifier as it is read aloud and compared with what stands on a phone.
     *
     * @param partial whether it is only some of the signs, which have no groups
     */
    static String identifier(String type, boolean partial, String value) {
        return type.equals(PHONE) && !partial ? Phones.written(value) : value;
    }
}
