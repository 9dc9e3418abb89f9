package org.forewarn.intake.standing;

/**
 * What tells contents apart.
 *
 * @param bits the first 64 bits of a report's content digest
 */
public record Digest(long bits) {

    private static final int HEX_DIGITS = 16;
    private static final int RADIX = 16;

    /** @param contentDigest as in the event: at least 16 hexadecimal digits */
    public static Digest of(String contentDigest) {
        return new Digest(bits(contentDigest));
    }

    static long bits(String hex) {
        return Long.parseUnsignedLong(hex, 0, HEX_DIGITS, RADIX);
    }
}
