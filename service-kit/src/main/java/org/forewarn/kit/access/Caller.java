package org.forewarn.kit.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/**
 * Who calls: the organisation, which of its keys, and what that key may do. A handler gets one by asking for
 * {@code @WithScope("reports:write") Caller caller}.
 */
public record Caller(String partnerId, String keyId, Set<String> scopes) {

    /** The organisation that runs the suite. */
    public static final String OPERATOR = "operator";

    /** Those who are warned, when alert-service asks or reports for one of them. */
    public static final String MEMBERS = "members";

    /** Filters of a higher order know the caller. */
    public static final int KNOWN_FROM = AccessFilter.ORDER;

    public Caller {
        scopes = Set.copyOf(scopes);
    }

    /** Who sends this request; nobody on a path that needs no key. For filters that come after {@link #KNOWN_FROM}. */
    public static @Nullable Caller of(ServerWebExchange exchange) {
        return exchange.getAttribute(AccessFilter.CALLER);
    }
}
