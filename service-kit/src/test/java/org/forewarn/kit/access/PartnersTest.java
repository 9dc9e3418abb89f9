package org.forewarn.kit.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.forewarn.kit.access.Partners.Authentication;
import org.forewarn.kit.access.Partners.Authentication.Known;
import org.forewarn.kit.access.Partners.Authentication.NotYet;
import org.forewarn.schemas.event.Partner;
import org.forewarn.schemas.event.PartnerKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PartnersTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Authentication REFUSED = new Authentication.Refused();

    private final ApiKey key = ApiKey.generate(new SecureRandom());
    private final ApiKey operator = ApiKey.generate(new SecureRandom());
    private final ApiKey members = ApiKey.generate(new SecureRandom());
    private final SetClock clock = new SetClock();
    private final Partners partners = new Partners(clock, operator.sha256(), members.sha256());
    private long offset;

    @BeforeEach
    void theTopicWasRead() {
        partners.completeWhen(() -> true);
    }

    @Test
    void aKnownKeyIsItsCharity() {
        add(null, null);
        assertThat(partners.authenticate(key))
                .isEqualTo(new Known(new Caller("northside", key.keyId(), Set.of(Scopes.REPORTS_WRITE))));
    }

    @Test
    void theOperatorsKeyMayDoEverything() {
        assertThat(partners.authenticate(operator))
                .isEqualTo(new Known(new Caller("operator", "operator", Scopes.ALL)));
    }

    @Test
    void theMembersKeyAsksAndReportsAndNothingElse() {
        assertThat(partners.authenticate(members))
                .isEqualTo(new Known(new Caller("members", "members", Set.of(Scopes.CHECK, Scopes.REPORTS_WRITE))));
    }

    @Test
    void whereThereIsNoKeyOfThatKindNoneIsTakenForIt() {
        var without = new Partners(clock, null, null);
        without.completeWhen(() -> true);
        assertThat(without.authenticate(members)).isEqualTo(REFUSED);
    }

    @Test
    void anUnknownKeyIsNobody() {
        assertThat(partners.authenticate(key)).isEqualTo(REFUSED);
    }

    @Test
    void untilTheTopicWasReadNoKeyIsGoodOrBadButTheOperators() {
        var starting = new Partners(clock, operator.sha256(), members.sha256());
        assertThat(starting.authenticate(key)).isEqualTo(new NotYet());
        starting.put(0, "northside", northside(null, null));
        assertThat(starting.authenticate(key)).isEqualTo(new NotYet());
        assertThat(starting.authenticate(operator)).isInstanceOf(Known.class);
        starting.completeWhen(() -> true);
        assertThat(starting.authenticate(key)).isInstanceOf(Known.class);
    }

    @Test
    void theIdOfAKeyWithoutItsSecretIsNobody() {
        add(null, null);
        ApiKey forged =
                ApiKey.parse("fwk_" + key.keyId() + "_" + "A".repeat(43)).orElseThrow();
        assertThat(partners.authenticate(forged)).isEqualTo(REFUSED);
    }

    @Test
    void aKeyIsGoodUntilTheInstantItExpiresByTheClockThatWasGiven() {
        add(NOW.plusMillis(1), null);
        assertThat(partners.authenticate(key)).isInstanceOf(Known.class);
        clock.now = NOW.plusMillis(1);
        assertThat(partners.authenticate(key)).isEqualTo(REFUSED);
    }

    @Test
    void aRevokedKeyIsNobodyEvenByAClockThatIsSlow() {
        add(null, NOW.plusSeconds(5));
        assertThat(partners.authenticate(key)).isEqualTo(REFUSED);
    }

    @Test
    void readingTheTopicAgainDoesNotBringARevokedKeyBack() {
        partners.put(0, "northside", northside(null, null));
        partners.put(1, "northside", northside(null, NOW));
        partners.put(0, "northside", northside(null, null));
        assertThat(partners.authenticate(key)).isEqualTo(REFUSED);
    }

    @Test
    void aTombstoneRemovesTheCharityAndItsKeys() {
        add(null, null);
        partners.put(++offset, "northside", null);
        assertThat(partners.authenticate(key)).isEqualTo(REFUSED);
        assertThat(partners.all()).isEmpty();
    }

    @Test
    void whoWaitsForARecordIsToldWhenItIsKnown() throws Exception {
        add(null, null);
        assertThat(partners.await(offset, Duration.ZERO)).isTrue();
        assertThat(partners.await(offset + 1, Duration.ofMillis(1))).isFalse();
        long next = offset + 1;
        Thread.ofVirtual().start(() -> partners.put(next, "northside", northside(null, NOW)));
        assertThat(partners.await(next, Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void everyScopeHasItsSentence() {
        assertThat(Scopes.SENTENCES.keySet()).isEqualTo(Scopes.ALL);
        assertThat(Scopes.SENTENCES.values()).allMatch(sentence -> sentence.endsWith("."));
    }

    @Test
    void aKeyInALogLineIsNoKey() {
        assertThat(key.toString()).hasSizeLessThan(20).doesNotContain(key.text());
        assertThat(ApiKey.parse(key.toString())).isEmpty();
    }

    private void add(@Nullable Instant expires, @Nullable Instant revoked) {
        partners.put(++offset, "northside", northside(expires, revoked));
    }

    private Partner northside(@Nullable Instant expires, @Nullable Instant revoked) {
        return new Partner(
                "northside",
                "Northside Outreach",
                List.of(new PartnerKey(
                        key.keyId(),
                        key.sha256(),
                        List.of(Scopes.REPORTS_WRITE),
                        NOW.minusSeconds(60),
                        expires,
                        revoked)));
    }

    /** Stands still until it is set. */
    private static final class SetClock extends Clock {
        private Instant now = NOW;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
