package org.forewarn.alert.warning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShownTest {

    @ParameterizedTest
    @CsvSource({
        "+447700900123,07700 900123",
        "+442079460958,020 7946 0958",
        "+441134960000,0113 496 0000",
        "+441214960000,0121 496 0000",
        "+441632960000,01632 960000",
        "+443069990000,0306 999 0000",
        "+33123456789,+33123456789"
    })
    void phonesAreGroupedAsTheyAreDialled(String e164, String shown) {
        assertThat(Shown.phone(e164)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"07700900123", "+44", "call me", "+4477009001234567", ""})
    void whatIsNoPhoneIsNotShown(String value) {
        assertThat(Shown.phone(value)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"AB12CDE,AB12 CDE", "A123BCD,A123BCD", "WXYZ,WXYZ"})
    void platesAreSpacedAsOnTheCar(String plate, String shown) {
        assertThat(Shown.plate(plate)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"victim@", "a b@example.org", "https://example.org/x", "@example.org"})
    void whatIsNoEmailIsNotShown(String value) {
        assertThat(Shown.email(value)).isEmpty();
    }
}
