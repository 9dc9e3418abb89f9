package org.forewarn.benchmarks.incidents;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** The names that intake gives: so the truth names reports as the suite does. */
final class ReportIds {

    /** Intake's (its {@code ReportId}): a test posts reports and compares the ids that come back. */
    private static final UUID NAMESPACE = UUID.fromString("7e31027a-f4f3-417a-81d9-b80462dc0f64");

    private static final int UUID_BYTES = 16;
    private static final ThreadLocal<MessageDigest> SHA_1 = ThreadLocal.withInitial(() -> digest("SHA-1"));
    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(() -> digest("SHA-256"));

    private ReportIds() {}

    /** UUID version 5 (RFC 9562, section 5.5) of charity and reference. */
    static String of(String partnerId, String reference) {
        MessageDigest sha1 = SHA_1.get();
        sha1.update(ByteBuffer.allocate(UUID_BYTES)
                .putLong(NAMESPACE.getMostSignificantBits())
                .putLong(NAMESPACE.getLeastSignificantBits())
                .flip());
        byte[] hash = sha1.digest((partnerId + "/" + reference).getBytes(StandardCharsets.UTF_8));
        hash[6] = (byte) ((hash[6] & 0x0f) | 0x50);
        hash[8] = (byte) ((hash[8] & 0x3f) | 0x80);
        ByteBuffer bytes = ByteBuffer.wrap(hash);
        return new UUID(bytes.getLong(), bytes.getLong()).toString();
    }

    /** The same for the same content. Intake's is keyed; nothing but intake compares it with another of its own. */
    static String contentDigest(String json) {
        return HexFormat.of().formatHex(SHA_256.get().digest(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(algorithm + " is in every Java platform", e);
        }
    }
}
