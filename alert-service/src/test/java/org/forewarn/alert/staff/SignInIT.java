package org.forewarn.alert.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.forewarn.alert.Suite;
import org.forewarn.alert.staff.Staff.Added;
import org.forewarn.alert.staff.Staff.Enrolled;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who gets to the desk with a local account, and how it ends. */
class SignInIT {

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

    /** All tests come from one address. */
    @BeforeEach
    void forgetTries() {
        suite.jdbc().sql("delete from staff_attempt").update();
    }

    @Test
    void anInvitationLeadsToAPasswordASecondStepAndTheDesk() {
        Enrolled ada = staff.enrolled(Role.ADMIN);
        assertThat(ada.recoveryCodes()).hasSize(SecondStep.RECOVERY_CODES).doesNotHaveDuplicates();
        assertThat(ada.browser().open("/desk/account").status()).isEqualTo(200);
        assertThat(ada.browser().page().text()).contains("Member");
        // the link was good once
        assertThat(staff.browser().open(ada.added().invitation()).status()).isEqualTo(404);
        assertThat(acts(ada.added().memberId()))
                .containsSubsequence("member_added", "password_set", "second_step_set", "signed_in");
    }

    @Test
    void aPasswordAloneOpensNothing() {
        Enrolled ada = staff.enrolled(Role.ADMIN);
        Plain browser = password(ada.added().login(), Staff.PASSWORD);
        assertThat(browser.path()).isEqualTo(SignInController.CODE);
        assertThat(browser.open("/desk/account").path()).isEqualTo(SignInController.SIGN_IN);

        browser.open(SignInController.CODE).type("code", ada.code(0)).submit("/code");
        assertThat(browser.path()).isEqualTo("/desk/staff");
        assertThat(browser.status()).isEqualTo(200);
    }

    @Test
    void aSessionHasAnotherIdAfterSigningIn() {
        Enrolled ada = staff.enrolled(Role.ADMIN);
        Plain browser = password(ada.added().login(), Staff.PASSWORD);
        String halfWay = browser.cookie();
        browser.type("code", ada.code(0)).submit("/code");
        assertThat(browser.cookie()).hasSize(64).isNotEqualTo(halfWay);
        assertThat(staff.browser().withCookie(halfWay).open("/desk/account").path())
                .isEqualTo(SignInController.SIGN_IN);
        assertThat(suite.jdbc()
                        .sql("select count(*) from staff_session where encode(id_hash, 'hex') = :id")
                        .param("id", browser.cookie())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aCodeIsGoodOnce() {
        Enrolled ada = staff.enrolled(Role.ADMIN);
        String code = ada.code(0);
        assertThat(password(ada.added().login(), Staff.PASSWORD)
                        .type("code", code)
                        .submit("/code")
                        .status())
                .isEqualTo(200);
        Plain replay =
                password(ada.added().login(), Staff.PASSWORD).type("code", code).submit("/code");
        assertThat(replay.status()).isEqualTo(401);
        assertThat(replay.mistake()).contains("used already");
        assertThat(replay.open("/desk/account").path()).isEqualTo(SignInController.SIGN_IN);
    }

    @Test
    void aRecoveryCodeIsGoodOnceToo() {
        Enrolled ada = staff.enrolled(Role.ADMIN);
        String code = ada.recoveryCodes().get(3).toLowerCase(Locale.ROOT);
        assertThat(password(ada.added().login(), Staff.PASSWORD)
                        .type("code", code)
                        .submit("/code")
                        .path())
                .isEqualTo("/desk/staff");
        assertThat(password(ada.added().login(), Staff.PASSWORD)
                        .type("code", code)
                        .submit("/code")
                        .status())
                .isEqualTo(401);
        assertThat(acts(ada.added().memberId())).contains("recovery_code_used");
    }

    @Test
    void wrongCodesEndTheSession() {
        Enrolled ada = staff.enrolled(Role.ADMIN);
        Plain browser = password(ada.added().login(), Staff.PASSWORD);
        for (int i = 1; i < Sessions.WRONG_CODES; i++) {
            assertThat(browser.type("code", "000000").submit("/code").status()).isEqualTo(401);
        }
        browser.type("code", "000000").submit("/code");
        assertThat(browser.path()).isEqualTo(SignInController.SIGN_IN);
        assertThat(browser.mistake()).contains("Begin again");
        assertThat(browser.open(SignInController.CODE).path()).isEqualTo(SignInController.SIGN_IN);
    }

    @Test
    void whoIsNotThereIsAnsweredLikeWhoTypesAWrongPassword() {
        Added ada = staff.add(Role.REVIEWER);
        String unknown = password("nobody@example.org", "some words that are wrong")
                .page()
                .select("main")
                .outerHtml();
        String wrong = password(ada.login(), "some words that are wrong")
                .page()
                .select("main")
                .outerHtml();
        assertThat(unknown.replace("nobody@example.org", "X")).isEqualTo(wrong.replace(ada.login(), "X"));
        // neither of them is in the database in a form that could be read
        assertThat(suite.jdbc()
                        .sql("select encode(subject, 'escape') from staff_attempt")
                        .query(String.class)
                        .list())
                .noneMatch(subject -> subject.contains("example"));
    }

    @Test
    void guessingIsSlowedDownForNamesThatAreThereAndThatAreNot() {
        for (String login : List.of(staff.enrolled(Role.ADMIN).added().login(), "ghost@example.org")) {
            forgetTries();
            for (int i = 0; i < Attempts.FREE_BY_NAME; i++) {
                assertThat(password(login, "wrong words " + i).status()).isEqualTo(401);
            }
            Plain slowed = password(login, Staff.PASSWORD);
            assertThat(slowed.status()).isEqualTo(429);
            assertThat(Integer.parseInt(slowed.header("Retry-After"))).isBetween(1, 31);
            assertThat(slowed.mistake()).contains("Wait");
        }
        // another name from the same address is still taken
        assertThat(password("other@example.org", "wrong words").status()).isEqualTo(401);
    }

    @Test
    void aNetworkThatTriesManyNamesIsSlowedDown() {
        for (int i = 0; i < Attempts.FREE_BY_NETWORK; i++) {
            suite.bean(Attempts.class).begin("name" + i, new InetSocketAddress("192.0.2.7", 1));
        }
        assertThat(suite.bean(Attempts.class).begin("fresh", new InetSocketAddress("192.0.2.7", 2)))
                .isPresent();
        assertThat(suite.bean(Attempts.class).begin("fresh", new InetSocketAddress("192.0.2.8", 2)))
                .isEmpty();
    }

    @Test
    void aPasswordMustNotBeGuessable() {
        Added ada = staff.add(Role.REVIEWER);
        Plain browser = staff.browser().open(ada.invitation());
        for (var each : Map.of("short", "at least", "password1234", "guessed", ada.login(), "guessed")
                .entrySet()) {
            browser.type("password", each.getKey()).type("again", each.getKey()).submit(ada.invitation());
            assertThat(browser.status()).isEqualTo(400);
            assertThat(browser.mistake()).contains(each.getValue());
            assertThat(browser.page().select("input[type=password][value]")).isEmpty();
        }
        browser.type("password", Staff.PASSWORD).type("again", "other").submit(ada.invitation());
        assertThat(browser.mistake()).contains("not the same");
    }

    @Test
    void aNewLinkTakesTheOldPasswordAndSecondStepAway() {
        Enrolled ada = staff.enrolled(Role.REVIEWER);
        suite.post("/v1/staff/" + ada.added().memberId() + "/invitation", "");
        assertThat(ada.browser().open("/desk/account").path()).isEqualTo(SignInController.SIGN_IN);
        assertThat(password(ada.added().login(), Staff.PASSWORD).status()).isEqualTo(401);
    }

    @Test
    void sessionsEndWhenTheyAreNotUsedWhenTheyAreOldAndWithTheirMember() {
        UUID admin = staff.add(Role.ADMIN).memberId();
        Plain browser = staff.signedIn(admin);
        assertThat(browser.open("/desk/account").path()).isEqualTo("/desk/account");
        change(admin, "used_at = now() - interval '31 minutes'");
        assertThat(browser.open("/desk/account").path()).isEqualTo(SignInController.SIGN_IN);

        browser = staff.signedIn(admin);
        change(admin, "created_at = now() - interval '12 hours 1 minute', used_at = now()");
        assertThat(browser.open("/desk/account").path()).isEqualTo(SignInController.SIGN_IN);

        browser = staff.signedIn(admin);
        suite.bean(People.class).setState(admin, Person.State.DISABLED);
        assertThat(browser.open("/desk/account").path()).isEqualTo(SignInController.SIGN_IN);
        suite.bean(Sessions.class).sweep();
        assertThat(suite.bean(Sessions.class).of(admin)).isEmpty();
    }

    @Test
    void whatDoesNotComeFromAPageOfTheSessionIsNotDone() {
        Plain browser = staff.signedIn(Role.ADMIN);
        String other = staff.signedIn(Role.ADMIN).open("/desk/account").token();
        browser.open("/desk/account");
        assertThat(browser.post("/desk/sign-out").status()).isEqualTo(403);
        assertThat(browser.type("token", other).post("/desk/sign-out").status()).isEqualTo(403);
        assertThat(browser.type("token", "00").post("/desk/sign-out").status()).isEqualTo(403);
        String token = browser.open("/desk/account").token();
        assertThat(browser.type("token", token)
                        .post("/desk/sign-out", "Sec-Fetch-Site", "cross-site")
                        .status())
                .isEqualTo(403);
        assertThat(browser.post("/desk/sign-in", "Sec-Fetch-Site", "same-site").status())
                .isEqualTo(403);
        for (String disguised : List.of("/%64esk/sign-out", "/%64esk/account/sessions/end-all")) {
            assertThat(browser.post(disguised).status()).as(disguised).isEqualTo(403);
        }
        assertThat(browser.open("/desk/account").status()).isEqualTo(200);
        assertThat(browser.open("/desk/account").token()).as("masked anew").isNotEqualTo(token);

        browser.type("token", token).post("/desk/sign-out");
        assertThat(browser.path()).isEqualTo(SignInController.SIGN_IN);
        assertThat(browser.page().text()).contains("You are signed out");
        assertThat(browser.open("/desk/account").path()).isEqualTo(SignInController.SIGN_IN);
    }

    @Test
    void whoIsSentToSignInComesBackAndNowhereElse() {
        Enrolled ada = staff.enrolled(Role.ADMIN);
        Plain browser = staff.browser().open("/desk/account");
        assertThat(browser.answer().uri().getQuery()).isEqualTo("to=/desk/account");
        browser.type("login", ada.added().login())
                .type("password", Staff.PASSWORD)
                .submit("/sign-in");
        browser.type("code", ada.code(0)).submit("/code");
        assertThat(browser.path()).isEqualTo("/desk/account");
        for (String elsewhere :
                List.of("//example.org", "https://example.org/", "/desk/../v1", "/desk/sign-in/code", "/x")) {
            assertThat(SignInController.isOurs(elsewhere)).as(elsewhere).isFalse();
        }
    }

    @Test
    void aPagesScriptIsToldAndNotSentAway() {
        assertThat(staff.browser().fetch("/desk/account", "text/event-stream").statusCode())
                .isEqualTo(401);
        assertThat(staff.browser().fetch("/desk/account", "application/json").statusCode())
                .isEqualTo(401);
        Plain reviewer = staff.signedIn(Role.REVIEWER);
        assertThat(reviewer.fetch("/desk/staff", "application/json").statusCode())
                .isEqualTo(403);
        assertThat(reviewer.open("/desk/staff").status()).isEqualTo(403);
        assertThat(reviewer.page().select("h1").text()).isEqualTo("Not for you");
    }

    @Test
    void everyPageKeepsItselfToItself() {
        Plain browser = staff.signedIn(Role.ADMIN, Role.AUDITOR);
        for (String path : List.of("/desk/account", "/desk/staff", "/desk/audit", "/desk/nowhere")) {
            browser.open(path);
            assertThat(browser.header("Cache-Control")).as(path).isEqualTo("no-store");
            assertThat(browser.header("Content-Security-Policy"))
                    .contains("default-src 'none'")
                    .doesNotContain("unsafe");
            assertThat(browser.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(browser.page().select("[style], script:not([src]), style"))
                    .as(path)
                    .isEmpty();
        }
    }

    private static Plain password(String login, String password) {
        return staff.browser()
                .open(SignInController.SIGN_IN)
                .type("login", login)
                .type("password", password)
                .submit("/sign-in");
    }

    private static void change(UUID memberId, String what) {
        suite.jdbc()
                .sql("update staff_session set " + what + " where member_id = :id")
                .param("id", memberId)
                .update();
    }

    private static List<String> acts(UUID memberId) {
        return suite.jdbc()
                .sql("select act from audit_entry where subject = :subject order by at")
                .param("subject", "member/" + memberId)
                .query(String.class)
                .list();
    }
}
