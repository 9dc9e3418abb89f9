package org.forewarn.alert.audience.web;

import java.nio.charset.StandardCharsets;
import org.springframework.core.MethodParameter;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * What a mail provider posts for somebody who pressed "unsubscribe" (RFC 8058, section 3.1): one field, url-encoded or as a
 * part of a multipart form.
 *
 * @param said whether it is that
 */
record OneClick(boolean said) {

    private static final String NAME = "List-Unsubscribe";
    private static final String VALUE = "One-Click";

    /** A part with its boundaries is some hundred bytes. */
    private static final int MAX_BYTES = 4_096;

    static OneClick of(byte[] body) {
        String text = new String(body, StandardCharsets.ISO_8859_1);
        int name = text.indexOf(NAME);
        return new OneClick(name >= 0 && text.indexOf(VALUE, name) > 0);
    }

    /** Reads it whatever the content type, which a handler's body may not have here. */
    static final class Resolver implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == OneClick.class;
        }

        @Override
        public Mono<Object> resolveArgument(
                MethodParameter parameter, BindingContext bindingContext, ServerWebExchange exchange) {
            return DataBufferUtils.join(exchange.getRequest().getBody(), MAX_BYTES)
                    .map(Resolver::taken)
                    .defaultIfEmpty(new byte[0])
                    .map(OneClick::of);
        }

        private static byte[] taken(DataBuffer buffer) {
            try {
                byte[] bytes = new byte[buffer.readableByteCount()];
                buffer.read(bytes);
                return bytes;
            } finally {
                DataBufferUtils.release(buffer);
            }
        }
    }
}
