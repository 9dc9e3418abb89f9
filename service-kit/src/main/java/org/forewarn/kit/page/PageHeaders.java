package org.forewarn.kit.page;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Gives every HTML answer, whoever wrote it, the headers that keep it to itself: nothing from elsewhere, in nobody's
 * frame, in no cache, no trace in the address that the next site sees. What a page has set itself stands.
 */
final class PageHeaders implements WebFilter {

    static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
            + "img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final String NO_SNIFFING = "X-Content-Type-Options";

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        exchange.getResponse().beforeCommit(() -> {
            HttpHeaders headers = exchange.getResponse().getHeaders();
            headers.set(NO_SNIFFING, "nosniff");
            if (MediaType.TEXT_HTML.isCompatibleWith(headers.getContentType())) {
                setUnlessSet(headers, "Content-Security-Policy", POLICY);
                setUnlessSet(headers, "Referrer-Policy", "no-referrer");
                setUnlessSet(headers, "Cross-Origin-Opener-Policy", "same-origin");
                setUnlessSet(headers, "Cross-Origin-Resource-Policy", "same-origin");
                setUnlessSet(
                        headers,
                        "Permissions-Policy",
                        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()");
                setUnlessSet(headers, HttpHeaders.CACHE_CONTROL, "no-store");
            }
            return Mono.empty();
        });
        return chain.filter(exchange);
    }

    private static void setUnlessSet(HttpHeaders headers, String name, String value) {
        if (!headers.containsHeader(name)) {
            headers.set(name, value);
        }
    }
}
