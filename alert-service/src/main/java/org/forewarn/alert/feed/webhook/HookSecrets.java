package org.forewarn.alert.feed.webhook;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.forewarn.schemas.event.Sealed;
import org.forewarn.schemas.sealing.Sealer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes the secrets that messages are signed with, and keeps them sealed by the operator's keyset, bound to their webhook.
 * Unlike an API key a secret cannot be kept as a hash, because signing needs it.
 */
@Component
class HookSecrets {

    private static final String FIELD = "secret";
    private static final String PREFIX = "whsec_";
    private static final int BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final Sealer sealer;

    HookSecrets(Sealer sealer) {
        this.sealer = sealer;
    }

    /** A new secret, as it is shown once: {@code whsec_} and 32 random bytes in base64. */
    String generate() {
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        return PREFIX + Base64.getEncoder().encodeToString(secret);
    }

    byte[] seal(UUID webhookId, String secret) {
        Sealed sealed = sealer.seal(subject(webhookId), Map.of(FIELD, secret));
        if (sealed == null) {
            throw new IllegalStateException("there was something to seal");
        }
        try {
            ByteBuffer buffer = sealed.toByteBuffer();
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        } catch (IOException e) {
            throw new IllegalStateException("Memory can be written to", e);
        }
    }

    /** The bytes of the secret; null when it cannot be opened: the keyset is another one. */
    byte @Nullable [] open(UUID webhookId, byte[] sealed) {
        try {
            String secret = sealer.open(subject(webhookId), Sealed.fromByteBuffer(ByteBuffer.wrap(sealed)), FIELD);
            return secret == null ? null : Base64.getDecoder().decode(secret.substring(PREFIX.length()));
        } catch (GeneralSecurityException | IOException e) {
            return null;
        }
    }

    private static String subject(UUID webhookId) {
        return "webhook/" + webhookId;
    }
}
