package org.forewarn.intake.partner;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.forewarn.kit.access.Partners;
import org.forewarn.schemas.event.Partner;
import org.forewarn.schemas.event.PartnerKey;
import org.jspecify.annotations.Nullable;

/** A partner as the operator sees it: everything but the hashes of its keys. */
record ListedPartner(String partnerId, String name, List<ListedKey> keys) {

    /** Whether a key is good, and why not. */
    enum State {
        VALID,
        EXPIRED,
        REVOKED;

        static State of(PartnerKey key, Instant now) {
            if (Partners.isValid(key, now)) {
                return VALID;
            }
            return key.getRevokedAt() == null ? EXPIRED : REVOKED;
        }
    }

    /** @param state {@code valid}, {@code expired} or {@code revoked}, by the clock of who answers */
    record ListedKey(
            String keyId,
            String state,
            List<String> scopes,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant revokedAt) {}

    static ListedPartner of(Partner partner, Instant now) {
        return new ListedPartner(
                partner.getPartnerId(),
                partner.getName(),
                partner.getKeys().stream().map(key -> listed(key, now)).toList());
    }

    private static ListedKey listed(PartnerKey key, Instant now) {
        return new ListedKey(
                key.getKeyId(),
                State.of(key, now).name().toLowerCase(Locale.ROOT),
                key.getScopes(),
                key.getCreatedAt(),
                key.getExpiresAt(),
                key.getRevokedAt());
    }
}
