package org.forewarn.schemas.sealing;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts with AES-GCM into the wire format of Tink's {@code AesGcmJce}, which opens it: the key's prefix, 12 random
 * bytes, the ciphertext, 16 bytes of tag.
 *
 * <p>It is written on the JDK's cipher, as Tink's is, for one difference: one generator of nonces for all threads. Tink
 * has one a thread; on virtual threads that is a new one for every request, and making it costs more than all else that
 * sealing a report does.
 */
final class AesGcm {

    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    static final int NONCE_BYTES = 12;
    static final int TAG_BYTES = 16;

    /** The platform's default, which is safe for threads. */
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec key;
    private final byte[] prefix;

    /** @param prefix what the output begins with; it tells a keyset's keys apart */
    AesGcm(byte[] key, byte[] prefix) {
        this.key = new SecretKeySpec(key, "AES");
        this.prefix = prefix;
    }

    /** A key without a prefix. */
    AesGcm(byte[] key) {
        this(key, new byte[0]);
    }

    static byte[] randomBytes(int count) {
        byte[] random = new byte[count];
        RANDOM.nextBytes(random);
        return random;
    }

    /** A cipher for what one thread encrypts one after the other: looking it up costs as much as a short encryption. */
    static Cipher cipher() throws GeneralSecurityException {
        return Cipher.getInstance(TRANSFORMATION);
    }

    byte[] encrypt(Cipher cipher, byte[] plaintext, byte[] associatedData) throws GeneralSecurityException {
        byte[] nonce = randomBytes(NONCE_BYTES);
        cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
        cipher.updateAAD(associatedData);
        int bodyAt = prefix.length + NONCE_BYTES;
        byte[] out = Arrays.copyOf(prefix, bodyAt + plaintext.length + TAG_BYTES);
        System.arraycopy(nonce, 0, out, prefix.length, NONCE_BYTES);
        cipher.doFinal(plaintext, 0, plaintext.length, out, bodyAt);
        return out;
    }
}
