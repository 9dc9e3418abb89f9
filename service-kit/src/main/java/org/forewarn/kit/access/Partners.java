package org.forewarn.kit.access;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.forewarn.schemas.event.Partner;
import org.forewarn.schemas.event.PartnerKey;
import org.jspecify.annotations.Nullable;

/** The organisations that may call, as the topic {@code partners} has them at this moment. */
public final class Partners {

    private record Owned(Partner partner, PartnerKey key) {}

    private final Clock clock;
    private final byte[] operatorSha256;
    private final Map<String, Partner> byId = new ConcurrentHashMap<>();
    private volatile Map<String, Owned> byKeyId = Map.of();

    Partners(Clock clock, @Nullable String operatorSha256) {
        this.clock = clock;
        this.operatorSha256 = operatorSha256 == null ? new byte[0] : bytes(operatorSha256);
    }

    /** The organisation of that id. */
    public Optional<Partner> find(String partnerId) {
        return Optional.ofNullable(byId.get(partnerId));
    }

    /** All of them, by id. */
    public List<Partner> all() {
        return byId.values().stream()
                .sorted(Comparator.comparing(Partner::getPartnerId))
                .toList();
    }

    /** Whose key this is; nothing when it is unknown, expired or revoked. Hashes are compared in constant time. */
    Optional<Caller> authenticate(ApiKey key) {
        byte[] sha256 = bytes(key.sha256());
        if (MessageDigest.isEqual(sha256, operatorSha256)) {
            return Optional.of(new Caller(Caller.OPERATOR, Caller.OPERATOR, Scopes.ALL));
        }
        Owned owned = byKeyId.get(key.keyId());
        if (owned == null
                || !MessageDigest.isEqual(sha256, bytes(owned.key().getSha256()))
                || !valid(owned.key(), clock.instant())) {
            return Optional.empty();
        }
        return Optional.of(new Caller(
                owned.partner().getPartnerId(),
                owned.key().getKeyId(),
                java.util.Set.copyOf(owned.key().getScopes())));
    }

    /** Takes in one record of the topic; a null partner is a tombstone. */
    synchronized void put(String partnerId, @Nullable Partner partner) {
        if (partner == null) {
            byId.remove(partnerId);
        } else {
            byId.put(partnerId, partner);
        }
        var keys = new java.util.HashMap<String, Owned>();
        for (Partner each : byId.values()) {
            for (PartnerKey key : each.getKeys()) {
                keys.put(key.getKeyId(), new Owned(each, key));
            }
        }
        byKeyId = Map.copyOf(keys);
    }

    private static boolean valid(PartnerKey key, Instant now) {
        return (key.getExpiresAt() == null || now.isBefore(key.getExpiresAt()))
                && (key.getRevokedAt() == null || now.isBefore(key.getRevokedAt()));
    }

    private static byte[] bytes(String hex) {
        return hex.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }
}
