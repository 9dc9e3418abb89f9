package org.forewarn.intake.standing;

import java.util.UUID;

/**
 * What content is sent under: a report's id, or an Idempotency-Key.
 *
 * @param bits 64 bits of a hash
 */
public record Name(long bits) {

    private static final int HALF = 32;

    /** The name of a report; its id is a hash (UUID version 5), but for six bits. */
    public static Name ofReport(String reportId) {
        UUID id = UUID.fromString(reportId);
        return new Name(id.getMostSignificantBits() ^ Long.rotateLeft(id.getLeastSignificantBits(), HALF));
    }

    /** @param hash the keyed hash of a charity's key, at least 16 hexadecimal digits */
    public static Name ofKey(String hash) {
        return new Name(Digest.bits(hash));
    }
}
