package org.forewarn.intake.form;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.forewarn.intake.form.Sessions.Visitor;
import org.forewarn.kit.page.Frame;
import org.forewarn.kit.page.Leave;
import org.forewarn.kit.page.Link;
import org.forewarn.kit.page.Pages;
import org.forewarn.kit.page.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** The form's pages as answers, with the visitor's cookie renewed. */
final class FormPages {

    private static final String PROBLEM_TITLE = "Error: ";

    private final Pages pages;
    private final Sessions sessions;
    private final Cookies cookies;
    private final FormProperties properties;

    FormPages(Pages pages, Sessions sessions, Cookies cookies, FormProperties properties) {
        this.pages = pages;
        this.sessions = sessions;
        this.cookies = cookies;
        this.properties = properties;
    }

    /** A page before its frame: {@code wrong} when something on it must be mended. */
    record Sheet(HttpStatus status, String template, String title, boolean wrong, Map<String, ?> model) {}

    /** Who sent the request. */
    Optional<Visitor> visitor(ServerHttpRequest request) {
        return cookies.read(request).flatMap(sessions::visitor);
    }

    /** A page for somebody who is signed in, or for nobody in particular. */
    ResponseEntity<byte[]> answer(ServerHttpRequest request, @Nullable Visitor visitor, Sheet sheet) {
        String title = (sheet.wrong() ? PROBLEM_TITLE : "") + sheet.title();
        Frame frame = Frame.titled(title)
                .withLeave(new Leave("/report/leave", properties.leaveTo().toString()));
        var model = new HashMap<String, Object>(sheet.model());
        model.put("token", "");
        if (visitor != null) {
            String token = sessions.token(visitor.session());
            model.put("token", token);
            frame = frame.withLinks(new Link("/report", "Report"), new Link("/report/withdraw", "Withdraw"))
                    .withSignedIn(new SignedIn(visitor.name(), "/report/sign-out", token));
        }
        ResponseEntity<byte[]> page =
                pages.answer(request.getHeaders(), sheet.status(), sheet.template(), frame, model);
        return visitor == null ? page : with(page, cookies.write(request, visitor.session()));
    }

    /** On to another page of ours, as somebody who is signed in. */
    ResponseEntity<byte[]> on(ServerHttpRequest request, Visitor visitor, String path) {
        return with(elsewhere(URI.create(path)), cookies.write(request, visitor.session()));
    }

    /** On to another page. */
    ResponseEntity<byte[]> on(String path) {
        return elsewhere(URI.create(path));
    }

    /** Away from here, with the session ended. */
    ResponseEntity<byte[]> away(ServerHttpRequest request, URI to) {
        return with(elsewhere(to), cookies.none(request));
    }

    private static ResponseEntity<byte[]> elsewhere(URI to) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(to)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }

    private static ResponseEntity<byte[]> with(ResponseEntity<byte[]> answer, ResponseCookie cookie) {
        return ResponseEntity.status(answer.getStatusCode())
                .headers(headers -> {
                    headers.addAll(answer.getHeaders());
                    headers.add(HttpHeaders.SET_COOKIE, cookie.toString());
                })
                .body(answer.getBody());
    }
}
