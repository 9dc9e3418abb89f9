package org.forewarn.alert.staff;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.forewarn.alert.audit.Act;
import org.forewarn.alert.audit.Actor;
import org.forewarn.alert.audit.Audit;
import org.forewarn.alert.staff.Provider.Vouched;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Whom the organisation's sign-in vouches for becomes a member, with the roles that it gives them today. */
@Component
class Vouching {

    private final TransactionTemplate transaction;
    private final People people;
    private final SignIn signIn;
    private final Audit audit;

    Vouching(TransactionTemplate transaction, People people, SignIn signIn, Audit audit) {
        this.transaction = transaction;
        this.people = people;
        this.signIn = signIn;
        this.audit = audit;
    }

    /** Nothing for who has no role here, or was shut out here. */
    Optional<SignIn.Step.Done> signIn(Vouched vouched, String browser) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Optional<Person> before = people.bySubject(vouched.issuer(), vouched.subject());
            boolean shutOut = before.filter(person -> person.state() == Person.State.DISABLED)
                    .isPresent();
            if (shutOut || vouched.roles().isEmpty()) {
                audit.note(
                        Actor.SYSTEM,
                        Act.SIGN_IN_REFUSED,
                        before.map(Person::subject).orElse("member/unknown"),
                        Map.of("step", shutOut ? "shut_out" : "no_role"));
                return Optional.empty();
            }
            people.know(
                    before.map(Person::memberId).orElseGet(UUID::randomUUID),
                    vouched.issuer(),
                    vouched.subject(),
                    vouched.name(),
                    vouched.roles());
            Person person =
                    people.bySubject(vouched.issuer(), vouched.subject()).orElseThrow();
            if (before.isEmpty() || !before.get().roles().equals(person.roles())) {
                audit.note(
                        Actor.SYSTEM,
                        before.isEmpty() ? Act.MEMBER_ADDED : Act.MEMBER_CHANGED,
                        person.subject(),
                        Map.of("roles", String.join(",", People.codes(person.roles())), "by", "oidc"));
            }
            return Optional.of(signIn.vouchedFor(person, browser));
        }));
    }
}
