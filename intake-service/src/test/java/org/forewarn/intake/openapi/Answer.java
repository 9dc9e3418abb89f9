package org.forewarn.intake.openapi;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.EntityExchangeResult;

/** What really came back. */
record Answer(String status, HttpHeaders headers, String body) {

    static Answer of(EntityExchangeResult<byte[]> result) {
        byte @Nullable [] body = result.getResponseBody();
        return new Answer(
                String.valueOf(result.getStatus().value()),
                result.getResponseHeaders(),
                body == null ? "" : new String(body, StandardCharsets.UTF_8));
    }

    /** Without its parameters; empty when there is none. */
    String type() {
        var type = headers.getContentType();
        return type == null ? "" : type.getType() + "/" + type.getSubtype();
    }
}
