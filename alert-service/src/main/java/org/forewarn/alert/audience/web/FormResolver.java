package org.forewarn.alert.audience.web;

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
 * Gives a handler what was typed. Only url-encoded forms are read: parts of a multipart form may be written to disk on their
 * way, and this must not be.
 */
final class FormResolver implements HandlerMethodArgumentResolver {

    /** A long list of postcodes, url-encoded, and everything else that can be chosen. */
    static final int MAX_BYTES = 16 * 1024;

    private static final ResolvableType FORM =
            ResolvableType.forClassWithGenerics(MultiValueMap.class, String.class, String.class);

    private final FormHttpMessageReader reader = new FormHttpMessageReader();

    FormResolver() {
        reader.setMaxInMemorySize(MAX_BYTES);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Form.class;
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
                .map(Form::new);
    }
}
