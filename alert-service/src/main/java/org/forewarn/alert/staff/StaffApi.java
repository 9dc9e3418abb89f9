package org.forewarn.alert.staff;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.forewarn.alert.audit.Actor;
import org.forewarn.alert.staff.Invitations.Invitation;
import org.forewarn.alert.staff.Staffing.Change;
import org.forewarn.kit.access.Caller;
import org.forewarn.kit.access.Scopes;
import org.forewarn.kit.access.WithScope;
import org.forewarn.kit.problem.FieldProblem;
import org.forewarn.kit.problem.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Members of staff over HTTP, for the operator: the first admin is added here. Passwords are neither taken nor given. */
@RestController
@RequestMapping(path = "/v1/staff", produces = MediaType.APPLICATION_JSON_VALUE)
final class StaffApi {

    private final Staffing staffing;
    private final People people;

    StaffApi(Staffing staffing, People people) {
        this.staffing = staffing;
        this.people = people;
    }

    /**
     * Somebody to be added.
     *
     * @param login what they sign in with, {@code ada@example.org}
     * @param roles {@code reviewer}, {@code lead}, {@code admin}, {@code auditor}
     */
    record NewMember(
            @Nullable String login,
            @Nullable String name,
            @Nullable List<String> roles) {}

    /** @param invitation path of the link, below this service's address; a secret, given this once */
    record Invited(UUID memberId, String invitation, Instant expiresAt) {}

    /** @param login of a local account */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MemberView(
            UUID memberId,
            String name,
            @Nullable String login,
            List<String> roles,
            String state,
            boolean secondStep,
            @Nullable Instant signedInAt) {}

    record All(List<MemberView> members) {}

    @GetMapping
    All list(@WithScope(Scopes.STAFF_ADMIN) Caller caller) {
        return new All(people.all().stream().map(StaffApi::view).toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Invited add(@WithScope(Scopes.STAFF_ADMIN) Caller caller, @RequestBody NewMember body) {
        return invited(staffing.invite(
                actor(caller),
                body.name() == null ? "" : body.name().strip(),
                body.login() == null ? "" : body.login().strip(),
                roles(body.roles())));
    }

    /** A new link for somebody who lost theirs, their password or their telephone. */
    @PostMapping("/{memberId}/invitation")
    @ResponseStatus(HttpStatus.CREATED)
    Invited invite(@WithScope(Scopes.STAFF_ADMIN) Caller caller, @PathVariable UUID memberId) {
        return invited(staffing.inviteAgain(actor(caller), memberId));
    }

    @PostMapping("/{memberId}/disable")
    MemberView disable(@WithScope(Scopes.STAFF_ADMIN) Caller caller, @PathVariable UUID memberId) {
        refuse(staffing.disable(actor(caller), memberId));
        return people.find(memberId).map(StaffApi::view).orElseThrow(StaffApi::unknown);
    }

    private static Invited invited(Change change) {
        if (change instanceof Change.Invited(UUID memberId, Invitation invitation)) {
            return new Invited(memberId, invitation.path(), invitation.expires());
        }
        refuse(change);
        throw new IllegalStateException("Nobody was invited");
    }

    private static void refuse(Change change) {
        switch (change) {
            case Change.Refused(String code)
            when code.equals("login_taken") || code.equals("last_admin") -> throw Problems.conflict(Sentences.of(code));
            case Change.Refused(String code) ->
                throw Problems.invalid(List.of(new FieldProblem(pointer(code), code, Sentences.of(code))));
            case Change.Unknown() -> throw unknown();
            case Change.Done(), Change.Invited(var _, var _) -> {}
        }
    }

    private static String pointer(String code) {
        return switch (code) {
            case "name_wanted" -> "/name";
            case "login_bad" -> "/login";
            case "roles_wanted" -> "/roles";
            default -> "";
        };
    }

    private static Set<Role> roles(@Nullable List<String> words) {
        var roles = EnumSet.noneOf(Role.class);
        var problems = new ArrayList<FieldProblem>();
        List<String> given = words == null ? List.of() : words;
        for (int i = 0; i < given.size(); i++) {
            try {
                roles.add(Role.of(String.valueOf(given.get(i))));
            } catch (IllegalArgumentException e) {
                problems.add(
                        new FieldProblem("/roles/" + i, "unknown_code", "A role is reviewer, lead, admin or auditor."));
            }
        }
        if (!problems.isEmpty()) {
            throw Problems.invalid(problems);
        }
        return roles;
    }

    private static MemberView view(Person person) {
        return new MemberView(
                person.memberId(),
                person.name(),
                person.login(),
                List.of(People.codes(person.roles())),
                person.state().name().toLowerCase(Locale.ROOT),
                person.secondStep(),
                person.signedInAt());
    }

    private static RuntimeException unknown() {
        return Problems.notFound("There is no such member of staff.");
    }

    private static Actor actor(Caller caller) {
        return Actor.key(caller.partnerId(), caller.keyId());
    }
}
