package org.forewarn.intake.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import org.forewarn.schemas.sealing.Fingerprint;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseCookie;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class CookiesTest {

    private static final Instant NOW = Instant.parse("2026-11-23T20:15:30Z");
    private static final Session SESSION =
            new Session("id", "fwk_planted", NOW, NOW.plusSeconds(60), new Session.Done(Session.What.SENT, "R-1"));

    private static Cookies cookies(int secret) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) secret;
        return new Cookies(new Fingerprint(bytes, Cookies.PURPOSE), null);
    }

    @Test
    void aSessionComesBackAsItWent() {
        assertThat(cookies(1).open(cookies(1).seal(SESSION))).hasValue(SESSION);
    }

    @Test
    void theKeyCannotBeReadInIt() {
        String value = cookies(1).seal(SESSION);
        assertThat(new String(Base64.getUrlDecoder().decode(value), java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("planted", "R-1");
        assertThat(value).isNotEqualTo(cookies(1).seal(SESSION));
        assertThat(SESSION.toString()).doesNotContain("planted");
    }

    @Test
    void whatWasNotMadeHereIsNoSession() {
        String value = cookies(1).seal(SESSION);
        char other = value.charAt(20) == 'A' ? 'B' : 'A';
        assertThat(cookies(2).open(value)).isEmpty();
        assertThat(cookies(1).open(value.substring(0, 20) + other + value.substring(21)))
                .isEmpty();
        assertThat(cookies(1).open("")).isEmpty();
        assertThat(cookies(1).open("not base64!")).isEmpty();
    }

    @Test
    void overHttpsTheCookieBelongsToThisHostAlone() {
        ResponseCookie cookie = cookies(1)
                .write(
                        MockServerHttpRequest.get("https://intake.example.org/report")
                                .build(),
                        SESSION);
        assertThat(cookie.toString())
                .startsWith("__Host-forewarn-form=")
                .contains("; Path=/;", "; Secure", "; HttpOnly", "; SameSite=Strict")
                .doesNotContain("Max-Age", "Expires", "Domain");
    }

    @Test
    void withoutHttpsItIsStillOutOfReachOfScriptsAndOtherSites() {
        ResponseCookie cookie = cookies(1)
                .write(MockServerHttpRequest.get("http://localhost/report").build(), SESSION);
        assertThat(cookie.toString())
                .startsWith("forewarn-form=")
                .contains("; Path=/report", "; HttpOnly", "; SameSite=Strict")
                .doesNotContain("Secure", "Max-Age", "Expires");
    }
}
