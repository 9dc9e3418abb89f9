package org.forewarn.kit.access;

import java.util.List;
import java.util.Optional;
import org.forewarn.kit.problem.Problems;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Lets nobody past {@code /v1/} without a known key, before a byte of the body is read. */
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
final class AccessFilter implements WebFilter {

    static final String CALLER = Caller.class.getName();

    private static final String API = "/v1/";
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
        if (!path.startsWith(API) || publicPaths.contains(path)) {
            return chain.filter(exchange);
        }
        Optional<Caller> caller = caller(exchange.getRequest().getHeaders());
        if (caller.isEmpty()) {
            return Mono.error(Problems.unauthorized());
        }
        exchange.getAttributes().put(CALLER, caller.get());
        return chain.filter(exchange);
    }

    private Optional<Caller> caller(HttpHeaders headers) {
        String header = headers.getFirst(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        return ApiKey.parse(header.substring(SCHEME.length()).strip()).flatMap(partners::authenticate);
    }
}
