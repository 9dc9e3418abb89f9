package org.forewarn.alert.staff;

import static org.forewarn.alert.staff.Role.ADMIN;
import static org.forewarn.alert.staff.Role.AUDITOR;
import static org.forewarn.alert.staff.Role.LEAD;
import static org.forewarn.alert.staff.Role.REVIEWER;

import java.util.HashMap;
import java.util.List;
import org.forewarn.alert.staff.SignIn.Enrolment;
import org.forewarn.alert.staff.StaffPages.Sheet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What members do with their own account. */
@RestController
final class AccountController {

    static final String ACCOUNT = "/desk/account";
    private static final String CODE = ACCOUNT + "/code";
    private static final String CONFIRM = CODE + "/confirm";

    private final StaffPages pages;
    private final Account account;
    private final Joining joining;
    private final SignIn signIn;
    private final Enrolling enrolling;

    AccountController(StaffPages pages, Account account, Joining joining, SignIn signIn, Enrolling enrolling) {
        this.pages = pages;
        this.account = account;
        this.joining = joining;
        this.signIn = signIn;
        this.enrolling = enrolling;
    }

    @GetMapping(ACCOUNT)
    ResponseEntity<byte[]> page(
            ServerHttpRequest request,
            @RoleNeeded({REVIEWER, LEAD, ADMIN, AUDITOR}) Visitor visitor,
            @RequestParam(defaultValue = "") String done) {
        return pages.answer(request, visitor.member(), sheet(visitor, done));
    }

    @PostMapping(ACCOUNT + "/password")
    ResponseEntity<byte[]> changePassword(
            ServerHttpRequest request, @RoleNeeded({REVIEWER, LEAD, ADMIN, AUDITOR}) Visitor visitor, Typed typed) {
        Person person = account.person(visitor);
        String chosen = typed.raw("password");
        String fault = joining.fault(person, chosen, typed.raw("again"));
        if (fault == null && !joining.change(visitor, typed.raw("present"), chosen)) {
            fault = "password_wrong";
        }
        return fault == null
                ? pages.on(ACCOUNT + "?done=password")
                : pages.answer(request, visitor.member(), sheet(visitor, "").wrong(HttpStatus.BAD_REQUEST, fault));
    }

    /** Whoever finds a screen unlocked cannot take the account over: the password is asked for once more. */
    @PostMapping(CODE)
    ResponseEntity<byte[]> renewCode(
            ServerHttpRequest request, @RoleNeeded({REVIEWER, LEAD, ADMIN, AUDITOR}) Visitor visitor, Typed typed) {
        return joining.isPassword(visitor, typed.raw("code-password"))
                ? pages.answer(request, visitor.member(), enrolling.sheet(visitor.memberId(), CONFIRM))
                : pages.answer(
                        request,
                        visitor.member(),
                        sheet(visitor, "").wrong(HttpStatus.BAD_REQUEST, "code_password_wrong"));
    }

    @PostMapping(CONFIRM)
    ResponseEntity<byte[]> confirmCode(
            ServerHttpRequest request, @RoleNeeded({REVIEWER, LEAD, ADMIN, AUDITOR}) Visitor visitor, Typed typed) {
        if (!account.isRenewing(visitor)) {
            return pages.on(ACCOUNT);
        }
        return switch (signIn.enrol(visitor, typed.one("code"), BrowserName.of(request))) {
            case Enrolment.Wrong() ->
                pages.answer(
                        request,
                        visitor.member(),
                        enrolling.sheet(visitor.memberId(), CONFIRM).wrong(HttpStatus.BAD_REQUEST, "code_wrong"));
            case Enrolment.Done(String secret, List<String> codes, Person _) ->
                pages.withSession(pages.answer(request, (Visitor) null, enrolling.codesSheet(codes, ACCOUNT)), secret);
        };
    }

    @PostMapping(ACCOUNT + "/sessions/end")
    ResponseEntity<byte[]> endSession(@RoleNeeded({REVIEWER, LEAD, ADMIN, AUDITOR}) Visitor visitor, Typed typed) {
        account.endSession(visitor, typed.one("session"));
        return pages.on(ACCOUNT + "?done=session");
    }

    /** Everywhere, here too. */
    @PostMapping(ACCOUNT + "/sessions/end-all")
    ResponseEntity<byte[]> endAll(@RoleNeeded({REVIEWER, LEAD, ADMIN, AUDITOR}) Visitor visitor) {
        account.endAll(visitor);
        return pages.out(SignInController.SIGN_IN + "?signed-out=yes");
    }

    private Sheet sheet(Visitor visitor, String done) {
        Person person = account.person(visitor);
        var model = new HashMap<String, Object>();
        model.put("name", person.name());
        model.put("login", String.valueOf(person.login()));
        model.put("local", person.isLocal());
        model.put("roles", person.roles().stream().sorted().map(Role::label).toList());
        model.put("secondStep", person.secondStep());
        model.put("recoveryCodes", account.recoveryCodesLeft(visitor));
        model.put("sessions", account.sessions(visitor));
        model.put("present", visitor.sessionId());
        model.put("minChars", Passwords.MIN_CHARS);
        model.put("done", done(done));
        return Sheet.of("staff/account", "Your account", model);
    }

    private static @Nullable String done(String code) {
        return switch (code) {
            case "password" -> "Your password is changed. Your sessions in other browsers have ended.";
            case "session" -> "That session has ended.";
            default -> null;
        };
    }
}
