package org.forewarn.kit.page;

import java.util.Set;
import org.forewarn.kit.problem.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Refuses what another site makes a browser post to pages of ours, by the header in which browsers tell it (W3C Fetch
 * Metadata; all of them since 2023). An older browser sends none; then the cookie's SameSite and the page's token must
 * do. It covers signing in, too, where there is no session yet that a token could be bound to.
 */
public final class SameOriginPosts implements WebFilter {

    private static final String SITE = "Sec-Fetch-Site";
    private static final Set<String> OURS = Set.of("same-origin", "none");

    private final String pages;

    /** @param pages where the paths of the pages begin, {@code /report} */
    public SameOriginPosts(String pages) {
        this.pages = pages;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        @Nullable String site = request.getHeaders().getFirst(SITE);
        boolean page = request.getURI().getPath().startsWith(pages);
        boolean foreign = page && request.getMethod() == HttpMethod.POST && site != null && !OURS.contains(site);
        return foreign ? Mono.error(Problems.foreignPost()) : chain.filter(exchange);
    }
}
