package org.forewarn.alert.staff;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.forewarn.alert.staff.SignIn.Enrolment;
import org.forewarn.alert.staff.SignIn.Step;
import org.forewarn.alert.staff.StaffPages.Sheet;
import org.forewarn.alert.staff.Visitor.Stage;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** Signing in and out. */
@RestController
final class SignInController {

    static final String SIGN_IN = "/desk/sign-in";
    static final String CODE = SIGN_IN + "/code";
    static final String ENROL = SIGN_IN + "/enrol";

    /** Pages that can be gone on to after signing in; nothing that leads elsewhere. */
    private static final Pattern OURS = Pattern.compile("/desk(/(?!sign-|invitations|events)[A-Za-z0-9_-]+)*");

    private static final String FORGET = "\"cache\", \"storage\"";

    private final StaffPages pages;
    private final Visitors visitors;
    private final SignIn signIn;
    private final Enrolling enrolling;
    private final StaffProperties properties;

    SignInController(
            StaffPages pages, Visitors visitors, SignIn signIn, Enrolling enrolling, StaffProperties properties) {
        this.pages = pages;
        this.visitors = visitors;
        this.signIn = signIn;
        this.enrolling = enrolling;
        this.properties = properties;
    }

    /** {@code /desk/warnings/1} is, {@code /desk/../x} and {@code //example.org} are not. */
    static boolean isOurs(String path) {
        return OURS.matcher(path).matches();
    }

    @GetMapping(SIGN_IN)
    ResponseEntity<byte[]> page(
            ServerWebExchange exchange,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(name = "signed-out", required = false) @Nullable String signedOut,
            @RequestParam(defaultValue = "") String problem) {
        Optional<Visitor> visitor = visitors.signedIn(exchange);
        if (visitor.isPresent()) {
            return pages.on(StaffPages.home(visitor.get().roles()));
        }
        Sheet sheet = sheet("", to, signedOut != null);
        return switch (problem) {
            case "oidc_failed", "oidc_no_role", "codes_over" ->
                page(exchange.getRequest(), sheet.wrong(HttpStatus.OK, problem));
            default -> page(exchange.getRequest(), sheet);
        };
    }

    @PostMapping(SIGN_IN)
    ResponseEntity<byte[]> signIn(ServerWebExchange exchange, Typed typed) {
        ServerHttpRequest request = exchange.getRequest();
        String login = typed.one("login");
        String password = typed.raw("password");
        Sheet sheet = sheet(login, typed.one("to"), false);
        if (!properties.local() || login.isEmpty() || password.isEmpty()) {
            return page(request, sheet.wrong(HttpStatus.BAD_REQUEST, "sign_in_wanted"));
        }
        Step step = signIn.password(login, password, request.getRemoteAddress(), BrowserName.of(request));
        return switch (step) {
            case Step.Wrong() -> page(request, sheet.wrong(HttpStatus.UNAUTHORIZED, "sign_in_wrong"));
            case Step.Wait(var pause) ->
                ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                        .headers(headers -> {
                            headers.addAll(page(request, sheet.wrong(HttpStatus.TOO_MANY_REQUESTS, "sign_in_wait"))
                                    .getHeaders());
                            headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(pause.toSeconds() + 1));
                        })
                        .body(page(request, sheet.wrong(HttpStatus.TOO_MANY_REQUESTS, "sign_in_wait"))
                                .getBody());
            default -> next(step, typed.one("to"));
        };
    }

    /** Where somebody goes who has got so far. */
    ResponseEntity<byte[]> next(Step step, String to) {
        String query = isOurs(to) ? "?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8) : "";
        return switch (step) {
            case Step.Done(String secret, Person person) -> pages.on(destination(to, person), secret);
            case Step.CodeWanted(String secret) -> pages.on(CODE + query, secret);
            case Step.EnrolmentWanted(String secret) -> pages.on(ENROL + query, secret);
            case Step.Over() -> pages.out(SIGN_IN + "?problem=codes_over");
            case Step.Wrong(), Step.Wait(var _) -> pages.on(SIGN_IN);
        };
    }

    @GetMapping(CODE)
    ResponseEntity<byte[]> codePage(ServerWebExchange exchange, @RequestParam(defaultValue = "") String to) {
        return at(exchange, Stage.PASSWORD)
                .map(visitor -> pages.answer(exchange.getRequest(), visitor, codeSheet(to)))
                .orElseGet(() -> pages.on(SIGN_IN));
    }

    @PostMapping(CODE)
    ResponseEntity<byte[]> code(ServerWebExchange exchange, Typed typed) {
        Optional<Visitor> visitor = at(exchange, Stage.PASSWORD);
        if (visitor.isEmpty()) {
            return pages.on(SIGN_IN);
        }
        ServerHttpRequest request = exchange.getRequest();
        Step step = signIn.code(visitor.get(), typed.one("code"), BrowserName.of(request));
        return step instanceof Step.Wrong
                ? pages.answer(
                        request, visitor.get(), codeSheet(typed.one("to")).wrong(HttpStatus.UNAUTHORIZED, "code_wrong"))
                : next(step, typed.one("to"));
    }

    @GetMapping(ENROL)
    ResponseEntity<byte[]> enrolPage(ServerWebExchange exchange) {
        return at(exchange, Stage.ENROLLING)
                .map(visitor ->
                        pages.answer(exchange.getRequest(), visitor, enrolling.sheet(visitor.memberId(), ENROL)))
                .orElseGet(() -> pages.on(SIGN_IN));
    }

    @PostMapping(ENROL)
    ResponseEntity<byte[]> enrol(ServerWebExchange exchange, Typed typed) {
        Optional<Visitor> visitor = at(exchange, Stage.ENROLLING);
        if (visitor.isEmpty()) {
            return pages.on(SIGN_IN);
        }
        ServerHttpRequest request = exchange.getRequest();
        return switch (signIn.enrol(visitor.get(), typed.one("code"), BrowserName.of(request))) {
            case Enrolment.Wrong() ->
                pages.answer(
                        request,
                        visitor.get(),
                        enrolling.sheet(visitor.get().memberId(), ENROL).wrong(HttpStatus.UNAUTHORIZED, "code_wrong"));
            case Enrolment.Done(String secret, var codes, Person person) ->
                pages.withSession(
                        pages.answer(
                                request, (Visitor) null, enrolling.codesSheet(codes, StaffPages.home(person.roles()))),
                        secret);
        };
    }

    @PostMapping("/desk/sign-out")
    ResponseEntity<byte[]> signOut(ServerWebExchange exchange) {
        visitors.of(exchange).filter(visitor -> DeskPosts.isPermitted(exchange)).ifPresent(signIn::signOut);
        ResponseEntity<byte[]> out = pages.out(SIGN_IN + "?signed-out=yes");
        return ResponseEntity.status(out.getStatusCode())
                .headers(out.getHeaders())
                .header("Clear-Site-Data", FORGET)
                .build();
    }

    private Optional<Visitor> at(ServerWebExchange exchange, Stage stage) {
        return visitors.of(exchange).filter(visitor -> visitor.stage() == stage && DeskPosts.isPermitted(exchange));
    }

    private static String destination(String to, Person person) {
        return isOurs(to) ? to : StaffPages.home(person.roles());
    }

    private ResponseEntity<byte[]> page(ServerHttpRequest request, Sheet sheet) {
        return pages.answer(request, (Visitor) null, sheet);
    }

    private Sheet sheet(String login, String to, boolean signedOut) {
        var model = new HashMap<String, Object>(Map.of("login", login, "signedOut", signedOut));
        model.put("to", isOurs(to) ? to : "");
        model.put("local", properties.local());
        model.put("oidc", properties.oidc() != null);
        return Sheet.of("staff/sign-in", "Sign in", model);
    }

    private static Sheet codeSheet(String to) {
        return Sheet.of("staff/code", "Sign in: your code", Map.of("to", isOurs(to) ? to : ""));
    }
}
