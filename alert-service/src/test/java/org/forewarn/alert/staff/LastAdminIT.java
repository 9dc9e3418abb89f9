package org.forewarn.alert.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.forewarn.alert.Suite;
import org.forewarn.alert.audit.Actor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Keeping members at the desk, and that somebody is left who can. */
class LastAdminIT {

    @SuppressWarnings("NullAway.Init")
    private static Suite suite;

    @SuppressWarnings("NullAway.Init")
    private static Staff staff;

    @BeforeAll
    static void start() {
        suite = Suite.start(Map.of());
        staff = new Staff(suite);
    }

    @AfterAll
    static void stop() {
        suite.close();
    }

    @Test
    void twoAdminsWhoShutEachOtherOutAtOnceLeaveOne() throws Exception {
        UUID one = staff.add(Role.ADMIN).memberId();
        UUID two = staff.add(Role.ADMIN).memberId();
        Plain ada = staff.signedIn(one);
        Plain ben = staff.signedIn(two);
        for (int round = 0; round < 10; round++) {
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<Staffing.Change>> both = List.of(
                        threads.submit(() -> suite.bean(Staffing.class).disable(Actor.SYSTEM, one)),
                        threads.submit(
                                () -> suite.bean(Staffing.class).setRoles(Actor.SYSTEM, two, Set.of(Role.REVIEWER))));
                assertThat(List.of(both.get(0).get(), both.get(1).get()))
                        .containsOnlyOnce(new Staffing.Change.Refused("last_admin"));
            }
            suite.bean(People.class).setState(one, Person.State.ACTIVE);
            suite.bean(People.class).setRoles(two, Set.of(Role.ADMIN));
        }
        assertThat(ben.open("/desk/staff").status()).isEqualTo(200);

        ben.open("/desk/staff/" + one).submit("/disable");
        assertThat(ben.page().text()).contains("shut out");
        assertThat(ada.open("/desk/staff").path()).isEqualTo(SignInController.SIGN_IN);
        ben.open("/desk/staff/" + two).submit("/disable");
        assertThat(ben.status()).isEqualTo(409);
        assertThat(ben.mistake()).contains("Nobody else is an admin");
        ben.open("/desk/staff/" + two).choose("/roles").type("role", "auditor").submit();
        assertThat(ben.status()).isEqualTo(409);
    }

    @Test
    void anAccountIsKeptByItsMember() {
        Staff.Enrolled ada = staff.enrolled(Role.REVIEWER);
        Plain elsewhere = staff.signedIn(ada.added().memberId());
        Plain browser = ada.browser().open("/desk/account");
        browser.type("present", "wrong")
                .type("password", "seven brittle kettles sing")
                .type("again", "seven brittle kettles sing");
        browser.submit("/password");
        assertThat(browser.mistake()).contains("not your present password");
        browser.type("present", Staff.PASSWORD)
                .type("password", "seven brittle kettles sing")
                .type("again", "seven brittle kettles sing");
        browser.submit("/password");
        assertThat(browser.page().text()).contains("Your password is changed");
        assertThat(elsewhere.open("/desk/account").path()).isEqualTo(SignInController.SIGN_IN);

        browser.open("/desk/account")
                .type("code-password", "seven brittle kettles sing")
                .submit("/account/code");
        assertThat(browser.page().select("h1").text()).isEqualTo("Set up your second step");
        browser.type("code", "000000").submit("/confirm");
        assertThat(browser.mistake()).isNotEmpty();

        Plain other = staff.signedIn(ada.added().memberId());
        browser.open("/desk/account").submit("/sessions/end");
        assertThat(other.open("/desk/account").path()).isEqualTo(SignInController.SIGN_IN);
        browser.open("/desk/account").submit("/end-all");
        assertThat(browser.open("/desk/account").path()).isEqualTo(SignInController.SIGN_IN);
    }
}
