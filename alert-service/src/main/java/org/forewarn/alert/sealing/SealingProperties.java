package org.forewarn.alert.sealing;

import org.forewarn.schemas.sealing.Sealer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The keyset, from a file or the environment. Checked here and not by bean validation, whose messages quote what they
 * refuse.
 *
 * @param keyset {@code forewarn.sealing.keyset}: a Tink AEAD keyset as JSON, the same for the whole suite
 */
@ConfigurationProperties("forewarn.sealing")
record SealingProperties(@Nullable String keyset) {

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
        return "SealingProperties[…]";
    }
}
