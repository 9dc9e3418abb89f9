package org.forewarn.alert.audience;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.forewarn.schemas.event.Channel;
import org.forewarn.schemas.sealing.Fingerprint;

/**
 * Tokens of links: 75 bits of a keyed hash of whose link it is, as fifteen signs that survive being typed off a phone. Only
 * their digests are kept, so a stolen copy of the database opens nobody's page.
 */
final class LinkTokens {

    static final String PURPOSE = "manage-link";

    /** Crockford's base 32, in small letters: without i, l, o and u. */
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

    static final int LENGTH = 15;

    private static final int BITS_A_SIGN = 5;
    private static final int BITS = 80;
    private static final int DIGEST_BYTES = 16;
    private static final int HEX = 16;
    private static final Pattern TOKEN = Pattern.compile("[0-9a-hjkmnp-tv-z]{" + LENGTH + "}");

    private final Fingerprint fingerprint;

    LinkTokens(Fingerprint fingerprint) {
        this.fingerprint = fingerprint;
    }

    /** @param serial the how-manieth link of this person and channel: another one has another token */
    String token(UUID recipientId, Channel channel, int serial) {
        String hash = fingerprint.of(recipientId + " " + channel + " " + serial, BITS);
        var bits = new BigInteger(hash, HEX).shiftRight(BITS - LENGTH * BITS_A_SIGN);
        var token = new StringBuilder(LENGTH);
        for (int i = LENGTH - 1; i >= 0; i--) {
            token.append(ALPHABET.charAt(bits.shiftRight(i * BITS_A_SIGN).intValue() & (ALPHABET.length() - 1)));
        }
        return token.toString();
    }

    byte[] digest(UUID recipientId, Channel channel, int serial) {
        return digest(token(recipientId, channel, serial));
    }

    /** What is kept of a token that was typed or followed; nothing when it cannot be one. */
    static Optional<byte[]> digestOf(String given) {
        if (given.length() != LENGTH) {
            return Optional.empty();
        }
        String read = given.toLowerCase(Locale.ROOT)
                .replace('o', '0')
                .replace('i', '1')
                .replace('l', '1');
        return TOKEN.matcher(read).matches() ? Optional.of(digest(read)) : Optional.empty();
    }

    private static byte[] digest(String token) {
        try {
            byte[] whole = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
            return Arrays.copyOf(whole, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is in every Java platform", e);
        }
    }
}
