package org.forewarn.kit.access;

import org.forewarn.kit.problem.Problems;
import org.springframework.core.MethodParameter;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Gives a handler its {@link Caller}, or answers 403 when the key lacks the scope the handler names. */
final class CallerResolver implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class;
    }

    @Override
    public Mono<Object> resolveArgument(
            MethodParameter parameter, BindingContext bindingContext, ServerWebExchange exchange) {
        WithScope scope = parameter.getParameterAnnotation(WithScope.class);
        if (scope == null) {
            return Mono.error(new IllegalStateException("A handler asks for a Caller without @WithScope"));
        }
        Caller caller = Caller.of(exchange);
        if (caller == null) {
            return Mono.error(Problems.unauthorized());
        }
        return caller.scopes().contains(scope.value())
                ? Mono.just(caller)
                : Mono.error(Problems.forbidden(scope.value()));
    }
}
