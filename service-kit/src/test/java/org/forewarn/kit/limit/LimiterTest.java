package org.forewarn.kit.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.forewarn.kit.limit.LimitProperties.Share;
import org.forewarn.kit.limit.Taking.Refused;
import org.forewarn.kit.limit.Taking.Taken;
import org.junit.jupiter.api.Test;

class LimiterTest {

    private static final Policy REPORTS = new Policy("reports", 60, Duration.ofSeconds(60));

    private final SetTime time = new SetTime();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Limiter limiter = limiter(time);

    private Limiter limiter(TimeMeter meter) {
        var properties = new LimitProperties(Map.of(), Map.of("small", Map.of("reports", new Share(3L))));
        return new Limiter(
                new Policies(List.of(new LimitedPaths("/v1/reports", REPORTS)), List.of(), properties), meter, meters);
    }

    @Test
    void aWholeQuotaMayBeTakenAtOnceAndThenOneTokenAsEachComesBack() {
        for (int left = 59; left >= 0; left--) {
            assertThat(limiter.take("reports", "rose", 1)).isEqualTo(new Taken(left, Duration.ofSeconds(60 - left)));
        }
        assertThat(limiter.take("reports", "rose", 1)).isEqualTo(new Refused(0, Duration.ofSeconds(1)));
        time.pass(Duration.ofMillis(400));
        assertThat(limiter.take("reports", "rose", 1)).isEqualTo(new Refused(0, Duration.ofMillis(600)));
        time.pass(Duration.ofMillis(600));
        assertThat(limiter.take("reports", "rose", 1)).isInstanceOf(Taken.class);
        assertThat(limiter.take("reports", "rose", 1)).isInstanceOf(Refused.class);
    }

    @Test
    void aQuotaDoesNotGrowWhileNobodyCalls() {
        time.pass(Duration.ofDays(7));
        assertThat(limiter.take("reports", "rose", 60)).isInstanceOf(Taken.class);
        assertThat(limiter.take("reports", "rose", 1)).isInstanceOf(Refused.class);
    }

    @Test
    void whatIsRefusedCostsNothing() {
        limiter.take("reports", "rose", 50);
        assertThat(limiter.take("reports", "rose", 11)).isEqualTo(new Refused(10, Duration.ofSeconds(1)));
        assertThat(limiter.take("reports", "rose", 10)).isInstanceOf(Taken.class);
    }

    @Test
    void whatIsGivenBackCanBeTakenAgainAndNeverMakesMoreThanTheQuota() {
        limiter.take("reports", "fern", 60);
        limiter.giveBack("reports", "fern", 2);
        assertThat(limiter.take("reports", "fern", 2)).isInstanceOf(Taken.class);
        assertThat(limiter.take("reports", "fern", 1)).isInstanceOf(Refused.class);

        limiter.giveBack("reports", "moss", 5);
        assertThat(limiter.take("reports", "moss", 60)).isInstanceOf(Taken.class);
        assertThat(limiter.take("reports", "moss", 1)).isInstanceOf(Refused.class);
    }

    @Test
    void oneTakesNothingFromAnotherNorFromAnotherPolicy() {
        limiter.take("reports", "rose", 60);
        assertThat(limiter.take("reports", "thorn", 60)).isInstanceOf(Taken.class);
        assertThat(limiter.take("calls", "rose", 600)).isInstanceOf(Taken.class);
    }

    @Test
    void aPartnerMayHaveAQuotaOfItsOwn() {
        assertThat(limiter.quota("reports", "small")).isEqualTo(3);
        limiter.take("reports", "small", 3);
        assertThat(limiter.take("reports", "small", 1)).isEqualTo(new Refused(0, Duration.ofSeconds(20)));
    }

    @Test
    void moreThanEverFitsIsAMistakeOfTheCaller() {
        assertThatThrownBy(() -> limiter.take("reports", "rose", 61)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> limiter.take("parties", "rose", 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusalsAreCountedByPolicyOnly() {
        limiter.take("reports", "small", 3);
        limiter.take("reports", "small", 1);
        limiter.take("reports", "small", 1);
        assertThat(meters.get("forewarn.limits.refused")
                        .tag("policy", "reports")
                        .counter()
                        .count())
                .isEqualTo(2);
        assertThat(meters.getMeters())
                .hasSize(2)
                .allSatisfy(meter -> assertThat(meter.getId().getTags()).hasSize(1));
    }

    @Test
    void theFieldsAreThoseOfTheDraft() {
        Allowance allowance = limiter.allowance("reports", "rose");
        assertThat(allowance.policyField()).isEqualTo("\"reports\";q=60;w=60");
        assertThat(allowance.field(new Taken(12, Duration.ofMillis(4_001)))).isEqualTo("\"reports\";r=12;t=5");
        assertThat(allowance.field(new Refused(0, Duration.ofNanos(1)))).isEqualTo("\"reports\";r=0;t=1");
    }

    @Test
    void whoWaitsIsServedWhenTheTokensAreThereAndToldAtOnceWhenTheyWillNotBe() throws Exception {
        Limiter real = limiter(TimeMeter.SYSTEM_NANOTIME);
        real.take("reports", "rose", 60);
        assertThat(real.awaitTokens("reports", "rose", 1, Duration.ofSeconds(20)))
                .isTrue();
        long before = System.nanoTime();
        assertThat(real.awaitTokens("reports", "rose", 60, Duration.ofSeconds(30)))
                .isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void moreThanAQuotaIsAwaitedInPieces() throws Exception {
        var second = new Policy("lines", 1_000, Duration.ofSeconds(1));
        var lines = new Limiter(
                new Policies(
                        List.of(new LimitedPaths("/v1/lines", second)),
                        List.of(),
                        new LimitProperties(Map.of(), Map.of())),
                TimeMeter.SYSTEM_NANOTIME,
                meters);
        long before = System.nanoTime();
        assertThat(lines.awaitTokens("lines", "rose", 1_500, Duration.ofSeconds(20)))
                .isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .as("500 of them were not there at first")
                .isGreaterThan(Duration.ofMillis(490));
    }

    @Test
    void allowancesOfWhoCalledLongAgoAreDropped() {
        for (int i = 0; i < 5_000; i++) {
            limiter.take("reports", "partner-" + i, 60);
            time.pass(Duration.ofMillis(60));
        }
        assertThat(limiter.kept("reports")).isLessThanOrEqualTo(2_001);
        assertThat(limiter.take("reports", "partner-4999", 60))
                .as("who called lately is not forgotten")
                .isInstanceOf(Refused.class);
    }

    private static final class SetTime implements TimeMeter {
        private long nanos;

        void pass(Duration duration) {
            nanos += duration.toNanos();
        }

        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
