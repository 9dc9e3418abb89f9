package org.forewarn.alert.audience;

import java.util.Base64;
import org.forewarn.schemas.sealing.Fingerprint;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The suite's secret as these rooms need it. Checked here and not by bean validation, whose messages quote what they refuse.
 *
 * @param secret {@code forewarn.secret}: at least 32 random bytes in base64, the same for every service and instance
 */
@ConfigurationProperties("forewarn")
public record AudienceSecrets(@Nullable String secret) {

    /** Fingerprints for one purpose: the same value has another one for another purpose. */
    public Fingerprint fingerprint(String purpose) {
        if (secret == null || secret.isBlank()) {
            throw new IllegalStateException("The property forewarn.secret is missing");
        }
        try {
            return new Fingerprint(Base64.getDecoder().decode(secret.strip()), purpose);
        } catch (IllegalArgumentException e) {
            // the cause would quote what it could not decode
            throw new IllegalStateException("The property forewarn.secret is not base64 of at least %d bytes"
                    .formatted(Fingerprint.MIN_SECRET_BYTES));
        }
    }

    @Override
    public String toString() {
        return "AudienceSecrets[…]";
    }
}
