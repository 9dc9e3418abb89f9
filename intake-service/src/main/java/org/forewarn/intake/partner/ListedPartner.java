package org.forewarn.intake.partner;

import java.time.Instant;
import java.util.List;
import org.forewarn.schemas.event.Partner;
import org.forewarn.schemas.event.PartnerKey;
import org.jspecify.annotations.Nullable;

/** A partner as the operator sees it: everything but the hashes of its keys. */
record ListedPartner(String partnerId, String name, List<ListedKey> keys) {

    record ListedKey(
            String keyId,
            List<String> scopes,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant revokedAt) {}

    static ListedPartner of(Partner partner) {
        return new ListedPartner(
                partner.getPartnerId(),
                partner.getName(),
                partner.getKeys().stream().map(ListedPartner::key).toList());
    }

    private static ListedKey key(PartnerKey key) {
        return new ListedKey(
                key.getKeyId(), key.getScopes(), key.getCreatedAt(), key.getExpiresAt(), key.getRevokedAt());
    }
}
