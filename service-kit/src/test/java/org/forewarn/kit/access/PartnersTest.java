package org.forewarn.kit.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.forewarn.schemas.event.Partner;
import org.forewarn.schemas.event.PartnerKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PartnersTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private final ApiKey key = ApiKey.generate(new SecureRandom());
    private final ApiKey operator = ApiKey.generate(new SecureRandom());
    private final Partners partners = new Partners(Clock.fixed(NOW, ZoneOffset.UTC), operator.sha256());

    @Test
    void aKnownKeyIsItsCharity() {
        add(null, null);
        assertThat(partners.authenticate(key)).hasValueSatisfying(caller -> {
            assertThat(caller.partnerId()).isEqualTo("northside");
            assertThat(caller.keyId()).isEqualTo(key.keyId());
            assertThat(caller.scopes()).containsExactly(Scopes.REPORTS_WRITE);
        });
    }

    @Test
    void theOperatorsKeyMayDoEverything() {
        assertThat(partners.authenticate(operator)).map(Caller::scopes).contains(Scopes.ALL);
    }

    @Test
    void anUnknownKeyIsNobody() {
        assertThat(partners.authenticate(key)).isEmpty();
    }

    @Test
    void theIdOfAKeyWithoutItsSecretIsNobody() {
        add(null, null);
        ApiKey forged =
                ApiKey.parse("fwk_" + key.keyId() + "_" + "A".repeat(43)).orElseThrow();
        assertThat(partners.authenticate(forged)).isEmpty();
    }

    @Test
    void anExpiredKeyIsNobodyFromTheInstantItExpires() {
        add(NOW, null);
        assertThat(partners.authenticate(key)).isEmpty();
        add(NOW.plusMillis(1), null);
        assertThat(partners.authenticate(key)).isPresent();
    }

    @Test
    void aRevokedKeyIsNobody() {
        add(null, NOW);
        assertThat(partners.authenticate(key)).isEmpty();
    }

    @Test
    void aTombstoneRemovesTheCharityAndItsKeys() {
        add(null, null);
        partners.put("northside", null);
        assertThat(partners.authenticate(key)).isEmpty();
        assertThat(partners.all()).isEmpty();
    }

    @Test
    void aKeyInALogLineIsNoKey() {
        assertThat(key.toString()).hasSizeLessThan(20).doesNotContain(key.text());
        assertThat(ApiKey.parse(key.toString())).isEmpty();
    }

    private void add(@Nullable Instant expires, @Nullable Instant revoked) {
        partners.put(
                "northside",
                new Partner(
                        "northside",
                        "Northside Outreach",
                        List.of(new PartnerKey(
                                key.keyId(),
                                key.sha256(),
                                List.of(Scopes.REPORTS_WRITE),
                                NOW.minusSeconds(60),
                                expires,
                                revoked))));
    }
}
