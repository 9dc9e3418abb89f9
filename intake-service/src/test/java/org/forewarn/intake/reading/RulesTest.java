package org.forewarn.intake.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.forewarn.intake.reading.Rule.Checked;
import org.forewarn.kit.vocabulary.Vocabulary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

class RulesTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private static <T> Checked<T> check(Rule<T> rule, String json) {
        return rule.check(JsonMapper.shared().readTree(json));
    }

    private static <T> String code(Rule<T> rule, String json) {
        return switch (check(rule, json)) {
            case Checked.Good<T>(T value) -> "good";
            case Checked.Bad<T>(String code, String detail) -> code;
        };
    }

    private static String codeOfText(Rule<String> rule, String text) {
        return switch (rule.check(JsonNodeFactory.instance.stringNode(text))) {
            case Checked.Good<String>(String value) -> {
                assertThat(value).isEqualTo(text);
                yield "good";
            }
            case Checked.Bad<String>(String code, String detail) -> code;
        };
    }

    @Test
    void lengthCountsCharactersAndNotCodeUnits() {
        assertThat(codeOfText(Texts.line(3), "😀😀😀")).isEqualTo("good");
        assertThat(codeOfText(Texts.line(3), "😀😀😀😀")).isEqualTo("too_long");
        assertThat(codeOfText(Texts.line(3), "abcd")).isEqualTo("too_long");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\u001bb", "a\u007fb", "a\u0085b", "a\ud83db"})
    void whatNoKeyboardMakesIsRefusedEverywhere(String text) {
        assertThat(codeOfText(Texts.line(9), text)).isEqualTo("bad_character");
        assertThat(codeOfText(Texts.prose(9), text)).isEqualTo("bad_character");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\r\nb", "a\u2028b"})
    void aLineHasNoLineBreaksButProseHas(String text) {
        assertThat(codeOfText(Texts.line(9), text)).isEqualTo("bad_character");
        assertThat(codeOfText(Texts.prose(9), text)).isEqualTo("good");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Żółć", "  spaced ", "ʻokina", "👩‍👧", "مرحبا", "O'Brien\ttab"})
    void ordinaryTextIsKeptAsItWasWritten(String text) {
        assertThat(codeOfText(Texts.line(20), text)).isEqualTo("good");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-31T10:00:00Z, good",
        "2026-05-31t10:00:00z, good",
        "2026-05-31T10:00:00.123456789+05:30, good",
        "2026-05-31T10:00:00-00:00, good",
        "2026-06-01T12:05:00Z, good",
        "2026-06-01T12:05:00.001Z, in_the_future",
        "2026-06-01T13:04:00+00:30, in_the_future",
        "9999-12-31T23:59:59Z, in_the_future",
        "1900-01-01T00:00:00Z, good",
        "1899-12-31T23:59:59Z, too_early",
        "0000-01-01T00:00:00Z, too_early",
        "2026-05-31, not_a_date",
        "2026-05-31T10:00:00, not_a_date",
        "2026-05-31T10:00Z, not_a_date",
        "2026-05-31 10:00:00Z, not_a_date",
        "2026-02-30T10:00:00Z, not_a_date",
        "2026-05-31T24:30:00Z, not_a_date",
        "2026-05-31T10:00:00+19:00, not_a_date",
        "2026-05-31T10:00:00+01:00:30, not_a_date",
        "+12026-05-31T10:00:00Z, not_a_date",
        "31/05/2026, not_a_date",
        "٢٠٢٦-05-31T10:00:00Z, not_a_date"
    })
    void timesAreRfc3339AndPlausible(String text, String code) {
        assertThat(code(Times.past(NOW), "\"" + text + "\"")).isEqualTo(code);
    }

    @Test
    void timesAreReadToTheMillisecondInUtc() {
        assertThat(check(Times.past(NOW), "\"2026-05-31T12:00:00.9999+02:00\""))
                .isEqualTo(new Checked.Good<>(Instant.parse("2026-05-31T10:00:00.999Z")));
    }

    @ParameterizedTest
    @CsvSource({
        "5, good",
        "10, good",
        "4, out_of_range",
        "11, out_of_range",
        "99999999999999999999, out_of_range",
        "5.0, wrong_type",
        "'\"5\"', wrong_type",
        "true, wrong_type",
        "[5], wrong_type"
    })
    void wholeNumbersHaveBounds(String json, String code) {
        assertThat(code(Numbers.whole(5, 10), json)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "90, good",
        "-90.0, good",
        "0, good",
        "90.0001, out_of_range",
        "1e400, out_of_range",
        "-99999999999999999999, out_of_range",
        "'\"5\"', wrong_type"
    })
    void decimalNumbersHaveBounds(String json, String code) {
        assertThat(code(Numbers.decimal(-90, 90), json)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"true, good", "false, good", "'\"true\"', wrong_type", "1, wrong_type"})
    void flagsAreTrueOrFalse(String json, String code) {
        assertThat(code(Numbers.flag(), json)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"'\"rape\"', good", "'\"Rape\"', unknown_word", "'\"rape \"', unknown_word", "3, wrong_type"})
    void wordsAreOfTheirVocabularyLetterForLetter(String json, String code) {
        assertThat(code(Words.of(Vocabulary.INCIDENT_TYPES), json)).isEqualTo(code);
    }

    @Test
    void anUnknownWordIsAnsweredWithTheWordsThatThereAre() {
        assertThat(check(Words.of(Vocabulary.CONFIDENCES), "\"planted\""))
                .isEqualTo(new Checked.Bad<>("unknown_word", "Use one of: seen, told, inferred."));
    }
}
