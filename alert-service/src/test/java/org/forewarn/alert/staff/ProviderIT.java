package org.forewarn.alert.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.forewarn.alert.InChromium.wide;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import org.forewarn.alert.InChromium;
import org.forewarn.alert.Suite;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The organisation's own sign-in, with a real provider: Spring Authorization Server, at another site than the desk. */
class ProviderIT {

    @SuppressWarnings("NullAway.Init")
    private static SignInProvider provider;

    @SuppressWarnings("NullAway.Init")
    private static Suite suite;

    @SuppressWarnings("NullAway.Init")
    private static Staff staff;

    @BeforeAll
    static void start() throws Exception {
        int port = freePort();
        String desk = "http://localhost:" + port;
        provider = SignInProvider.start(URI.create(desk + ProviderController.BACK));
        var properties = new LinkedHashMap<String, Object>();
        properties.put("server.port", port);
        properties.put("forewarn.staff.url", desk);
        properties.put("forewarn.staff.oidc.issuer", provider.issuer());
        properties.put("forewarn.staff.oidc.client-id", SignInProvider.CLIENT);
        properties.put("forewarn.staff.oidc.client-secret", SignInProvider.SECRET);
        properties.put("forewarn.staff.oidc.role-claim", "realm_access.roles");
        properties.put("forewarn.staff.oidc.roles.desk-staff", "reviewer");
        properties.put("forewarn.staff.oidc.roles.desk-lead", "lead,admin");
        suite = Suite.start(properties);
        staff = new Staff(suite);
    }

    /** The provider has to know where the desk is before the desk is there. */
    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @AfterAll
    static void stop() throws Exception {
        if (suite != null) {
            suite.close();
        }
        if (provider != null) {
            provider.close();
        }
    }

    @Test
    void inARealBrowserOneComesFromTheDeskOverTheProviderBackToWhereOneWanted() {
        provider.knows("ruth", "Ruth Reviewer", "desk-staff");
        try (InChromium chromium = InChromium.start()) {
            chromium.with(suite, wide(1280), null, page -> {
                page.navigate("/desk/search");
                page.click("text=Sign in with your organisation");
                page.waitForURL(provider.issuer() + "/login");
                page.fill("input[name=username]", "ruth");
                page.fill("input[name=password]", SignInProvider.password());
                page.click("button[type=submit]");
                page.waitForURL("**/desk/search");
                assertThat(page.textContent("header")).contains("Ruth Reviewer");
                assertThat(page.context().cookies().stream()
                                .filter(each -> each.name.contains("way"))
                                .toList())
                        .as("what was needed on the way is forgotten")
                        .isEmpty();
                page.click(".who button");
                page.waitForURL("**/sign-in?signed-out=yes");
                page.navigate("/desk");
                page.waitForURL("**/sign-in*");
            });
        }
    }

    @Test
    void whoTheProviderVouchesForIsAMemberWithTheRolesItGives() throws Exception {
        provider.knows("ada", "Ada", "desk-lead", "something-else");
        Plain browser = browser();
        browser.open(back(browser, "ada"));
        assertThat(browser.status()).isEqualTo(200);
        assertThat(browser.header("Refresh")).isEqualTo("0;url=/desk");
        assertThat(browser.open("/desk/staff").status()).isEqualTo(200);
        assertThat(browser.open("/desk/account").page().text()).contains("Ada", "Lead, Admin");

        provider.knows("ada", "Ada Lovelace", "desk-staff");
        Plain later = browser();
        later.open(back(later, "ada"));
        assertThat(later.open("/desk/staff").status()).isEqualTo(403);
        assertThat(browser.open("/desk/staff").status())
                .as("in the older session, too")
                .isEqualTo(403);
        assertThat(acts()).containsSubsequence("member_added", "signed_in", "member_changed", "signed_in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"something-else", ""})
    void whoHasNoRoleHereIsNotLetInAndNotKept(String group) throws Exception {
        provider.knows("eve", "Eve", group);
        Plain browser = browser();
        browser.open(back(browser, "eve"));
        assertThat(browser.path()).isEqualTo(SignInController.SIGN_IN);
        assertThat(browser.mistake()).contains("no role");
        assertThat(browser.open("/desk/account").path()).isEqualTo(SignInController.SIGN_IN);
        assertThat(suite.jdbc()
                        .sql("select count(*) from staff_member where name = 'Eve'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whoWasShutOutHereIsNotLetInByTheProvider() throws Exception {
        provider.knows("mallory", "Mallory", "desk-staff");
        Plain browser = browser();
        browser.open(back(browser, "mallory"));
        assertThat(browser.open("/desk").status()).isEqualTo(200);
        suite.jdbc()
                .sql("update staff_member set state = 'disabled' where name = 'Mallory'")
                .update();
        Plain again = browser();
        again.open(back(again, "mallory"));
        assertThat(again.path()).isEqualTo(SignInController.SIGN_IN);
        assertThat(again.open("/desk").path()).isEqualTo(SignInController.SIGN_IN);
    }

    @Test
    void anAnswerThatThisBrowserDidNotAskForIsNotTaken() throws Exception {
        provider.knows("bob", "Bob", "desk-staff");
        String stolen = back(browser(), "bob");
        Plain victim = browser();
        victim.open(stolen);
        assertThat(victim.mistake()).contains("did not work");
        Plain other = browser();
        begun(other);
        other.open(stolen);
        assertThat(other.mistake()).as("another state").contains("did not work");
        assertThat(other.open("/desk/account").path()).isEqualTo(SignInController.SIGN_IN);
    }

    @Test
    void anIdTokenThatWasMadeForAnotherWayIsNotTaken() throws Exception {
        provider.knows("carol", "Carol", "desk-staff");
        Plain browser = browser();
        URI to = begun(browser);
        URI withAnotherNonce = URI.create(to.toString().replaceAll("nonce=[^&]+", "nonce=another"));
        assertThat(withAnotherNonce).isNotEqualTo(to);
        browser.open(path(provider.signIn(withAnotherNonce, "carol")));
        assertThat(browser.mistake()).contains("did not work");
        assertThat(browser.open("/desk/account").path()).isEqualTo(SignInController.SIGN_IN);
    }

    @Test
    void aCodeWithoutTheVerifierThatBelongsToItBuysNothing() throws Exception {
        provider.knows("dan", "Dan", "desk-staff");
        Plain one = browser();
        String first = back(one, "dan");
        String second = back(browser(), "dan");
        // the state of one's own way, the code of another's
        String mixed = first.replaceAll("code=[^&]+", "code=" + second.replaceAll(".*code=([^&]+).*", "$1"));
        one.open(mixed);
        assertThat(one.mistake()).contains("did not work");
    }

    @Test
    void aCodeIsGoodOnce() throws Exception {
        provider.knows("erin", "Erin", "desk-staff");
        Plain browser = browser();
        String back = back(browser, "erin");
        browser.open(back);
        assertThat(browser.status()).isEqualTo(200);
        long signedIn = acts().stream().filter("signed_in"::equals).count();
        browser.open(back);
        assertThat(browser.header("Refresh")).isEmpty();
        assertThat(acts().stream().filter("signed_in"::equals)).hasSize((int) signedIn);
    }

    @Test
    void whenTheProviderChangesItsKeysPeopleStillComeIn() throws Exception {
        provider.knows("frank", "Frank", "desk-staff");
        Plain before = browser();
        before.open(back(before, "frank"));
        assertThat(before.status()).isEqualTo(200);
        provider.changeKeys();
        Plain after = browser();
        after.open(back(after, "frank"));
        assertThat(after.mistake()).isEmpty();
        assertThat(after.open("/desk").status()).isEqualTo(200);
    }

    @Test
    void namesAndPasswordsAreNotTaken() {
        Plain browser = browser().open(SignInController.SIGN_IN);
        assertThat(browser.page().select("input[type=password]")).isEmpty();
        assertThat(browser.type("login", "ada")
                        .type("password", "words")
                        .post(SignInController.SIGN_IN)
                        .status())
                .isEqualTo(400);
        assertThat(browser.open(staff.add(Role.ADMIN).invitation()).status()).isEqualTo(404);
    }

    /** Where the desk sends a browser that wants to sign in. */
    private static URI begun(Plain browser) {
        browser.open(ProviderController.ORGANISATION);
        assertThat(browser.status()).isEqualTo(303);
        String to = browser.header("Location");
        assertThat(to).contains("code_challenge_method=S256", "nonce=", "state=");
        return URI.create(to);
    }

    /** By way of the provider: the path with which it sends the browser back. */
    private static String back(Plain browser, String login) throws Exception {
        return path(provider.signIn(begun(browser), login));
    }

    private static String path(URI back) {
        assertThat(back.getPath()).isEqualTo(ProviderController.BACK);
        return back.getRawPath() + "?" + back.getRawQuery();
    }

    private static Plain browser() {
        return new Plain(URI.create(suite.uri("/").toString().replace("127.0.0.1", "localhost")));
    }

    private static List<String> acts() {
        return suite.jdbc()
                .sql("select act from audit_entry order by at")
                .query(String.class)
                .list();
    }
}
