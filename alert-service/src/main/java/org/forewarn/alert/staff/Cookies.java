package org.forewarn.alert.staff;

import java.util.Optional;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** The cookie of a session. It has no lifetime, so that the browser forgets it when it is closed. */
final class Cookies {

    /** Over HTTPS: the prefix has the browser refuse a cookie of this name from anywhere but this very host. */
    static final String SECURE_NAME = "__Host-forewarn-desk";

    static final String PLAIN_NAME = "forewarn-desk";

    private final boolean https;

    Cookies(boolean https) {
        this.https = https;
    }

    Optional<String> read(ServerHttpRequest request) {
        HttpCookie cookie = request.getCookies().getFirst(https ? SECURE_NAME : PLAIN_NAME);
        return cookie == null || cookie.getValue().isEmpty() ? Optional.empty() : Optional.of(cookie.getValue());
    }

    /** Strict: whoever follows a link from elsewhere signs in anew or presses reload, and no other site acts for them. */
    ResponseCookie write(String secret) {
        return cookie(secret).build();
    }

    ResponseCookie none() {
        return cookie("").maxAge(0).build();
    }

    private ResponseCookie.ResponseCookieBuilder cookie(String value) {
        return ResponseCookie.from(https ? SECURE_NAME : PLAIN_NAME, value)
                .httpOnly(true)
                .secure(https)
                .sameSite("Strict")
                .path(https ? "/" : "/desk");
    }
}
