package org.forewarn.alert.staff;

import java.util.Map;
import java.util.Optional;
import org.forewarn.alert.staff.StaffPages.Sheet;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** The page behind an invitation: somebody chooses a password and goes on to their second step. */
@RestController
final class InvitationController {

    private static final String PATTERN = Invitations.PATH + "{secret}";

    private final StaffPages pages;
    private final SignInController signInPages;
    private final Joining joining;
    private final StaffProperties properties;

    InvitationController(StaffPages pages, SignInController signInPages, Joining joining, StaffProperties properties) {
        this.pages = pages;
        this.signInPages = signInPages;
        this.joining = joining;
        this.properties = properties;
    }

    @GetMapping(PATTERN)
    ResponseEntity<byte[]> page(ServerWebExchange exchange, @PathVariable String secret) {
        return invited(secret)
                .map(person -> pages.answer(exchange.getRequest(), (Visitor) null, sheet(person, secret)))
                .orElseGet(() -> over(exchange.getRequest()));
    }

    @PostMapping(PATTERN)
    ResponseEntity<byte[]> accept(ServerWebExchange exchange, @PathVariable String secret, Typed typed) {
        ServerHttpRequest request = exchange.getRequest();
        Optional<Person> person = invited(secret);
        if (person.isEmpty()) {
            return over(request);
        }
        String password = typed.raw("password");
        String fault = joining.fault(person.get(), password, typed.raw("again"));
        if (fault != null) {
            return pages.answer(
                    request, (Visitor) null, sheet(person.get(), secret).wrong(HttpStatus.BAD_REQUEST, fault));
        }
        return joining.accept(secret, password, BrowserName.of(request))
                .map(step -> signInPages.next(step, ""))
                .orElseGet(() -> over(request));
    }

    /** Nobody where local accounts are not taken. */
    private Optional<Person> invited(String secret) {
        return properties.local() ? joining.invited(secret) : Optional.empty();
    }

    private static Sheet sheet(Person person, String secret) {
        return Sheet.of(
                "staff/invitation",
                "Choose your password",
                Map.of(
                        "name",
                        person.name(),
                        "login",
                        String.valueOf(person.login()),
                        "action",
                        Invitations.PATH + secret,
                        "minChars",
                        Passwords.MIN_CHARS));
    }

    private ResponseEntity<byte[]> over(ServerHttpRequest request) {
        Sheet sheet = Sheet.of("staff/problem", "The link is not good any more", Map.of());
        return pages.answer(
                request,
                (Visitor) null,
                new Sheet(
                        HttpStatus.NOT_FOUND,
                        sheet.template(),
                        sheet.title(),
                        null,
                        Map.of("title", sheet.title(), "sentence", Sentences.of("invitation_over"))));
    }
}
