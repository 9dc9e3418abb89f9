package org.forewarn.alert.staff;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Random secrets that are handed out, and what is kept of them. */
final class Digests {

    /** 256 bits: nobody guesses one, so a plain hash of it tells nothing. */
    private static final int SECRET_BYTES = 32;

    private static final SecureRandom RANDOM = new SecureRandom();

    private Digests() {}

    /** A new secret: 64 hexadecimal digits. */
    static String secret() {
        return HexFormat.of().formatHex(random(SECRET_BYTES));
    }

    static byte[] random(int bytes) {
        byte[] drawn = new byte[bytes];
        RANDOM.nextBytes(drawn);
        return drawn;
    }

    /** SHA-256. */
    static byte[] of(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is in every Java platform", e);
        }
    }
}
