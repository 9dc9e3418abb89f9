package org.forewarn.schemas.sealing;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Cipher;
import org.forewarn.schemas.event.Sealed;
import org.jspecify.annotations.Nullable;

/**
 * Seals fields of a report: envelope encryption with a data key per report, so that destroying one small ciphertext
 * makes the whole report unreadable.
 *
 * <p>The associated data binds every ciphertext to its report and field: moved elsewhere, it does not open.
 */
public final class Sealer {

    private static final int DATA_KEY_BYTES = 32;

    private final Aead keyset;
    private final Keyset.Encryption wrapping;

    /**
     * @param keysetJson a Tink AEAD keyset, as {@link Keyset#generate()} gives it
     * @throws IllegalArgumentException when it is none
     */
    public Sealer(String keysetJson) {
        this.keyset = Keyset.aead(keysetJson);
        this.wrapping = Keyset.encryption(keysetJson);
    }

    /** Seals every given field under one new data key; null when there is nothing to seal. */
    public @Nullable Sealed seal(String reportId, Map<String, String> fields) {
        if (fields.isEmpty()) {
            return null;
        }
        byte[] dataKey = AesGcm.randomBytes(DATA_KEY_BYTES);
        try {
            Cipher cipher = AesGcm.cipher();
            var aead = new AesGcm(dataKey);
            Map<String, ByteBuffer> sealed = HashMap.newHashMap(fields.size());
            for (var field : fields.entrySet()) {
                byte[] text = field.getValue().getBytes(StandardCharsets.UTF_8);
                sealed.put(field.getKey(), ByteBuffer.wrap(aead.encrypt(cipher, text, bind(reportId, field.getKey()))));
            }
            byte[] wrapped = wrapping.encrypt(cipher, dataKey, reportId.getBytes(StandardCharsets.UTF_8));
            return new Sealed(ByteBuffer.wrap(wrapped), sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Sealing failed", e);
        }
    }

    /**
     * Opens one field.
     *
     * @return its text, or null when the report has no such field
     * @throws GeneralSecurityException when the keyset lacks the key, or the ciphertext was changed or moved
     */
    public @Nullable String open(String reportId, Sealed sealed, String field) throws GeneralSecurityException {
        ByteBuffer ciphertext = sealed.getFields().get(field);
        if (ciphertext == null) {
            return null;
        }
        byte[] dataKey = keyset.decrypt(bytes(sealed.getWrappedKey()), reportId.getBytes(StandardCharsets.UTF_8));
        byte[] text = new AesGcmJce(dataKey).decrypt(bytes(ciphertext), bind(reportId, field));
        return new String(text, StandardCharsets.UTF_8);
    }

    private static byte[] bind(String reportId, String field) {
        return (reportId + "/" + field).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
