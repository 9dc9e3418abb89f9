package org.forewarn.alert.warning;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Ids derived from names (UUID version 5, RFC 9562 section 5.5): the same thing has the same id, however often it is made. */
public final class NameUuid {

    /** The namespace of this service's ids; any fixed value would do. */
    private static final UUID NAMESPACE = UUID.fromString("6f1c3b1e-7c1d-5d0a-9a55-0d5f1f6f2b11");

    private static final int VERSION_BYTE = 6;
    private static final int VARIANT_BYTE = 8;

    private NameUuid() {}

    /** The id of a name, such as {@code dispatch/<warningId>/ALERT/<recipientId>/SMS}. */
    public static UUID of(String name) {
        byte[] hash = sha1(name);
        hash[VERSION_BYTE] = (byte) ((hash[VERSION_BYTE] & 0x0F) | 0x50);
        hash[VARIANT_BYTE] = (byte) ((hash[VARIANT_BYTE] & 0x3F) | 0x80);
        ByteBuffer bits = ByteBuffer.wrap(hash);
        return new UUID(bits.getLong(), bits.getLong());
    }

    private static byte[] sha1(String name) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(NAMESPACE.getMostSignificantBits())
                    .putLong(NAMESPACE.getLeastSignificantBits())
                    .array());
            return sha1.digest(name.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-1 is in every Java platform", e);
        }
    }
}
