package org.forewarn.alert.audience.reporting;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.forewarn.alert.sealing.SuiteSecret;
import org.forewarn.schemas.sealing.Fingerprint;
import org.springframework.stereotype.Component;

/**
 * Tokens of links to reports: a hundred random bits, as twenty signs that survive being typed off a phone. All else comes of
 * them by keyed hashes: the name under which intake knows the report, what finds its copy, and the key the copy is sealed
 * with. So neither who reads reports nor who steals the database can make a link of what they see.
 */
@Component
class ReportTokens {

    /** Crockford's base 32, in small letters: without i, l, o and u. */
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

    static final int LENGTH = 20;

    private static final Pattern TOKEN = Pattern.compile("[0-9a-hjkmnp-tv-z]{" + LENGTH + "}");
    private static final int NAME_BITS = 80;
    private static final int DIGEST_BYTES = 16;

    private final Fingerprint names;
    private final Fingerprint reporters;
    private final Fingerprint keys;
    private final SecureRandom random = new SecureRandom();

    ReportTokens(SuiteSecret secret) {
        this.names = secret.fingerprint("member-report");
        this.reporters = secret.fingerprint("member-reporter");
        this.keys = secret.fingerprint("member-report-copy");
    }

    String fresh() {
        var token = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            token.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return token.toString();
    }

    /** A token as it was made, however it was typed; nothing when it cannot be one. */
    static Optional<String> read(String given) {
        if (given.length() != LENGTH) {
            return Optional.empty();
        }
        String read = given.toLowerCase(Locale.ROOT)
                .replace('o', '0')
                .replace('i', '1')
                .replace('l', '1');
        return TOKEN.matcher(read).matches() ? Optional.of(read) : Optional.empty();
    }

    /** What intake calls the report. */
    String reference(String token) {
        return "M-" + names.of(token, NAME_BITS).toUpperCase(Locale.ROOT);
    }

    /** What the reporter is called: the same in all reports of one person, and nothing that leads to them. */
    String pseudonym(UUID member) {
        return "member-" + reporters.of(member.toString(), NAME_BITS);
    }

    /** By which the copy is found. */
    static byte[] digest(String token) {
        try {
            byte[] whole = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
            return Arrays.copyOf(whole, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is in every Java platform", e);
        }
    }

    byte[] seal(String token, byte[] copy) {
        try {
            return aead(token).encrypt(copy, digest(token));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Sealing a copy failed", e);
        }
    }

    /** Nothing: it was sealed under another secret of the suite. */
    Optional<byte[]> open(String token, byte[] sealed) {
        try {
            return Optional.of(aead(token).decrypt(sealed, digest(token)));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private Aead aead(String token) throws GeneralSecurityException {
        return new AesGcmJce(HexFormat.of().parseHex(keys.of(token)));
    }
}
