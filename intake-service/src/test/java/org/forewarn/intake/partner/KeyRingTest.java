package org.forewarn.intake.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.forewarn.schemas.event.Partner;
import org.forewarn.schemas.event.PartnerKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeyRingTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);

    @Test
    void theKeysThatWereValidEndAfterTheOverlapAndTheNewOneDoesNot() {
        Partner rotated = ring(key("old", null, null)).rotated(key("new", null, null), WEEK);
        assertThat(rotated.getKeys()).containsExactly(key("old", NOW.plus(WEEK), null), key("new", null, null));
    }

    @Test
    void anOverlapNeverMakesAKeyLiveLonger() {
        Partner rotated = ring(
                        key("soon", NOW.plusSeconds(60), null), key("later", NOW.plus(WEEK.multipliedBy(2)), null))
                .rotated(key("new", null, null), WEEK);
        assertThat(rotated.getKeys())
                .contains(key("soon", NOW.plusSeconds(60), null), key("later", NOW.plus(WEEK), null));
    }

    @Test
    void aDeadKeyIsNotBroughtBackByARotation() {
        PartnerKey expired = key("expired", NOW, null);
        PartnerKey revoked = key("revoked", null, NOW.minusSeconds(1));
        assertThat(ring(expired, revoked).rotated(key("new", null, null), WEEK).getKeys())
                .contains(expired, revoked);
    }

    @Test
    void withoutOverlapTheKeysAreRevokedNow() {
        Partner rotated = ring(key("old", null, null)).rotated(key("new", null, null), Duration.ZERO);
        assertThat(rotated.getKeys()).contains(key("old", null, NOW));
    }

    @Test
    void revokingTwiceChangesNothing() {
        Partner once = ring(key("one", null, null), key("other", null, null)).revoked("one");
        assertThat(once.getKeys()).containsExactly(key("one", null, NOW), key("other", null, null));
        assertThat(new KeyRing(once, NOW.plusSeconds(60)).revoked("one")).isEqualTo(once);
    }

    @Test
    void revokingThePartnerRevokesWhatIsNotRevoked() {
        Partner revoked = ring(key("dead", null, NOW.minusSeconds(9)), key("one", null, null), key("end", NOW, null))
                .revokedWhole();
        assertThat(revoked.getKeys())
                .containsExactly(key("dead", null, NOW.minusSeconds(9)), key("one", null, NOW), key("end", NOW, NOW));
    }

    @Test
    void deadKeysDropOffAfterTheirTime() {
        Instant longAgo = NOW.minus(KeyRing.DEAD_SHOWN).minusMillis(1);
        PartnerKey stillShown = key("shown", null, NOW.minus(KeyRing.DEAD_SHOWN));
        Partner changed = ring(key("a", longAgo, null), key("b", null, longAgo), stillShown)
                .rotated(key("new", null, null), WEEK);
        assertThat(changed.getKeys()).containsExactly(stillShown, key("new", null, null));
    }

    @Test
    void aRecordStaysSmallWhateverIsRotated() {
        KeyRing ring = ring();
        for (int i = 0; i < 3 * KeyRing.MAX_KEYS; i++) {
            Instant at = NOW.plusSeconds(i);
            ring = new KeyRing(new KeyRing(ring.partner(), at).rotated(key("key-" + i, null, null), Duration.ZERO), at);
        }
        List<String> ids =
                ring.partner().getKeys().stream().map(PartnerKey::getKeyId).toList();
        assertThat(ids)
                .as("the newest stay")
                .hasSize(KeyRing.MAX_KEYS)
                .contains("key-149", "key-148", "key-100")
                .doesNotContain("key-99");
    }

    @Test
    void theNewestValidKeyIsNotTheNewest() {
        PartnerKey older = created("older", NOW.minusSeconds(20), null);
        PartnerKey newer = created("newer", NOW.minusSeconds(10), null);
        PartnerKey revoked = created("revoked", NOW.minusSeconds(5), NOW);
        assertThat(ring(newer, revoked, older).newestValid()).contains(newer);
        assertThat(ring(revoked).newestValid()).isEmpty();
    }

    private static KeyRing ring(PartnerKey... keys) {
        return new KeyRing(new Partner("rose-house", "Rose House", new ArrayList<>(List.of(keys))), NOW);
    }

    private static PartnerKey key(String keyId, @Nullable Instant expires, @Nullable Instant revoked) {
        return new PartnerKey(keyId, "00", List.of("reports:write"), NOW.minus(WEEK), expires, revoked);
    }

    private static PartnerKey created(String keyId, Instant created, @Nullable Instant revoked) {
        return new PartnerKey(keyId, "00", List.of("reports:write"), created, null, revoked);
    }
}
