package org.forewarn.schemas.sealing;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keyed fingerprints (HMAC-SHA-256, RFC 2104) of values that must not be readable where the fingerprint lies. Without
 * the key, even a value with few possibilities such as a phone number cannot be found by trying.
 */
public final class Fingerprint {

    /** Shorter secrets could be tried out. */
    public static final int MIN_SECRET_BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";

    /** Finding and keying one costs more than a short value's fingerprint; each is as new after use. */
    private final ThreadLocal<Mac> macs;

    /**
     * @param secret the suite's secret, at least {@value #MIN_SECRET_BYTES} bytes
     * @param purpose what the fingerprints are for; the same value has another fingerprint for another purpose
     */
    public Fingerprint(byte[] secret, String purpose) {
        if (secret.length < MIN_SECRET_BYTES) {
            throw new IllegalArgumentException("The secret has fewer than " + MIN_SECRET_BYTES + " bytes");
        }
        SecretKeySpec root = new SecretKeySpec(secret, ALGORITHM);
        SecretKeySpec key = new SecretKeySpec(hmac(mac(root), purpose), ALGORITHM);
        this.macs = ThreadLocal.withInitial(() -> mac(key));
    }

    /** All 256 bits, as 64 hexadecimal digits. */
    public String of(String value) {
        return HexFormat.of().formatHex(hmac(macs.get(), value));
    }

    /** The first {@code bits} bits, as hexadecimal digits; {@code bits} is a multiple of 8. */
    public String of(String value, int bits) {
        return HexFormat.of().formatHex(Arrays.copyOf(hmac(macs.get(), value), bits / Byte.SIZE));
    }

    /** The first {@code bits} bits, as Base64 for addresses (RFC 4648 section 5); {@code bits} is a multiple of 8. */
    public String shortly(String value, int bits) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Arrays.copyOf(hmac(macs.get(), value), bits / Byte.SIZE));
    }

    private static byte[] hmac(Mac mac, String value) {
        return mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
    }

    private static Mac mac(SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(ALGORITHM + " is in every Java platform", e);
        }
    }
}
