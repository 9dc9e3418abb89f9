package org.forewarn.alert.alphabet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"Beyoncé|Beyoncé", "fête|fete", "Łódź|Lodz", "“don’t”|\"don't\"", "a –  b|a - b", "小a|a"})
    void theNearestPlainTextIsTaken(String text, String plain) {
        assertThat(Plain.line(text)).isEqualTo(plain);
    }

    @Test
    void aLineBreakBecomesASpace() {
        assertThat(Plain.line(" a\r\n\tb\u0000 ")).isEqualTo("a b");
    }

    @Test
    void anyTextBecomesOneThatGsmPhonesShow() {
        long seed = Long.getLong("seed", System.nanoTime());
        var random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            String text = random.ints(20, 0, 0x3000)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            assertThat(Gsm7.canWrite(Plain.line(text))).as("-Dseed=%d", seed).isTrue();
        }
    }
}
