package org.forewarn.kit.access;

import java.time.Duration;
import java.util.List;
import org.forewarn.kit.access.Partners.Authentication;
import org.forewarn.kit.problem.Problems;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Lets nobody past {@code /v1/} without a known key, before a byte of the body is read. */
@Order(AccessFilter.ORDER)
final class AccessFilter implements WebFilter {

    /** Other filters that know the caller come after. */
    static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 100;

    static final String CALLER = Caller.class.getName();

    private static final String API = "/v1/";
    /** The topic of all keys is read in about a second, once there is a broker. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private static final String SCHEME = "Bearer ";

    private final Partners partners;
    private final List<String> publicPaths;

    AccessFilter(Partners partners, List<String> publicPaths) {
        this.partners = partners;
        this.publicPaths = List.copyOf(publicPaths);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String path = exchange.getRequest().getPath().value();
        if (!path.startsWith(API) || isPublic(path)) {
            return chain.filter(exchange);
        }
        return switch (authenticate(exchange.getRequest().getHeaders())) {
            case Authentication.Known(Caller caller) -> {
                exchange.getAttributes().put(CALLER, caller);
                yield chain.filter(exchange);
            }
            case Authentication.Refused() -> Mono.error(Problems.unauthorized());
            case Authentication.NotYet() -> Mono.error(notYet());
        };
    }

    /** One that ends with a slash opens what is below it. */
    private boolean isPublic(String path) {
        return publicPaths.stream().anyMatch(open -> open.endsWith("/") ? path.startsWith(open) : path.equals(open));
    }

    static ErrorResponseException notYet() {
        return Problems.unavailable(
                "The service has just started and does not know all keys yet. Try again.", RETRY_AFTER);
    }

    private Authentication authenticate(HttpHeaders headers) {
        String header = headers.getFirst(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return new Authentication.Refused();
        }
        return ApiKey.parse(header.substring(SCHEME.length()).strip())
                .map(partners::authenticate)
                .orElseGet(Authentication.Refused::new);
    }
}
