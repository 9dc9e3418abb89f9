package org.forewarn.alert.staff;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.forewarn.kit.page.Frame;
import org.forewarn.kit.page.Pages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** Pages about staff as answers, with the session's cookie where it changes. */
final class StaffPages {

    private static final String PROBLEM_TITLE = "Error: ";

    private final Pages pages;
    private final Cookies cookies;
    private final @Nullable URI url;

    /** @param url where browsers reach the service; null: where the request came to */
    StaffPages(Pages pages, Cookies cookies, @Nullable URI url) {
        this.pages = pages;
        this.cookies = cookies;
        this.url = url;
    }

    /** A page before its frame: {@code problem} is the code of what must be mended on it, if anything. */
    record Sheet(
            HttpStatus status,
            String template,
            String title,
            @Nullable String problem,
            Map<String, ?> model) {

        static Sheet of(String template, String title, Map<String, ?> model) {
            return new Sheet(HttpStatus.OK, template, title, null, model);
        }

        Sheet wrong(HttpStatus itsStatus, String code) {
            return new Sheet(itsStatus, template, title, code, model);
        }
    }

    /** A page for somebody who is signed in. */
    ResponseEntity<byte[]> answer(ServerHttpRequest request, Member member, Sheet sheet) {
        return answer(request, DeskFrame.of(title(sheet), member), member.token(), sheet);
    }

    /** A page for somebody who is not, or not quite. */
    ResponseEntity<byte[]> answer(ServerHttpRequest request, @Nullable Visitor visitor, Sheet sheet) {
        return answer(request, Frame.titled(title(sheet)), visitor == null ? "" : visitor.token(), sheet);
    }

    private ResponseEntity<byte[]> answer(ServerHttpRequest request, Frame frame, String token, Sheet sheet) {
        var model = new HashMap<String, Object>(sheet.model());
        model.put("token", token);
        String problem = sheet.problem();
        if (problem != null) {
            model.put("problem", Sentences.of(problem));
            model.put("problemCode", problem);
        }
        return pages.answer(request.getHeaders(), sheet.status(), sheet.template(), frame, model);
    }

    private static String title(Sheet sheet) {
        return (sheet.problem() == null ? "" : PROBLEM_TITLE) + sheet.title();
    }

    ResponseEntity<byte[]> on(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(path))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }

    /** On to another page, with a new session. */
    ResponseEntity<byte[]> on(String path, String secret) {
        return with(on(path), cookies.write(secret).toString());
    }

    ResponseEntity<byte[]> withSession(ResponseEntity<byte[]> answer, String secret) {
        return with(answer, cookies.write(secret).toString());
    }

    /** On to another page, with no session. */
    ResponseEntity<byte[]> out(String path) {
        return with(on(path), cookies.none().toString());
    }

    static ResponseEntity<byte[]> with(ResponseEntity<byte[]> answer, String cookie) {
        return ResponseEntity.status(answer.getStatusCode())
                .headers(headers -> {
                    headers.addAll(answer.getHeaders());
                    headers.add(HttpHeaders.SET_COOKIE, cookie);
                })
                .body(answer.getBody());
    }

    /** A path of ours as an address that can be given to somebody. */
    String address(ServerHttpRequest request, String path) {
        URI base = url == null ? request.getURI() : url;
        return base.resolve(path).toString();
    }

    /** Where somebody with these roles begins. */
    static String home(Set<Role> roles) {
        if (roles.contains(Role.REVIEWER) || roles.contains(Role.LEAD)) {
            return "/desk";
        }
        return roles.contains(Role.ADMIN) ? "/desk/staff" : "/desk/audit";
    }
}
