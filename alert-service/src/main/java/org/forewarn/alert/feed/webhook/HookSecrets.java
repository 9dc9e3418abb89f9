package org.forewarn.alert.feed.webhook;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.forewarn.kit.problem.Problems;
import org.forewarn.schemas.event.Sealed;
import org.forewarn.schemas.sealing.Sealer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Makes the secrets that messages are signed with, and keeps them sealed by the operator's keyset, bound to their webhook.
 * Unlike an API key a secret cannot be kept as a hash, because signing needs it.
 */
@Component
class HookSecrets {

    private static final Logger log = LoggerFactory.getLogger(HookSecrets.class);
    private static final String FIELD = "secret";
    private static final String PREFIX = "whsec_";
    private static final int BYTES = 32;
    private static final Duration RETRY_AFTER = Duration.ofMinutes(5);

    private final SecureRandom random = new SecureRandom();
    private final @Nullable Sealer sealer;

    /** @param keyset {@code forewarn.sealing.keyset}: as the intake's; without it nobody can add a webhook */
    HookSecrets(@Value("${forewarn.sealing.keyset:}") String keyset) {
        if (keyset.isBlank()) {
            log.warn("forewarn.sealing.keyset is not set: webhooks cannot be added and are not sent to");
        }
        this.sealer = keyset.isBlank() ? null : new Sealer(keyset);
    }

    /** A new secret, as it is shown once: {@code whsec_} and 32 random bytes in base64. */
    String generate() {
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        return PREFIX + Base64.getEncoder().encodeToString(secret);
    }

    /** @throws org.springframework.web.ErrorResponseException 503 without a keyset */
    byte[] seal(UUID webhookId, String secret) {
        if (sealer == null) {
            throw Problems.unavailable("Webhooks are not set up here: the operator has given no keyset.", RETRY_AFTER);
        }
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

    /** The bytes of the secret; null when it cannot be opened: there is no keyset, or another one. */
    byte @Nullable [] open(UUID webhookId, byte[] sealed) {
        try {
            String secret = sealer == null
                    ? null
                    : sealer.open(subject(webhookId), Sealed.fromByteBuffer(ByteBuffer.wrap(sealed)), FIELD);
            return secret == null ? null : Base64.getDecoder().decode(secret.substring(PREFIX.length()));
        } catch (GeneralSecurityException | IOException e) {
            return null;
        }
    }

    private static String subject(UUID webhookId) {
        return "webhook/" + webhookId;
    }
}
