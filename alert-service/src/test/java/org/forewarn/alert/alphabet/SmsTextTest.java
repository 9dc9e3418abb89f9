package org.forewarn.alert.alphabet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.forewarn.alert.alphabet.SmsText.Alphabet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmsTextTest {

    @ParameterizedTest
    @CsvSource({"0,1", "1,1", "160,1", "161,2", "306,2", "307,3", "459,3", "460,4"})
    void gsmTextsOfSoManySeptetsCostSoManySegments(int septets, int segments) {
        SmsText text = SmsText.of("a".repeat(septets));
        assertThat(text.alphabet()).isEqualTo(Alphabet.GSM7);
        assertThat(text.segments()).isEqualTo(segments);
    }

    @ParameterizedTest
    @CsvSource({"70,1", "71,2", "134,2", "135,3"})
    void otherTextsOfSoManyCharactersCostSoManySegments(int characters, int segments) {
        SmsText text = SmsText.of("中".repeat(characters));
        assertThat(text.alphabet()).isEqualTo(Alphabet.UCS2);
        assertThat(text.segments()).isEqualTo(segments);
        assertThat(new String(text.octets(), StandardCharsets.UTF_16BE)).isEqualTo("中".repeat(characters));
    }

    @Test
    void anEscapedCharacterIsNotCutInTwo() {
        // 152 and an escape do not fit one segment of 153: the escaped character moves to the next
        String text = "a".repeat(152) + "€" + "a".repeat(151);
        assertThat(Gsm7.septets(text)).isEqualTo(305);
        assertThat(SmsText.of(text).segments()).isEqualTo(2);
        assertThat(SmsText.of(text + "a").segments()).isEqualTo(3);
    }

    @Test
    void aSurrogatePairIsNotCutInTwo() {
        String text = "中".repeat(66) + "\uD83D\uDE00" + "中".repeat(65);
        assertThat(text.length()).isEqualTo(133);
        assertThat(SmsText.of(text).segments()).isEqualTo(2);
        assertThat(SmsText.of(text + "中").segments()).isEqualTo(3);
    }

    @Test
    void gsmTextsAreOneSeptetToAnOctet() {
        assertThat(SmsText.of("a€").octets()).containsExactly('a', 0x1B, 0x65);
    }
}
