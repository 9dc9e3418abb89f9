package org.forewarn.alert.staff;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.forewarn.alert.audit.Act;
import org.forewarn.alert.audit.Actor;
import org.forewarn.alert.audit.Audit;
import org.forewarn.alert.staff.Person.State;
import org.forewarn.alert.staff.Visitor.Stage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Signing in with a local account: what somebody has proved, and what is wanted next. Every step is audited. */
@Component
class SignIn {

    /** What all of it works on. */
    record Tables(People people, Sessions sessions, SecondStep secondStep, Attempts attempts) {}

    private static final Map<String, String> LOCALLY = Map.of("by", "local");

    private final TransactionTemplate transaction;
    private final Tables tables;
    private final Passwords passwords;
    private final Audit audit;
    private final boolean secondStepWanted;

    SignIn(
            TransactionTemplate transaction,
            Tables tables,
            Passwords passwords,
            Audit audit,
            StaffProperties properties) {
        this.transaction = transaction;
        this.tables = tables;
        this.passwords = passwords;
        this.audit = audit;
        this.secondStepWanted = properties.secondStep();
    }

    /** What came of one step. */
    sealed interface Step {

        /** @param secret of the new session, for the cookie */
        record Done(String secret, Person person) implements Step {}

        record CodeWanted(String secret) implements Step {}

        record EnrolmentWanted(String secret) implements Step {}

        /** Name, password or code are wrong; which, is not said. */
        record Wrong() implements Step {}

        /** There were too many tries. */
        record Wait(Duration pause) implements Step {}

        /** Too many wrong codes: from the beginning. */
        record Over() implements Step {}
    }

    Step password(String login, String password, @Nullable InetSocketAddress from, String browser) {
        Optional<Duration> pause = tables.attempts().begin(login, from);
        if (pause.isPresent()) {
            return new Step.Wait(pause.get());
        }
        Optional<Person> person = tables.people().byLogin(login);
        String hash = person.filter(each -> each.state() != State.DISABLED)
                .map(Person::password)
                .orElse(null);
        if (!passwords.matches(password, hash) || person.isEmpty()) {
            audit.note(
                    Actor.SYSTEM,
                    Act.SIGN_IN_REFUSED,
                    person.map(Person::subject).orElse("member/unknown"),
                    Map.of("step", "password"));
            return new Step.Wrong();
        }
        return known(person.get(), browser);
    }

    /** Somebody whose password is right, or was just set. */
    Step known(Person person, String browser) {
        if (person.secondStep()) {
            // the name's count goes on until the code is right: a stolen password must not clear it
            return new Step.CodeWanted(tables.sessions().begin(person.memberId(), Stage.PASSWORD, browser));
        }
        if (secondStepWanted) {
            return new Step.EnrolmentWanted(tables.sessions().begin(person.memberId(), Stage.ENROLLING, browser));
        }
        return done(person, browser, LOCALLY);
    }

    /** The second step: a code of the authenticator, or a recovery code. */
    Step code(Visitor visitor, String code, String browser) {
        return inTransaction(() -> {
            Person person = tables.people().find(visitor.memberId()).orElseThrow();
            return switch (tables.secondStep().check(visitor.memberId(), code)) {
                case RIGHT -> replaced(visitor, person, browser);
                case RECOVERED -> {
                    audit.note(visitor.actor(), Act.RECOVERY_CODE_USED, person.subject());
                    yield replaced(visitor, person, browser);
                }
                case WRONG -> {
                    audit.note(Actor.SYSTEM, Act.SIGN_IN_REFUSED, person.subject(), Map.of("step", "code"));
                    yield tables.sessions().wrong(visitor.sessionId()) ? new Step.Wrong() : new Step.Over();
                }
            };
        });
    }

    /** What came of setting up a second step. */
    sealed interface Enrolment {

        /** @param recoveryCodes shown this once */
        record Done(String secret, List<String> recoveryCodes, Person person) implements Enrolment {}

        record Wrong() implements Enrolment {}
    }

    Enrolment enrol(Visitor visitor, String code, String browser) {
        return inTransaction(() -> {
            Optional<List<String>> codes = tables.secondStep().confirm(visitor.memberId(), code);
            if (codes.isEmpty()) {
                return new Enrolment.Wrong();
            }
            Person person = tables.people().find(visitor.memberId()).orElseThrow();
            audit.note(visitor.actor(), Act.SECOND_STEP_SET, person.subject());
            Step.Done done = replaced(visitor, person, browser);
            return new Enrolment.Done(done.secret(), codes.get(), person);
        });
    }

    /** Somebody whom the provider vouches for. */
    Step.Done vouchedFor(Person person, String browser) {
        return inTransaction(() -> done(person, browser, Map.of("by", "oidc")));
    }

    void signOut(Visitor visitor) {
        inTransaction(() -> {
            tables.sessions().end(visitor.sessionId());
            audit.note(visitor.actor(), Act.SIGNED_OUT, Person.subject(visitor.memberId()));
            return visitor;
        });
    }

    /** A session of another id in place of the one that got half way. */
    private Step.Done replaced(Visitor visitor, Person person, String browser) {
        tables.sessions().end(visitor.sessionId());
        return done(person, browser, LOCALLY);
    }

    private Step.Done done(Person person, String browser, Map<String, String> how) {
        String secret = tables.sessions().begin(person.memberId(), Stage.FULL, browser);
        tables.people().signedIn(person.memberId());
        String login = person.login();
        if (login != null) {
            tables.attempts().succeeded(login);
        }
        audit.note(Actor.member(person.memberId()), Act.SIGNED_IN, person.subject(), how);
        return new Step.Done(secret, person);
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
