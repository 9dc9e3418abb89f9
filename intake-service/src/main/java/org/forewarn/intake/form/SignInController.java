package org.forewarn.intake.form;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.forewarn.intake.form.FormPages.Sheet;
import org.forewarn.intake.form.Sessions.SignIn;
import org.forewarn.intake.form.Sessions.Visitor;
import org.forewarn.kit.form.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Signing in, signing out, and leaving in a hurry. */
@RestController
final class SignInController {

    static final String SIGN_IN = "/report/sign-in";

    /** What a browser is to forget of us: what it shows, what it stored, and who it was. */
    private static final String FORGET = "\"cache\", \"cookies\", \"storage\"";

    private final FormPages pages;
    private final Sessions sessions;
    private final Attempts attempts;
    private final FormProperties properties;

    SignInController(FormPages pages, Sessions sessions, Attempts attempts, FormProperties properties) {
        this.pages = pages;
        this.sessions = sessions;
        this.attempts = attempts;
        this.properties = properties;
    }

    @GetMapping(SIGN_IN)
    ResponseEntity<byte[]> page(
            ServerHttpRequest request,
            @RequestParam(name = "signed-out", required = false) @Nullable String signedOut) {
        return pages.visitor(request).isPresent()
                ? pages.on("/report")
                : page(request, HttpStatus.OK, null, signedOut != null);
    }

    @PostMapping(SIGN_IN)
    ResponseEntity<byte[]> signIn(ServerHttpRequest request, Typed typed) {
        String key = typed.one("key");
        if (key.isEmpty()) {
            return page(request, HttpStatus.BAD_REQUEST, "key_wanted", false);
        }
        return switch (sessions.signIn(key)) {
            case SignIn.Good(Visitor visitor) -> pages.on(request, visitor, "/report");
            case SignIn.WithoutScope() -> page(request, HttpStatus.FORBIDDEN, "key_without_scope", false);
            case SignIn.Unknown() ->
                failed(request)
                        ? page(request, HttpStatus.UNAUTHORIZED, "key_unknown", false)
                        : page(request, HttpStatus.TOO_MANY_REQUESTS, "key_too_often", false);
        };
    }

    @PostMapping("/report/sign-out")
    ResponseEntity<byte[]> signOut(ServerHttpRequest request, Typed typed) {
        boolean theirs = pages.visitor(request)
                .filter(visitor -> sessions.owns(visitor.session(), typed.one("token")))
                .isPresent();
        return theirs ? pages.away(request, URI.create(SIGN_IN + "?signed-out=yes")) : pages.on("/report");
    }

    /** The key that leaves works without a script, and without a question: being signed out by mistake harms nobody. */
    @GetMapping("/report/leave")
    ResponseEntity<byte[]> leave(ServerHttpRequest request) {
        return forgetting(pages.away(request, properties.leaveTo()));
    }

    /** What the script posts while the browser is already on its way. */
    @PostMapping("/report/leave")
    ResponseEntity<byte[]> left(ServerHttpRequest request) {
        ResponseEntity<byte[]> away = pages.away(request, properties.leaveTo());
        return forgetting(ResponseEntity.noContent().headers(away.getHeaders()).build());
    }

    private static ResponseEntity<byte[]> forgetting(ResponseEntity<byte[]> answer) {
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .header("Clear-Site-Data", FORGET)
                .build();
    }

    private boolean failed(ServerHttpRequest request) {
        InetSocketAddress from = request.getRemoteAddress();
        return from == null || from.getAddress() == null || attempts.failed(from.getAddress());
    }

    private ResponseEntity<byte[]> page(
            ServerHttpRequest request, HttpStatus status, @Nullable String problem, boolean signedOut) {
        var model = new HashMap<String, Object>(
                Map.of("signedOut", signedOut, "hours", properties.longest().toHours()));
        if (problem != null) {
            model.put("problem", Words.english().get("problem." + problem));
        }
        return pages.answer(request, null, new Sheet(status, "report/sign-in", "Sign in", problem != null, model));
    }
}
