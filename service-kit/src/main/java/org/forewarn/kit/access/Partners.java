package org.forewarn.kit.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.forewarn.schemas.event.Partner;
import org.forewarn.schemas.event.PartnerKey;
import org.jspecify.annotations.Nullable;

/** The organisations that may call, as the topic {@code partners} has them at this moment. */
public final class Partners {

    private static final long NOTHING_YET = -1;

    /** Whose a key is; what it may do is worked out once, not at every call. */
    private record Owned(PartnerKey key, byte[] sha256, Caller caller) {}

    /** What is known of a key. */
    sealed interface Authentication {

        record Known(Caller caller) implements Authentication {}

        /** It is unknown, expired or revoked. */
        record Refused() implements Authentication {}

        /** The topic has not been read to its end yet, so nobody can tell. */
        record NotYet() implements Authentication {}
    }

    private static final Authentication REFUSED = new Authentication.Refused();
    private static final Authentication NOT_YET = new Authentication.NotYet();
    private static final Caller OPERATOR = new Caller(Caller.OPERATOR, Caller.OPERATOR, Scopes.ALL);

    private static final Caller MEMBERS =
            new Caller(Caller.MEMBERS, Caller.MEMBERS, Set.of(Scopes.CHECK, Scopes.REPORTS_WRITE));

    private final Clock clock;
    private final byte[] operatorSha256;
    private final byte[] membersSha256;
    private final Map<String, Partner> byId = new ConcurrentHashMap<>();
    private volatile Map<String, Owned> byKeyId = Map.of();
    private volatile BooleanSupplier complete = () -> false;
    private long lastOffset = NOTHING_YET;

    Partners(Clock clock, @Nullable String operatorSha256, @Nullable String membersSha256) {
        this.clock = clock;
        this.operatorSha256 = operatorSha256 == null ? new byte[0] : bytes(operatorSha256);
        this.membersSha256 = membersSha256 == null ? new byte[0] : bytes(membersSha256);
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

    /**
     * Waits until the record at this offset of the topic is known here.
     *
     * @return false when it is not by then
     */
    public synchronized boolean await(long offset, Duration atMost) throws InterruptedException {
        long until = System.nanoTime() + atMost.toNanos();
        while (lastOffset < offset) {
            long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    /** Whether a key is good at this moment of that clock: neither revoked nor expired. */
    public static boolean isValid(PartnerKey key, Instant now) {
        // whatever this instance's clock says: who revoked it meant now
        return key.getRevokedAt() == null && (key.getExpiresAt() == null || now.isBefore(key.getExpiresAt()));
    }

    /**
     * Whose key this is, as somebody typed it; nothing when it is not well formed, unknown, expired or revoked.
     *
     * @throws org.springframework.web.ErrorResponseException 503 while nobody can tell yet
     */
    public Optional<Caller> authenticate(String keyText) {
        return ApiKey.parse(keyText).flatMap(key -> switch (authenticate(key)) {
            case Authentication.Known(Caller caller) -> Optional.of(caller);
            case Authentication.Refused() -> Optional.empty();
            case Authentication.NotYet() -> throw AccessFilter.notYet();
        });
    }

    /** Whose key this is. Hashes are compared in constant time. */
    Authentication authenticate(ApiKey key) {
        byte[] sha256 = bytes(key.sha256());
        if (MessageDigest.isEqual(sha256, operatorSha256)) {
            return new Authentication.Known(OPERATOR);
        }
        if (MessageDigest.isEqual(sha256, membersSha256)) {
            return new Authentication.Known(MEMBERS);
        }
        if (!isComplete()) {
            // a key that is known already may be revoked further on
            return NOT_YET;
        }
        Owned owned = byKeyId.get(key.keyId());
        return owned != null && MessageDigest.isEqual(sha256, owned.sha256()) && isValid(owned.key(), clock.instant())
                ? new Authentication.Known(owned.caller())
                : REFUSED;
    }

    /**
     * Takes in one record of the topic. One that was taken in before changes nothing: a reader that begins anew must not
     * bring back a revoked key until it comes to the revocation again.
     *
     * @param partner null: a tombstone
     */
    synchronized void put(long offset, String partnerId, @Nullable Partner partner) {
        if (offset <= lastOffset) {
            return;
        }
        if (partner == null) {
            byId.remove(partnerId);
        } else {
            byId.put(partnerId, partner);
        }
        byKeyId = keys();
        lastOffset = offset;
        notifyAll();
    }

    /** Forgets what was read; it is read again, and until then no key but the operator's is good or bad. */
    synchronized void clear() {
        byId.clear();
        byKeyId = Map.of();
        lastOffset = NOTHING_YET;
    }

    void completeWhen(BooleanSupplier caughtUp) {
        complete = caughtUp;
    }

    /** Whether all that the topic held when reading began has been taken in. */
    boolean isComplete() {
        return complete.getAsBoolean();
    }

    private Map<String, Owned> keys() {
        var keys = new HashMap<String, Owned>();
        for (Partner partner : byId.values()) {
            for (PartnerKey key : partner.getKeys()) {
                var caller = new Caller(partner.getPartnerId(), key.getKeyId(), Set.copyOf(key.getScopes()));
                keys.put(key.getKeyId(), new Owned(key, bytes(key.getSha256()), caller));
            }
        }
        return Map.copyOf(keys);
    }

    private static byte[] bytes(String hex) {
        return hex.getBytes(StandardCharsets.US_ASCII);
    }
}
