package org.forewarn.kit.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutwardCodesTest {

    private final OutwardCodes uk = OutwardCodes.uk();

    @ParameterizedTest
    @CsvSource({"LS2,LS2", "ls2 9jt,LS2", "LS29JT,LS2", "LS29,LS29", "LS29 9AA,LS29", "' m1 1ae ',M1", "EC1A 1BB,EC1A"})
    void aPostcodeInAnySpellingGivesItsOutwardCode(String given, String code) {
        assertThat(uk.find(given)).map(OutwardCode::code).contains(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Leeds", "ZZ1", "LS2 9J", "LS2 9JTX", "LS2                  9JT", "12345"})
    void whatIsNoPostcodeGivesNothing(String given) {
        assertThat(uk.find(given)).isEmpty();
    }

    @Test
    void everyCodeHasAPlace() {
        assertThat(uk.all()).hasSizeGreaterThan(2_800).allSatisfy(code -> {
            assertThat(code.town()).isNotBlank();
            assertThat(code.county()).isNotBlank();
            assertThat(code.lat()).isBetween(49.0, 61.0);
            assertThat(code.lon()).isBetween(-9.0, 2.0);
        });
    }

    @Test
    void distancesAreThoseOnTheGround() {
        OutwardCode leeds = uk.find("LS1").orElseThrow();
        OutwardCode bradford = uk.find("BD1").orElseThrow();
        assertThat(leeds.distanceKm(bradford.lat(), bradford.lon())).isCloseTo(13.5, within(1.0));
        assertThat(leeds.distanceKm(leeds.lat(), leeds.lon())).isZero();
    }

    @Test
    void aRadiusHoldsWhatIsWithinIt() {
        OutwardCode leeds = uk.find("LS1").orElseThrow();
        assertThat(uk.within(leeds.lat(), leeds.lon(), 10))
                .extracting(OutwardCode::code)
                .contains("LS1", "LS2", "LS6")
                .doesNotContain("BD1", "M1")
                .isSorted();
    }

    @Test
    void thePositionOfACodeIsNearestToItself() {
        OutwardCode cardiff = uk.find("CF10").orElseThrow();
        assertThat(uk.nearest(cardiff.lat(), cardiff.lon(), 1)).contains(cardiff);
        assertThat(uk.nearest(48.85, 2.35, 50)).as("Paris").isEmpty();
    }
}
