package org.forewarn.intake.form;

import java.util.List;
import java.util.Map;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.http.MediaType;
import org.springframework.http.codec.FormHttpMessageReader;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import reactor.core.publisher.Mono;

/**
 * Gives a handler what was typed. Only url-encoded forms are read: parts of a multipart form may be written to disk on
 * their way, and this must not be.
 */
final class TypedResolver implements HandlerMethodArgumentResolver {

    private static final ResolvableType FORM =
            ResolvableType.forClassWithGenerics(MultiValueMap.class, String.class, String.class);

    private final FormHttpMessageReader reader = new FormHttpMessageReader();

    /** @param maxBytes a longer body is not read to its end */
    TypedResolver(int maxBytes) {
        reader.setMaxInMemorySize(maxBytes);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Typed.class;
    }

    @Override
    public Mono<Object> resolveArgument(
            MethodParameter parameter, BindingContext bindingContext, ServerWebExchange exchange) {
        MediaType type = exchange.getRequest().getHeaders().getContentType();
        if (!MediaType.APPLICATION_FORM_URLENCODED.isCompatibleWith(type)) {
            return Mono.error(
                    new UnsupportedMediaTypeStatusException(type, List.of(MediaType.APPLICATION_FORM_URLENCODED)));
        }
        return reader.readMono(FORM, exchange.getRequest(), Map.of())
                .defaultIfEmpty(new LinkedMultiValueMap<>())
                .map(Typed::new);
    }
}
