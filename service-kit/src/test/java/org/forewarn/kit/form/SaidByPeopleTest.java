package org.forewarn.kit.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Heights, languages and countries as people say them. */
class SaidByPeopleTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "178 | 178",
                "178cm | 178",
                "178 CM | 178",
                "1.78 m | 178",
                "1,78 | 178",
                "5ft 10 | 178",
                "5'10\" | 178",
                "5’10” | 178",
                "5 feet 10 inches | 178",
                "6ft | 183",
                "6' | 183",
            })
    void aHeightIsUnderstood(String said, int centimetres) {
        assertThat(Measures.centimetres(said)).hasValue(centimetres);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tall", "5.10.3", "5ft 12", "1780", "-178", "5ft 10 or so"})
    void whatIsNoHeightIsNotGuessed(String said) {
        assertThat(Measures.centimetres(said)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Polish, pl",
        "polish, pl",
        " English , en",
        "Mandarin, zh",
        "Welsh, cy",
        "pt-BR, pt-BR",
        "ro, ro",
        "BSL, bfi"
    })
    void aLanguageIsKnownByItsNameOrTag(String said, String tag) {
        assertThat(Named.language(said)).hasValue(tag);
    }

    @ParameterizedTest
    @CsvSource({"Poland, PL", "uk, GB", "United Kingdom, GB", "GB, GB", "Ireland, IE", "Turkey, TR"})
    void aCountryIsKnownByItsNameOrCode(String said, String code) {
        assertThat(Named.country(said)).hasValue(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Elvish", "x", "english and so", "<b>"})
    void whatHasNoCodeIsNotGuessed(String said) {
        assertThat(Named.language(said)).isEmpty();
        assertThat(Named.country(said)).isEmpty();
    }
}
