package org.forewarn.alert.casefile.web;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.forewarn.alert.staff.DeskFrame;
import org.forewarn.alert.staff.Member;
import org.forewarn.kit.page.Pages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;

/** The pages of cases as answers. */
@Component
class CasePages {

    private static final Duration FORM_WITHIN = Duration.ofSeconds(10);

    private final Pages pages;

    CasePages(Pages pages) {
        this.pages = pages;
    }

    ResponseEntity<byte[]> answer(
            ServerHttpRequest request,
            Member member,
            HttpStatus status,
            String template,
            String title,
            Map<String, ? extends @Nullable Object> model) {
        var all = new HashMap<String, @Nullable Object>(model);
        all.put("token", member.token());
        return pages.answer(request.getHeaders(), status, template, DeskFrame.of(title, member), all);
    }

    /** On to another page of ours. */
    ResponseEntity<byte[]> on(HttpStatus status, URI to) {
        return ResponseEntity.status(status)
                .location(to)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** What a form holds. */
    static MultiValueMap<String, String> form(ServerWebExchange exchange) {
        return Objects.requireNonNull(exchange.getFormData().block(FORM_WITHIN));
    }

    static String one(MultiValueMap<String, String> form, String name) {
        String value = form.getFirst(name);
        return value == null ? "" : value.strip();
    }
}
