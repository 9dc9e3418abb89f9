package org.forewarn.alert.staff;

import java.util.Set;
import org.springframework.core.MethodParameter;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Gives a handler its {@link Member}, or refuses; there is no other way to get one. */
final class MemberResolver implements HandlerMethodArgumentResolver {

    private final Visitors visitors;
    private final Scheduler blocking;

    /** @param blocking what asks the database does so here, not on the event loop */
    MemberResolver(Visitors visitors, Scheduler blocking) {
        this.visitors = visitors;
        this.blocking = blocking;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Member.class || parameter.getParameterType() == Visitor.class;
    }

    @Override
    public Mono<Object> resolveArgument(
            MethodParameter parameter, BindingContext bindingContext, ServerWebExchange exchange) {
        RoleNeeded needed = parameter.getParameterAnnotation(RoleNeeded.class);
        if (needed == null) {
            return Mono.error(new IllegalStateException("A handler asks for a member without @RoleNeeded"));
        }
        return Mono.fromCallable(() -> {
                    Visitor visitor = visitors.require(exchange, Set.of(needed.value()));
                    return parameter.getParameterType() == Visitor.class ? visitor : (Object) visitor.member();
                })
                .subscribeOn(blocking);
    }
}
