package org.forewarn.alert.staff;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.forewarn.alert.staff.Invitations.Invitation;
import org.forewarn.alert.staff.StaffPages.Sheet;
import org.forewarn.alert.staff.Staffing.Change;
import org.forewarn.kit.problem.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Members of staff, for admins. */
@RestController
final class StaffController {

    static final String STAFF = "/desk/staff";
    private static final String MEMBER = STAFF + "/{memberId}";

    private final StaffPages pages;
    private final Staffing staffing;
    private final People people;
    private final StaffProperties properties;

    StaffController(StaffPages pages, Staffing staffing, People people, StaffProperties properties) {
        this.pages = pages;
        this.staffing = staffing;
        this.people = people;
        this.properties = properties;
    }

    /** A member as a row: words for people. */
    record Row(UUID memberId, String name, String login, String roles, String state, String signedIn) {}

    @GetMapping(STAFF)
    ResponseEntity<byte[]> list(
            ServerHttpRequest request,
            @RoleNeeded(Role.ADMIN) Member member,
            @RequestParam(defaultValue = "") String done) {
        return pages.answer(request, member, sheet("", "", Set.of(), done(done)));
    }

    @PostMapping(STAFF)
    ResponseEntity<byte[]> invite(ServerHttpRequest request, @RoleNeeded(Role.ADMIN) Member member, Typed typed) {
        Set<Role> roles = roles(typed);
        Change change = staffing.invite(member.actor(), typed.one("name"), typed.one("login"), roles);
        return change instanceof Change.Refused(String code)
                ? pages.answer(
                        request,
                        member,
                        sheet(typed.one("name"), typed.one("login"), roles, null)
                                .wrong(HttpStatus.BAD_REQUEST, code))
                : after(request, member, change, STAFF);
    }

    @GetMapping(MEMBER)
    ResponseEntity<byte[]> member(
            ServerHttpRequest request,
            @RoleNeeded(Role.ADMIN) Member member,
            @PathVariable UUID memberId,
            @RequestParam(defaultValue = "") String done) {
        return pages.answer(request, member, memberSheet(memberId, done(done)));
    }

    @PostMapping(MEMBER + "/roles")
    ResponseEntity<byte[]> changeRoles(
            ServerHttpRequest request,
            @RoleNeeded(Role.ADMIN) Member member,
            @PathVariable UUID memberId,
            Typed typed) {
        return after(
                request, member, memberId, staffing.setRoles(member.actor(), memberId, roles(typed)), "?done=roles");
    }

    @PostMapping(MEMBER + "/invitation")
    ResponseEntity<byte[]> inviteAgain(
            ServerHttpRequest request, @RoleNeeded(Role.ADMIN) Member member, @PathVariable UUID memberId) {
        return after(request, member, memberId, staffing.inviteAgain(member.actor(), memberId), "");
    }

    @PostMapping(MEMBER + "/disable")
    ResponseEntity<byte[]> disable(
            ServerHttpRequest request, @RoleNeeded(Role.ADMIN) Member member, @PathVariable UUID memberId) {
        return after(request, member, memberId, staffing.disable(member.actor(), memberId), "?done=disabled");
    }

    @PostMapping(MEMBER + "/enable")
    ResponseEntity<byte[]> enable(
            ServerHttpRequest request, @RoleNeeded(Role.ADMIN) Member member, @PathVariable UUID memberId) {
        return after(request, member, memberId, staffing.enable(member.actor(), memberId), "?done=enabled");
    }

    private ResponseEntity<byte[]> after(
            ServerHttpRequest request, Member member, UUID memberId, Change change, String query) {
        return change instanceof Change.Refused(String code)
                ? pages.answer(request, member, memberSheet(memberId, null).wrong(HttpStatus.CONFLICT, code))
                : after(request, member, change, STAFF + "/" + memberId + query);
    }

    private ResponseEntity<byte[]> after(ServerHttpRequest request, Member member, Change change, String next) {
        return switch (change) {
            case Change.Invited(UUID memberId, Invitation invitation) ->
                pages.answer(request, member, invitedSheet(request, memberId, invitation));
            case Change.Done(), Change.Refused(var _) -> pages.on(next);
            case Change.Unknown() -> throw unknown();
        };
    }

    private Sheet invitedSheet(ServerHttpRequest request, UUID memberId, Invitation invitation) {
        return Sheet.of(
                "staff/invited",
                "Give them this link",
                Map.of(
                        "name",
                        people.find(memberId).map(Person::name).orElse(""),
                        "link",
                        pages.address(request, invitation.path()),
                        "until",
                        Moments.words(invitation.expires())));
    }

    private Sheet sheet(String name, String login, Set<Role> chosen, @Nullable String done) {
        var model = new HashMap<String, Object>();
        model.put("rows", people.all().stream().map(StaffController::row).toList());
        model.put("name", name);
        model.put("login", login);
        model.put("chosen", List.of(People.codes(chosen)));
        model.put("roles", Role.values());
        model.put("local", properties.local());
        model.put("done", done);
        return Sheet.of("staff/staff", "Members of staff", model);
    }

    private Sheet memberSheet(UUID memberId, @Nullable String done) {
        Person person = people.find(memberId).orElseThrow(StaffController::unknown);
        var model = new HashMap<String, Object>();
        model.put("row", row(person));
        model.put("local", person.isLocal());
        model.put("disabled", person.state() == Person.State.DISABLED);
        model.put("secondStep", person.secondStep());
        model.put("chosen", List.of(People.codes(person.roles())));
        model.put("roles", Role.values());
        model.put("done", done);
        return Sheet.of("staff/member", person.name(), model);
    }

    private static Row row(Person person) {
        return new Row(
                person.memberId(),
                person.name(),
                person.isLocal() ? String.valueOf(person.login()) : "the organisation’s sign-in",
                String.join(
                        ", ", person.roles().stream().sorted().map(Role::label).toList()),
                person.state().name().toLowerCase(Locale.ROOT),
                person.signedInAt() == null ? "never" : Moments.words(person.signedInAt()));
    }

    private static Set<Role> roles(Typed typed) {
        var roles = EnumSet.noneOf(Role.class);
        for (Role role : Role.values()) {
            if (typed.all("role").contains(role.code())) {
                roles.add(role);
            }
        }
        return roles;
    }

    private static @Nullable String done(String code) {
        return switch (code) {
            case "roles" -> "The roles are changed; they count from the next page on.";
            case "disabled" -> "This member is shut out, and their sessions have ended.";
            case "enabled" -> "This member can sign in again.";
            default -> null;
        };
    }

    private static RuntimeException unknown() {
        return Problems.notFound("There is no such member of staff.");
    }
}
