package org.forewarn.alert.staff;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.forewarn.alert.Suite;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The organisation's own sign-in, with a provider that speaks OpenID Connect over HTTP. */
class ProviderIT {

    private static final String ISSUER = "staff";
    private static final MockOAuth2Server PROVIDER = new MockOAuth2Server();

    @SuppressWarnings("NullAway.Init")
    private static Suite suite;

    @SuppressWarnings("NullAway.Init")
    private static Staff staff;

    @BeforeAll
    static void start() throws IOException {
        PROVIDER.start();
        int port = freePort();
        var properties = new LinkedHashMap<String, Object>();
        properties.put("server.port", port);
        properties.put("forewarn.staff.url", "http://localhost:" + port);
        properties.put("forewarn.staff.oidc.issuer", PROVIDER.issuerUrl(ISSUER).toString());
        properties.put("forewarn.staff.oidc.client-id", "forewarn");
        properties.put("forewarn.staff.oidc.client-secret", "invented");
        properties.put("forewarn.staff.oidc.role-claim", "realm_access.roles");
        properties.put("forewarn.staff.oidc.roles.desk-staff", "reviewer");
        properties.put("forewarn.staff.oidc.roles.desk-lead", "lead,admin");
        suite = Suite.start(properties);
        staff = new Staff(suite);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @AfterAll
    static void stop() {
        suite.close();
        PROVIDER.shutdown();
    }

    @Test
    void whoTheProviderVouchesForIsAMemberWithTheRolesItGives() throws Exception {
        says("subject-1", "Ada", List.of("desk-lead", "something-else"));
        Plain browser = browser();
        browser.open(back(browser));
        assertThat(browser.status()).isEqualTo(200);
        assertThat(browser.header("Refresh")).isEqualTo("0;url=/desk");
        assertThat(browser.open("/desk/staff").status()).isEqualTo(200);
        assertThat(browser.open("/desk/account").page().text()).contains("Ada", "Lead, Admin");

        says("subject-1", "Ada Lovelace", List.of("desk-staff"));
        Plain later = browser();
        later.open(back(later));
        assertThat(later.open("/desk/staff").status()).isEqualTo(403);
        assertThat(browser.open("/desk/staff").status())
                .as("in the older session, too")
                .isEqualTo(403);
        assertThat(acts()).containsSubsequence("member_added", "signed_in", "member_changed", "signed_in");
    }

    @Test
    void whoHasNoRoleHereIsNotLetIn() throws Exception {
        says("subject-2", "Eve", List.of("something-else"));
        Plain browser = browser();
        browser.open(back(browser));
        assertThat(browser.path()).isEqualTo(SignInController.SIGN_IN);
        assertThat(browser.mistake()).contains("no role");
        assertThat(browser.open("/desk/account").path()).isEqualTo(SignInController.SIGN_IN);
    }

    @Test
    void anAnswerThatThisBrowserDidNotAskForIsNotTaken() throws Exception {
        String stolen = back(browser());
        Plain victim = browser();
        victim.open(stolen);
        assertThat(victim.mistake()).contains("did not work");
        Plain other = browser();
        back(other);
        other.open(stolen);
        assertThat(other.mistake()).contains("did not work");
        assertThat(other.open("/desk/account").path()).isEqualTo(SignInController.SIGN_IN);
    }

    @Test
    void aCodeWithoutTheVerifierThatBelongsToItBuysNothing() throws Exception {
        Plain one = browser();
        String first = back(one);
        Plain two = browser();
        String second = back(two);
        // the state of one's own way, the code of another's
        String mixed = first.replaceAll("code=[^&]+", "code=" + second.replaceAll(".*code=([^&]+).*", "$1"));
        one.open(mixed);
        assertThat(one.mistake()).contains("did not work");
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

    private static void says(String subject, String name, List<String> roles) {
        PROVIDER.enqueueCallback(new DefaultOAuth2TokenCallback(
                ISSUER,
                subject,
                JOSEObjectType.JWT.getType(),
                List.of("forewarn"),
                Map.of("name", name, "realm_access", Map.of("roles", roles)),
                600));
    }

    /** By way of the provider: the path with which it sends the browser back. */
    private static String back(Plain browser) throws Exception {
        browser.open(ProviderController.ORGANISATION);
        assertThat(browser.status()).isEqualTo(303);
        String to = browser.header("Location");
        assertThat(to).contains("code_challenge_method=S256", "nonce=", "state=");
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    http.send(HttpRequest.newBuilder(URI.create(to)).build(), HttpResponse.BodyHandlers.ofString());
            URI back = URI.create(answer.headers().firstValue("Location").orElseThrow());
            return back.getRawPath() + "?" + back.getRawQuery();
        }
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
