package org.forewarn.intake.report;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Names a report: UUID version 5 (RFC 9562, section 5.5) of the charity and its reference. So the same report has the
 * same id whichever instance it reaches and however often, and no instance keeps state for that.
 */
final class ReportId {

    /** Made once at random. Changing it would make every report a new one. */
    static final UUID NAMESPACE = UUID.fromString("7e31027a-f4f3-417a-81d9-b80462dc0f64");

    private static final int UUID_BYTES = 16;
    private static final int VERSION_BYTE = 6;
    private static final int VARIANT_BYTE = 8;

    private ReportId() {}

    /** The id of a charity's report. A partnerId has no slash, so no two pairs make the same name. */
    static String of(String partnerId, String reference) {
        return version5(NAMESPACE, partnerId + "/" + reference).toString();
    }

    static UUID version5(UUID namespace, String name) {
        byte[] hash = sha1(namespace, name);
        hash[VERSION_BYTE] = (byte) ((hash[VERSION_BYTE] & 0x0f) | 0x50);
        hash[VARIANT_BYTE] = (byte) ((hash[VARIANT_BYTE] & 0x3f) | 0x80);
        ByteBuffer bytes = ByteBuffer.wrap(hash);
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    private static byte[] sha1(UUID namespace, String name) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(ByteBuffer.allocate(UUID_BYTES)
                    .putLong(namespace.getMostSignificantBits())
                    .putLong(namespace.getLeastSignificantBits())
                    .flip());
            return sha1.digest(name.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-1 is in every Java platform", e);
        }
    }
}
