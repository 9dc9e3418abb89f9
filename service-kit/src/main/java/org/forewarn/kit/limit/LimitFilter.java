package org.forewarn.kit.limit;

import java.util.stream.Collectors;
import org.forewarn.kit.access.Caller;
import org.forewarn.kit.limit.Taking.Refused;
import org.forewarn.kit.problem.Problems;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.PathContainer.PathSegment;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Takes one token for each call of a known caller, before a byte of the body is read; every answer says what is left. */
@Order(Caller.KNOWN_FROM + 10)
final class LimitFilter implements WebFilter {

    private static final String POLICY = "RateLimit-Policy";
    private static final String LIMIT = "RateLimit";

    private final Policies policies;
    private final Limiter limiter;

    LimitFilter(Policies policies, Limiter limiter) {
        this.policies = policies;
        this.limiter = limiter;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        Caller caller = Caller.of(exchange);
        if (caller == null) {
            return chain.filter(exchange);
        }
        String policy = policies.nameFor(pathOf(exchange));
        Allowance allowance = limiter.allowance(policy, caller.partnerId());
        Taking taking = limiter.take(allowance, policy, 1);
        HttpHeaders headers = exchange.getResponse().getHeaders();
        headers.set(POLICY, allowance.policyField());
        headers.set(LIMIT, allowance.field(taking));
        return taking instanceof Refused refused
                ? Mono.error(Problems.rateLimited(refused.after()))
                : chain.filter(exchange);
    }

    /** As handlers are found by it: {@code /v1/%63hecks} is {@code /v1/checks}, and counts as that. */
    private static String pathOf(ServerWebExchange exchange) {
        return exchange.getRequest().getPath().pathWithinApplication().elements().stream()
                .map(element -> element instanceof PathSegment segment ? segment.valueToMatch() : element.value())
                .collect(Collectors.joining());
    }
}
