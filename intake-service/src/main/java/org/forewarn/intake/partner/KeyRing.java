package org.forewarn.intake.partner;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.forewarn.kit.access.Partners;
import org.forewarn.schemas.event.Partner;
import org.forewarn.schemas.event.PartnerKey;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one partner at one moment, and what they become. Pure.
 *
 * @param now to the millisecond, as it is stored
 */
record KeyRing(Partner partner, Instant now) {

    /** Enough for a system, its successor and a few tools; more valid keys than this are forgotten ones. */
    static final int MAX_VALID = 10;

    /** A key that is no longer good is shown for so long, then it drops off; provenance names key ids without it. */
    static final Duration DEAD_SHOWN = Duration.ofDays(90);

    /** The oldest dead ones drop off before their time beyond this, so that a record stays small. */
    static final int MAX_KEYS = 50;

    List<PartnerKey> valid() {
        return partner.getKeys().stream()
                .filter(key -> Partners.isValid(key, now))
                .toList();
    }

    Optional<PartnerKey> newestValid() {
        return valid().stream().max(Comparator.comparing(PartnerKey::getCreatedAt));
    }

    boolean has(String keyId) {
        return partner.getKeys().stream().anyMatch(key -> key.getKeyId().equals(keyId));
    }

    /** With a new key; those that are valid now end after the overlap, or when they would have, if that is earlier. */
    Partner rotated(PartnerKey added, Duration overlap) {
        List<PartnerKey> keys = changed(key -> Partners.isValid(key, now) ? ending(key, overlap) : key);
        keys.add(added);
        return with(keys);
    }

    /** Without one; the same when it is dead already. */
    Partner revoked(String keyId) {
        return with(changed(key -> key.getKeyId().equals(keyId) ? revoked(key) : key));
    }

    /** Without any. */
    Partner revokedWhole() {
        return with(changed(this::revoked));
    }

    private List<PartnerKey> changed(UnaryOperator<PartnerKey> change) {
        return new ArrayList<>(partner.getKeys().stream().map(change).toList());
    }

    private PartnerKey ending(PartnerKey key, Duration overlap) {
        if (overlap.isZero()) {
            return revoked(key); // which holds whatever another instance's clock says
        }
        Instant end = now.plus(overlap);
        Instant expires = key.getExpiresAt();
        return expires != null && expires.isBefore(end) ? key : copy(key, end, key.getRevokedAt());
    }

    private PartnerKey revoked(PartnerKey key) {
        return key.getRevokedAt() == null ? copy(key, key.getExpiresAt(), now) : key;
    }

    private static PartnerKey copy(PartnerKey key, @Nullable Instant expires, @Nullable Instant revoked) {
        return new PartnerKey(
                key.getKeyId(), key.getSha256(), List.copyOf(key.getScopes()), key.getCreatedAt(), expires, revoked);
    }

    private Partner with(List<PartnerKey> keys) {
        List<PartnerKey> dead = keys.stream()
                .filter(key -> !Partners.isValid(key, now))
                .sorted(Comparator.comparing(this::died))
                .toList();
        int over = Math.max(0, keys.size() - MAX_KEYS);
        var kept = new ArrayList<>(keys);
        for (int i = 0; i < dead.size(); i++) {
            PartnerKey key = dead.get(i);
            if (i < over || died(key).plus(DEAD_SHOWN).isBefore(now)) {
                kept.remove(key);
            }
        }
        return new Partner(partner.getPartnerId(), partner.getName(), kept);
    }

    /** When a dead key stopped being good. */
    private Instant died(PartnerKey key) {
        Instant revoked = key.getRevokedAt() == null ? now : key.getRevokedAt();
        Instant expired = key.getExpiresAt() == null ? now : key.getExpiresAt();
        return revoked.isBefore(expired) ? revoked : expired;
    }
}
