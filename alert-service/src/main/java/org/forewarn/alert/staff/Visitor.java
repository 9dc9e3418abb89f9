package org.forewarn.alert.staff;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import org.forewarn.alert.audit.Actor;
import org.forewarn.schemas.sealing.Fingerprint;

/**
 * Somebody with a session.
 *
 * @param secret what their cookie holds; the tokens of their pages are made with it
 */
record Visitor(UUID sessionId, String secret, Stage stage, UUID memberId, String name, Set<Role> roles) {

    private static final String PURPOSE = "desk-token";
    private static final int MASK_BYTES = 8;

    /** How far signing in has come. */
    enum Stage {
        /** The password was right, a code is wanted. */
        PASSWORD,
        /** The password was right, and a second step has to be set up. */
        ENROLLING,
        FULL
    }

    /** For a handler: with a token for its page. */
    Member member() {
        return new Member(memberId, name, roles, token());
    }

    Actor actor() {
        return Actor.member(memberId);
    }

    /** A token for a page, another one each time, because pages are compressed. */
    String token() {
        String mask = HexFormat.of().formatHex(Digests.random(MASK_BYTES));
        return mask + tokens().of(mask);
    }

    /** Whether the token is of a page of this session. */
    boolean owns(String token) {
        int length = MASK_BYTES * 2;
        if (token.length() <= length) {
            return false;
        }
        String expected = tokens().of(token.substring(0, length));
        return MessageDigest.isEqual(ascii(expected), ascii(token.substring(length)));
    }

    private Fingerprint tokens() {
        return new Fingerprint(ascii(secret), PURPOSE);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        return "Visitor[" + memberId + ", " + stage + "]";
    }
}
