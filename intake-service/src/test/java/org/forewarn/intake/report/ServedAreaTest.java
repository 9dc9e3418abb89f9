package org.forewarn.intake.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.forewarn.kit.place.OutwardCodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServedAreaTest {

    @Test
    void everyOutwardCodeLiesInIt() {
        assertThat(OutwardCodes.uk().all()).allMatch(code -> ServedArea.UK.has(code.lat(), code.lon()), "in the area");
    }

    @ParameterizedTest
    @CsvSource({"60.70, -0.87", "49.96, -6.33", "54.62, -5.93", "58.10, -4.75", "49.19, -2.11"})
    void itGoesFromUnstToScillyAndTheIslands(double lat, double lon) {
        assertThat(ServedArea.UK.has(lat, lon)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"-1.54, 53.80", "53.80, 1.54", "-53.80, -1.54", "0, 0", "90, 180", "-90, -180", "48.86, 2.35"})
    void itLeavesOutWhatASlipMakesOfAPlace(double lat, double lon) {
        assertThat(ServedArea.UK.has(lat, lon)).isFalse();
    }
}
