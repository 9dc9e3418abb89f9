package org.forewarn.alert.staff;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.forewarn.alert.audit.Act;
import org.forewarn.alert.audit.Actor;
import org.forewarn.alert.audit.Audit;
import org.forewarn.alert.staff.Person.State;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Taking an invitation up, and choosing passwords. */
@Component
class Joining {

    /** What all of it works on. */
    record Tables(People people, Invitations invitations, Sessions sessions) {}

    private final TransactionTemplate transaction;
    private final Tables tables;
    private final Passwords passwords;
    private final SignIn signIn;
    private final Audit audit;

    Joining(TransactionTemplate transaction, Tables tables, Passwords passwords, SignIn signIn, Audit audit) {
        this.transaction = transaction;
        this.tables = tables;
        this.passwords = passwords;
        this.signIn = signIn;
        this.audit = audit;
    }

    /** Who was invited with it, while it is good. */
    Optional<Person> invited(String secret) {
        return tables.invitations()
                .find(secret)
                .flatMap(tables.people()::find)
                .filter(person -> person.state() != State.DISABLED);
    }

    /** What is wrong with a password that this person chose: a code, or null. */
    @Nullable
    String fault(Person person, String password, String again) {
        if (!password.equals(again)) {
            return "passwords_differ";
        }
        var known = List.of(person.name(), String.valueOf(person.login()), "forewarn");
        return passwords.fault(password, known).orElse(null);
    }

    /** Sets the password, once; nothing when the invitation was used meanwhile. */
    Optional<SignIn.Step> accept(String secret, String password, String browser) {
        String hash = passwords.hash(password);
        return Objects.requireNonNull(transaction.execute(status -> tables.invitations()
                .use(secret)
                .flatMap(tables.people()::find)
                .map(person -> {
                    setPassword(person.memberId(), hash);
                    tables.sessions().endAll(person.memberId());
                    return signIn.known(person, browser);
                })));
    }

    /** Somebody who is signed in chooses another one; their other sessions end. False: the present one is wrong. */
    boolean change(Visitor visitor, String present, String chosen) {
        Person person = tables.people().find(visitor.memberId()).orElseThrow();
        if (!passwords.matches(present, person.password())) {
            return false;
        }
        String hash = passwords.hash(chosen);
        transaction.executeWithoutResult(status -> {
            setPassword(person.memberId(), hash);
            tables.sessions().endOthers(visitor);
        });
        return true;
    }

    /** Whether it is their password, for what needs it once more. */
    boolean isPassword(Visitor visitor, String password) {
        return passwords.matches(
                password,
                tables.people().find(visitor.memberId()).map(Person::password).orElse(null));
    }

    private void setPassword(UUID memberId, String hash) {
        tables.people().setPassword(memberId, hash);
        audit.note(Actor.member(memberId), Act.PASSWORD_SET, Person.subject(memberId));
    }
}
