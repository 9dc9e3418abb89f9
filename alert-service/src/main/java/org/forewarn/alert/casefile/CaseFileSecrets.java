package org.forewarn.alert.casefile;

import java.util.Base64;
import org.forewarn.schemas.sealing.Fingerprint;
import org.forewarn.schemas.sealing.Sealer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The suite's secrets as the desk needs them, from files or environment. Checked here and not by bean validation, whose
 * messages quote what they refuse.
 *
 * @param secret {@code forewarn.secret}: at least 32 random bytes in base64; key of all fingerprints, the search's among
 *     them. The same for every service and instance
 * @param sealing {@code forewarn.sealing.keyset}: a Tink AEAD keyset as JSON, to open narratives. Without it none is
 *     opened here
 */
@ConfigurationProperties("forewarn")
record CaseFileSecrets(@Nullable String secret, @Nullable Sealing sealing) {

    /**
     * What belongs to sealing.
     *
     * @param keyset a Tink AEAD keyset as JSON
     */
    record Sealing(@Nullable String keyset) {
        @Override
        public String toString() {
            return "Sealing[…]";
        }
    }

    /** Fingerprints for one purpose. */
    Fingerprint fingerprint(String purpose) {
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

    /** Opens narratives; null where no keyset was given. */
    @Nullable
    Sealer sealer() {
        String keyset = sealing == null ? null : sealing.keyset();
        if (keyset == null || keyset.isBlank()) {
            return null;
        }
        try {
            return new Sealer(keyset);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("The property forewarn.sealing.keyset is not a Tink AEAD keyset in JSON");
        }
    }

    @Override
    public String toString() {
        return "CaseFileSecrets[…]";
    }
}
