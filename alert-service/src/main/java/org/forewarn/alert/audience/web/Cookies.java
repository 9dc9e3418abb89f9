package org.forewarn.alert.audience.web;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.forewarn.schemas.sealing.Fingerprint;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Seats into cookies and back, sealed with a key that all instances derive from the suite's secret, and the language that was
 * chosen. Neither has a lifetime, so that the browser forgets it when it is closed.
 *
 * <p>Lax and not strict: people come by a link in a mail, and a strict cookie that is set on the way is not sent on it. Posts
 * are held by the header in which browsers tell where they come from, and by each page's token.
 */
final class Cookies {

    static final String PURPOSE = "people-session";

    /** Over HTTPS: the prefix has the browser refuse a cookie of this name from anywhere but this very host. */
    private static final String PREFIX = "__Host-";

    static final String SEAT = "forewarn-people";
    static final String LANGUAGE = "forewarn-language";

    private static final int MAX_CHARS = 2_000;
    private static final byte[] BOUND_TO = "forewarn people seat 2".getBytes(StandardCharsets.UTF_8);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Aead aead;
    private final boolean https;

    Cookies(Fingerprint fingerprint, boolean https) {
        try {
            this.aead = new AesGcmJce(HexFormat.of().parseHex(fingerprint.of("key")));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM is not available", e);
        }
        this.https = https;
    }

    /** The seat that the browser sent; nothing when it sent none, or one that was not made here. */
    Optional<Seat> seat(ServerHttpRequest request) {
        return value(request, SEAT).flatMap(this::open);
    }

    ResponseCookie write(Seat seat) {
        return cookie(SEAT, seal(seat)).build();
    }

    Optional<String> language(ServerHttpRequest request) {
        return value(request, LANGUAGE);
    }

    ResponseCookie write(String language) {
        return cookie(LANGUAGE, language).build();
    }

    /** Has the browser forget. */
    ResponseCookie none(String name) {
        return cookie(name, "").maxAge(0).build();
    }

    private Optional<String> value(ServerHttpRequest request, String name) {
        HttpCookie cookie = request.getCookies().getFirst(https ? PREFIX + name : name);
        return cookie == null || cookie.getValue().length() > MAX_CHARS
                ? Optional.empty()
                : Optional.of(cookie.getValue());
    }

    private String seal(Seat seat) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(aead.encrypt(JSON.writeValueAsBytes(seat), BOUND_TO));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Sealing a seat failed", e);
        }
    }

    private Optional<Seat> open(String value) {
        try {
            byte[] json = aead.decrypt(Base64.getUrlDecoder().decode(value), BOUND_TO);
            return Optional.of(JSON.readValue(json, Seat.class));
        } catch (GeneralSecurityException | IllegalArgumentException | JacksonException e) {
            return Optional.empty();
        }
    }

    private ResponseCookie.ResponseCookieBuilder cookie(String name, String value) {
        return ResponseCookie.from(https ? PREFIX + name : name, value)
                .httpOnly(true)
                .secure(https)
                .sameSite("Lax")
                .path("/");
    }
}
