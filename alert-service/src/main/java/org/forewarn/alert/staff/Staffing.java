package org.forewarn.alert.staff;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.forewarn.alert.audit.Act;
import org.forewarn.alert.audit.Actor;
import org.forewarn.alert.audit.Audit;
import org.forewarn.alert.staff.Invitations.Invitation;
import org.forewarn.alert.staff.Person.State;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Adding members, and changing what they may do. There is always somebody left who can. */
@Component
class Staffing {

    /** What all of it works on. */
    record Tables(People people, Invitations invitations, Sessions sessions, SecondStep secondStep) {}

    private static final Pattern LOGIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@+-]{1,99}");
    private static final int MAX_NAME = 100;

    private final TransactionTemplate transaction;
    private final Tables tables;
    private final Audit audit;

    Staffing(TransactionTemplate transaction, Tables tables, Audit audit) {
        this.transaction = transaction;
        this.tables = tables;
        this.audit = audit;
    }

    /** What came of it. */
    sealed interface Change {

        record Invited(UUID memberId, Invitation invitation) implements Change {}

        record Done() implements Change {}

        record Unknown() implements Change {}

        /** @param code of the sentence that says why */
        record Refused(String code) implements Change {}
    }

    Change invite(Actor actor, String name, String login, Set<Role> roles) {
        if (name.isBlank() || name.length() > MAX_NAME) {
            return new Change.Refused("name_wanted");
        }
        if (!LOGIN.matcher(login).matches()) {
            return new Change.Refused("login_bad");
        }
        if (roles.isEmpty()) {
            return new Change.Refused("roles_wanted");
        }
        return inTransaction(() -> {
            UUID memberId = UUID.randomUUID();
            if (!tables.people().invite(memberId, name.strip(), login, roles)) {
                return new Change.Refused("login_taken");
            }
            note(actor, Act.MEMBER_ADDED, memberId, Map.of("roles", joined(roles)));
            return new Change.Invited(memberId, tables.invitations().make(memberId));
        });
    }

    /** A new link for somebody who lost theirs, their password or their telephone; they begin from the beginning. */
    Change inviteAgain(Actor actor, UUID memberId) {
        return withLocal(memberId, person -> {
            tables.people().forgetPassword(memberId);
            tables.secondStep().forget(memberId);
            tables.sessions().endAll(memberId);
            note(actor, Act.MEMBER_INVITED, memberId, Map.of());
            return new Change.Invited(memberId, tables.invitations().make(memberId));
        });
    }

    Change setRoles(Actor actor, UUID memberId, Set<Role> roles) {
        if (roles.isEmpty()) {
            return new Change.Refused("roles_wanted");
        }
        return withLocal(memberId, person -> {
            if (tables.people().isLastAdmin(memberId) && !roles.contains(Role.ADMIN)) {
                return new Change.Refused("last_admin");
            }
            tables.people().setRoles(memberId, roles);
            note(actor, Act.MEMBER_CHANGED, memberId, Map.of("roles", joined(roles)));
            return new Change.Done();
        });
    }

    /** Shuts somebody out: their sessions end at once, and what they did stays theirs. */
    Change disable(Actor actor, UUID memberId) {
        return with(memberId, person -> {
            if (tables.people().isLastAdmin(memberId)) {
                return new Change.Refused("last_admin");
            }
            tables.people().setState(memberId, State.DISABLED);
            tables.sessions().endAll(memberId);
            note(actor, Act.MEMBER_REMOVED, memberId, Map.of());
            return new Change.Done();
        });
    }

    Change enable(Actor actor, UUID memberId) {
        return with(memberId, person -> {
            tables.people().setState(memberId, person.signedInAt() == null ? State.INVITED : State.ACTIVE);
            note(actor, Act.MEMBER_CHANGED, memberId, Map.of("state", "enabled"));
            return new Change.Done();
        });
    }

    private interface Changing {
        Change change(Person person);
    }

    private Change with(UUID memberId, Changing changing) {
        return inTransaction(
                () -> tables.people().find(memberId).map(changing::change).orElseGet(Change.Unknown::new));
    }

    private Change withLocal(UUID memberId, Changing changing) {
        return with(memberId, person -> person.isLocal() ? changing.change(person) : new Change.Refused("not_local"));
    }

    private void note(Actor actor, Act act, UUID memberId, Map<String, String> details) {
        audit.note(actor, act, Person.subject(memberId), details);
    }

    private static String joined(Set<Role> roles) {
        return String.join(",", People.codes(roles));
    }

    private Change inTransaction(Supplier<Change> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
