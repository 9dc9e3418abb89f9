package org.forewarn.alert.staff.totp;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes of six digits by HMAC-SHA-1, a new one every 30 seconds: what every authenticator can do, and the defaults of
 * RFC 6238. That SHA-1 can be made to collide does not touch its HMAC.
 */
public final class Totp {

    /** As long as the hash (RFC 4226, section 4, R6 recommends 160 bits). */
    public static final int SECRET_BYTES = 20;

    public static final int DIGITS = 6;

    private static final int STEP_SECONDS = 30;

    /** Steps before and after now that are taken too: clocks differ, and typing takes time (RFC 6238, section 5.2). */
    private static final int SLACK = 1;

    private static final int MODULUS = 1_000_000;
    private static final String ALGORITHM = "HmacSHA1";

    private Totp() {}

    /** The number of the step that a moment is in. */
    public static long step(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), STEP_SECONDS);
    }

    /** The code of one step. */
    public static String code(byte[] secret, long step) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0x0F;
            int number = ByteBuffer.wrap(hash).getInt(offset) & 0x7FFF_FFFF;
            return "%06d".formatted(number % MODULUS);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(ALGORITHM + " is in every Java platform", e);
        }
    }

    /** The step of which this is the code, around now; nothing when it is of none. */
    public static OptionalLong match(byte[] secret, String code, Instant now) {
        byte[] given = code.getBytes(StandardCharsets.UTF_8);
        OptionalLong found = OptionalLong.empty();
        for (long step = step(now) - SLACK; step <= step(now) + SLACK; step++) {
            if (MessageDigest.isEqual(given, code(secret, step).getBytes(StandardCharsets.UTF_8))) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    /**
     * What an authenticator reads: {@code otpauth://totp/Forewarn:ada%40example.org?secret=…&issuer=Forewarn} (Key Uri
     * Format of Google Authenticator).
     */
    public static String uri(String issuer, String account, byte[] secret) {
        return "otpauth://totp/" + encoded(issuer) + ":" + encoded(account) + "?secret=" + Base32.encode(secret)
                + "&issuer=" + encoded(issuer) + "&algorithm=SHA1&digits=" + DIGITS + "&period=" + STEP_SECONDS;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
