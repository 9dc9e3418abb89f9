package org.forewarn.kit.page;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
 * Gives a handler what was typed into a page that anybody can open. Only url-encoded forms are read: parts of a multipart form
 * may be written to disk on their way, and this must not be.
 *
 * @param <T> what a handler asks for
 */
public final class FormResolver<T> implements HandlerMethodArgumentResolver {

    private static final ResolvableType FORM =
            ResolvableType.forClassWithGenerics(MultiValueMap.class, String.class, String.class);

    private final FormHttpMessageReader reader = new FormHttpMessageReader();
    private final Class<T> type;
    private final Function<MultiValueMap<String, String>, T> made;

    /**
     * @param maxBytes a longer body is not read to its end
     * @param made makes it of what was typed
     */
    public FormResolver(Class<T> type, int maxBytes, Function<MultiValueMap<String, String>, T> made) {
        this.type = type;
        this.made = made;
        reader.setMaxInMemorySize(maxBytes);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == type;
    }

    @Override
    public Mono<Object> resolveArgument(
            MethodParameter parameter, BindingContext bindingContext, ServerWebExchange exchange) {
        MediaType given = exchange.getRequest().getHeaders().getContentType();
        if (!MediaType.APPLICATION_FORM_URLENCODED.isCompatibleWith(given)) {
            return Mono.error(
                    new UnsupportedMediaTypeStatusException(given, List.of(MediaType.APPLICATION_FORM_URLENCODED)));
        }
        return reader.readMono(FORM, exchange.getRequest(), Map.of())
                .defaultIfEmpty(new LinkedMultiValueMap<>())
                .map(made);
    }
}
