package org.forewarn.kit.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An API key: {@code fwk_}, the key's public id (10 hexadecimal digits), an underscore, and 256 random bits in base64url.
 * The prefix lets secret scanners find a key that was published by mistake.
 *
 * <p>{@code fwk_0a1b2c3d4e_} followed by 43 characters is well formed; {@code Bearer fwk_...} is not.
 */
public final class ApiKey {

    private static final Pattern FORM = Pattern.compile("fwk_([0-9a-f]{10})_[A-Za-z0-9_-]{43}");
    private static final int ID_BYTES = 5;
    private static final int SECRET_BYTES = 32;

    private final String text;
    private final String keyId;

    private ApiKey(String text, String keyId) {
        this.text = text;
        this.keyId = keyId;
    }

    /** A new key. */
    public static ApiKey generate(SecureRandom random) {
        byte[] id = new byte[ID_BYTES];
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(id);
        random.nextBytes(secret);
        String keyId = HexFormat.of().formatHex(id);
        String text =
                "fwk_" + keyId + "_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        return new ApiKey(text, keyId);
    }

    /** Reads a key; nothing when it is not well formed. */
    public static Optional<ApiKey> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches() ? Optional.of(new ApiKey(text, form.group(1))) : Optional.empty();
    }

    /** The whole key: a secret, shown once to whoever it is for. */
    public String text() {
        return text;
    }

    /** Names the key; no secret. */
    public String keyId() {
        return keyId;
    }

    /** SHA-256 of the whole key, 64 hexadecimal digits: all that is stored of it. */
    public String sha256() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is in every Java platform", e);
        }
    }

    /** Hides the secret, so that a key in a log line is no key. */
    @Override
    public String toString() {
        return "fwk_" + keyId + "_…";
    }
}
