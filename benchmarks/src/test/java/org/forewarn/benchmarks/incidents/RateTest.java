package org.forewarn.benchmarks.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RateTest {

    private static final Set<Rate> NO_SHARES =
            Set.of(Rate.SERIES_EXPONENT, Rate.AGE_SPREAD_YEARS, Rate.HEIGHT_SPREAD_CM);

    @ParameterizedTest
    @EnumSource
    void everyRateIsAShareUnlessItSaysAnotherUnit(Rate rate) {
        for (Rates rates : Rates.values()) {
            assertThat(rate.in(rates)).isPositive();
            assertThat(rate.in(rates) <= 1 || NO_SHARES.contains(rate)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theUsualIsBetweenTheMildAndTheHarsh(Rate rate) {
        double least = Math.min(rate.in(Rates.MILD), rate.in(Rates.HARSH));
        double most = Math.max(rate.in(Rates.MILD), rate.in(Rates.HARSH));

        assertThat(rate.in(Rates.USUAL)).isBetween(least, most);
    }

    @Test
    void someAreFromWhatWasPublished() {
        assertThat(Rate.values()).anyMatch(rate -> rate.basis() == Rate.Basis.PUBLISHED);
    }
}
