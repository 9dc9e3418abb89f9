package org.forewarn.intake;

import java.util.Base64;
import org.forewarn.schemas.sealing.Fingerprint;
import org.forewarn.schemas.sealing.Sealer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The suite's secrets, from files or environment. Both are required. They are checked here and not by bean validation,
 * whose messages quote what they refuse.
 *
 * @param secret {@code forewarn.secret}: at least 32 random bytes in base64; key of all fingerprints. The same for every
 *     service and instance
 * @param sealing {@code forewarn.sealing.keyset}: a Tink AEAD keyset as JSON; seals what only the charity and the desk
 *     may read
 */
@ConfigurationProperties("forewarn")
public record Secrets(@Nullable String secret, @Nullable Sealing sealing) {

    static final String SECRET = "forewarn.secret";
    static final String KEYSET = "forewarn.sealing.keyset";

    /**
     * What belongs to sealing.
     *
     * @param keyset a Tink AEAD keyset as JSON
     */
    public record Sealing(@Nullable String keyset) {
        @Override
        public String toString() {
            return "Sealing[…]";
        }
    }

    /** Seals with the keyset. */
    public Sealer sealer() {
        String keyset = sealing == null ? null : sealing.keyset();
        if (keyset == null || keyset.isBlank()) {
            throw new BadSecretException(KEYSET, "is missing");
        }
        try {
            return new Sealer(keyset);
        } catch (IllegalArgumentException e) {
            throw new BadSecretException(KEYSET, "is not a Tink AEAD keyset in JSON");
        }
    }

    /** Fingerprints for one purpose. */
    public Fingerprint fingerprint(String purpose) {
        if (secret == null || secret.isBlank()) {
            throw new BadSecretException(SECRET, "is missing");
        }
        try {
            return new Fingerprint(Base64.getDecoder().decode(secret.strip()), purpose);
        } catch (IllegalArgumentException e) {
            throw new BadSecretException(
                    SECRET, "is not base64 of at least %d bytes".formatted(Fingerprint.MIN_SECRET_BYTES));
        }
    }

    @Override
    public String toString() {
        return "Secrets[…]";
    }
}
