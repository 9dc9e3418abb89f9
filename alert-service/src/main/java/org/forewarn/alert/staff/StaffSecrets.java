package org.forewarn.alert.staff;

import org.forewarn.schemas.sealing.Sealer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param keyset {@code forewarn.sealing.keyset}: a Tink AEAD keyset as JSON; seals the secrets of authenticators. Checked
 *     here and not by bean validation, whose messages quote what they refuse
 */
@ConfigurationProperties("forewarn.sealing")
record StaffSecrets(@Nullable String keyset) {

    Sealer sealer() {
        if (keyset == null || keyset.isBlank()) {
            throw new IllegalStateException("The property forewarn.sealing.keyset is missing");
        }
        try {
            return new Sealer(keyset);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("The property forewarn.sealing.keyset is not a Tink AEAD keyset in JSON");
        }
    }

    @Override
    public String toString() {
        return "StaffSecrets[…]";
    }
}
