package org.forewarn.intake.form;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.forewarn.schemas.sealing.Fingerprint;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sessions into cookies and back. A cookie is sealed with a key that all instances derive from the suite's secret; it
 * has no lifetime, so that the browser forgets it when it is closed.
 */
final class Cookies {

    static final String PURPOSE = "form-session";

    /** Over HTTPS: the prefix has the browser refuse a cookie of this name from anywhere but this very host. */
    static final String SECURE_NAME = "__Host-forewarn-form";

    static final String PLAIN_NAME = "forewarn-form";

    private static final byte[] BOUND_TO = "forewarn form session 1".getBytes(StandardCharsets.UTF_8);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Aead aead;
    private final @Nullable Boolean https;

    Cookies(Fingerprint fingerprint, @Nullable Boolean https) {
        try {
            this.aead = new AesGcmJce(HexFormat.of().parseHex(fingerprint.of("key")));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM is not available", e);
        }
        this.https = https;
    }

    /** The session that the browser sent; nothing when it sent none, or one that was not made here. */
    Optional<Session> read(ServerHttpRequest request) {
        HttpCookie cookie = request.getCookies().getFirst(secure(request) ? SECURE_NAME : PLAIN_NAME);
        return cookie == null ? Optional.empty() : open(cookie.getValue());
    }

    ResponseCookie write(ServerHttpRequest request, Session session) {
        return cookie(request, seal(session)).build();
    }

    /** Has the browser forget. */
    ResponseCookie none(ServerHttpRequest request) {
        return cookie(request, "").maxAge(0).build();
    }

    String seal(Session session) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(aead.encrypt(JSON.writeValueAsBytes(session), BOUND_TO));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Sealing a session failed", e);
        }
    }

    Optional<Session> open(String value) {
        try {
            byte[] json = aead.decrypt(Base64.getUrlDecoder().decode(value), BOUND_TO);
            return Optional.of(JSON.readValue(json, Session.class));
        } catch (GeneralSecurityException | IllegalArgumentException | JacksonException e) {
            return Optional.empty();
        }
    }

    private ResponseCookie.ResponseCookieBuilder cookie(ServerHttpRequest request, String value) {
        boolean secure = secure(request);
        return ResponseCookie.from(secure ? SECURE_NAME : PLAIN_NAME, value)
                .httpOnly(true)
                .secure(secure)
                .sameSite("Strict")
                .path(secure ? "/" : "/report");
    }

    private boolean secure(ServerHttpRequest request) {
        return https == null ? "https".equals(request.getURI().getScheme()) : https;
    }
}
