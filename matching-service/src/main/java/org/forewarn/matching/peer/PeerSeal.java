package org.forewarn.matching.peer;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.forewarn.schemas.sealing.Fingerprint;

/**
 * What instances say to each other. A question carries an HMAC over its time and body, so that only who has the suite's
 * secret can ask, and not with a question recorded earlier. The answer is sealed (AES-256-GCM) under a key of that
 * question alone: who hears or repeats a question cannot read what it gets, nor answer in another's place.
 */
final class PeerSeal {

    /** Clocks of one installation differ by less. */
    static final Duration MAX_AGE = Duration.ofSeconds(30);

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Fingerprint questions;
    private final Fingerprint answers;
    private final SecureRandom random = new SecureRandom();

    PeerSeal(byte[] secret) {
        this.questions = new Fingerprint(secret, "peer-question");
        this.answers = new Fingerprint(secret, "peer-answer");
    }

    /** 64 hexadecimal digits. */
    String signature(String time, String body) {
        return questions.of(time + "\n" + body);
    }

    /** Compares in constant time. */
    boolean isGenuine(String signature, String time, String body, Instant now) {
        byte[] expected = signature(time, body).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8)) && isFresh(time, now);
    }

    private static boolean isFresh(String time, Instant now) {
        try {
            Duration age = Duration.between(Instant.ofEpochMilli(Long.parseLong(time)), now);
            return age.abs().compareTo(MAX_AGE) <= 0;
        } catch (NumberFormatException | ArithmeticException e) {
            return false;
        }
    }

    /** @param signature of the question that this answers */
    byte[] seal(byte[] answer, String signature) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, signature).doFinal(answer);
            byte[] all = Arrays.copyOf(nonce, nonce.length + sealed.length);
            System.arraycopy(sealed, 0, all, nonce.length, sealed.length);
            return all;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is in every Java platform", e);
        }
    }

    /** Nothing when it was not sealed for this question by who has the secret. */
    Optional<byte[]> open(byte[] sealed, String signature) {
        if (sealed.length < NONCE_BYTES) {
            return Optional.empty();
        }
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE_BYTES), signature);
            return Optional.of(cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String signature) throws GeneralSecurityException {
        byte[] key = HexFormat.of().parseHex(answers.of(signature));
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }
}
