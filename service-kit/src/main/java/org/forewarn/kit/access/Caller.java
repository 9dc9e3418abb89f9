package org.forewarn.kit.access;

import java.util.Set;

/**
 * Who calls: the organisation, which of its keys, and what that key may do. A handler gets one by asking for
 * {@code @WithScope("reports:write") Caller caller}.
 */
public record Caller(String partnerId, String keyId, Set<String> scopes) {

    /** The organisation that runs the suite. */
    public static final String OPERATOR = "operator";

    public Caller {
        scopes = Set.copyOf(scopes);
    }
}
