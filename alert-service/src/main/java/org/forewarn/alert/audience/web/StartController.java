package org.forewarn.alert.audience.web;

import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.forewarn.alert.audience.joining.Joining;
import org.forewarn.alert.audience.joining.Joining.Sending;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where everybody comes in, those who join and those who lost their link. One form for both: what happens next is the same
 * whether the address is known or not.
 */
@RestController
final class StartController {

    static final String JOIN = "/join";
    static final String CODE = "/join/code";
    static final String CLOSED = "/?closed=yes";

    private static final int MAX_SHOWN = 254;
    private static final String RETRY_AFTER_S = "60";
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{" + PageTokens.NAME_CHARS + "}");

    private final PublicPages pages;
    private final AddressForm addressForm;
    private final Joining joining;

    StartController(PublicPages pages, AddressForm addressForm, Joining joining) {
        this.pages = pages;
        this.addressForm = addressForm;
        this.joining = joining;
    }

    @GetMapping(PublicPages.START)
    ResponseEntity<byte[]> page(ServerHttpRequest request) {
        return pages.answer(
                pages.visit(request), sheet(null, request.getQueryParams().containsKey("closed")));
    }

    /** Somebody reloads a page that was the answer to a post. */
    @GetMapping(JOIN)
    ResponseEntity<byte[]> again() {
        return pages.on(PublicPages.START);
    }

    @PostMapping(JOIN)
    ResponseEntity<byte[]> begin(ServerHttpRequest request, Form form) {
        Visit visit = pages.visit(request);
        AddressForm.Read read = addressForm.read(visit, form);
        if (!read.faults().isEmpty()) {
            return pages.answer(visit, sheet(form, false).wrong(read.faults()));
        }
        String attempt = NAME.matcher(form.one("attempt")).matches() ? form.one("attempt") : pages.name();
        Sending sending =
                joining.begin(attempt, read.addresses(), visit.words().language(), request.getRemoteAddress());
        return switch (sending) {
            // a seat of its own: whoever begins anew is nobody until the code is right
            case SENT -> pages.on(pages.seat(visit.at(null)).proving(attempt, read.addresses()), CODE);
            case TOO_OFTEN ->
                pages.answer(
                        visit,
                        sheet(form, false)
                                .wrong(
                                        HttpStatus.TOO_MANY_REQUESTS,
                                        List.of(new Fault(AddressForm.PHONE, visit.say("problem.often")))));
            case UNAVAILABLE ->
                later(pages.answer(
                        visit, sheet(form, false).wrong(HttpStatus.SERVICE_UNAVAILABLE, unavailable(visit))));
        };
    }

    static List<Fault> unavailable(Visit visit) {
        return List.of(new Fault(AddressForm.PHONE, visit.say("problem.unavailable")));
    }

    static ResponseEntity<byte[]> later(ResponseEntity<byte[]> answer) {
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_S)
                .body(answer.getBody());
    }

    private Sheet sheet(@Nullable Form form, boolean closed) {
        var model = new HashMap<String, Object>();
        model.put("attempt", pages.name());
        model.put("phone", form == null ? "" : shown(form.one(AddressForm.PHONE)));
        model.put("email", form == null ? "" : shown(form.one(AddressForm.EMAIL)));
        model.put("closed", closed);
        return Sheet.of("start", "start.title", PublicPages.START, model);
    }

    /** Not more of what was typed than an address could be. */
    static String shown(String typed) {
        return typed.length() > MAX_SHOWN ? typed.substring(0, MAX_SHOWN) : typed;
    }
}
