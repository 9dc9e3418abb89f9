package org.forewarn.alert.audit;

import java.util.Base64;
import org.forewarn.schemas.audit.AuditChain;
import org.forewarn.schemas.sealing.Fingerprint;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param key at least 32 random bytes in base64, a secret, the same for every replica: keys the chain. Checked here and
 *     not by bean validation, whose messages quote what they refuse
 */
@ConfigurationProperties("forewarn.audit")
public record AuditProperties(@Nullable String key) {

    AuditChain chain() {
        if (key == null || key.isBlank()) {
            throw new IllegalStateException("The property forewarn.audit.key is missing: 32 random bytes in base64");
        }
        try {
            return AuditChain.of(key);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("The property forewarn.audit.key is not base64 of at least 32 bytes");
        }
    }

    /** Fingerprints under the same key, for another purpose. */
    public Fingerprint fingerprint(String purpose) {
        chain();
        return new Fingerprint(Base64.getDecoder().decode(String.valueOf(key).strip()), purpose);
    }

    @Override
    public String toString() {
        return "AuditProperties[…]";
    }
}
