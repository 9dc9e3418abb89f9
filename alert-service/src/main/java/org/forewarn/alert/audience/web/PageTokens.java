package org.forewarn.alert.audience.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.forewarn.schemas.sealing.Fingerprint;

/** Tokens of pages, another one each time, because pages are compressed; and other random names. */
final class PageTokens {

    static final String PURPOSE = "people-token";

    /** 128 bits: nobody guesses one. */
    static final int NAME_CHARS = 32;

    private static final int NAME_BYTES = 16;
    private static final int MASK_BYTES = 8;

    private final Fingerprint fingerprint;
    private final SecureRandom random = new SecureRandom();

    PageTokens(Fingerprint fingerprint) {
        this.fingerprint = fingerprint;
    }

    /** A name that nobody else has. */
    String name() {
        return random(NAME_BYTES);
    }

    String token(Seat seat) {
        String mask = random(MASK_BYTES);
        return mask + fingerprint.of(mask + seat.id());
    }

    /** Whether the token is of a page of this seat. */
    boolean owns(Seat seat, String token) {
        int length = MASK_BYTES * 2;
        return token.length() > length
                && MessageDigest.isEqual(
                        ascii(fingerprint.of(token.substring(0, length) + seat.id())), ascii(token.substring(length)));
    }

    private String random(int bytes) {
        byte[] drawn = new byte[bytes];
        random.nextBytes(drawn);
        return HexFormat.of().formatHex(drawn);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
