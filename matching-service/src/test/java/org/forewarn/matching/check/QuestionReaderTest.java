package org.forewarn.matching.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.forewarn.matching.check.QuestionReader.Read;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class QuestionReaderTest {

    private final IndexInMemory index = new IndexInMemory();

    @ParameterizedTest
    @CsvSource({
        "PHONE, *12345, too_little_known",
        "PHONE, *1234567890123456, too_long",
        "PHONE, 07700 90012?, bad_pattern",
        "PHONE, *900123*, bad_pattern",
        "PHONE, *9001a3, bad_pattern",
        "PHONE, hello, not_a_phone",
        "PHONE, 12 34, not_a_phone",
        "PLATE, AB1*, too_little_known",
        "PLATE, A?B?1?2, too_little_known",
        "PLATE, ????, too_little_known",
        "PLATE, *A*B*1*2CD, bad_pattern",
        "PLATE, AB12???????, bad_pattern",
        "PLATE, AB1_ ___, bad_pattern",
        "PLATE, AB12 ..., bad_pattern",
        "PLATE, AB12 …, bad_pattern",
        "PLATE, AB1- ---, bad_pattern",
        "PLATE, AB1? ---, bad_pattern",
        "PLATE, AB12 ##E, bad_pattern",
        "PLATE, A, not_a_plate",
        "PLATE, ABCDEFGHIJK, not_a_plate",
        "EMAIL, mike at home, not_a_email",
        "PAYMENT_ACCOUNT, 12, not_a_payment_account",
        "HANDLE, @@, not_a_handle",
        "HANDLE, mike*, bad_pattern",
        "EMAIL, *@example.org, bad_pattern",
        "MESSAGING_ID, *900123, bad_pattern",
        "PAYMENT_ACCOUNT, *12345678, bad_pattern",
        "PHONE, 07700 900123 or 07700 900124, several",
        "PHONE, 07700900123/07700900124/07700900125, several",
        "EMAIL, mike@example.org and mikey@example.org, several"
    })
    void whatCannotBeOneIsRefusedAndNotQuoted(CheckKind kind, String value, String code) {
        assertThat(index.read(kind, value)).isInstanceOfSatisfying(Read.NotUnderstood.class, read -> {
            assertThat(read.code()).isEqualTo(code);
            assertThat(read.detail()).doesNotContain(value).endsWith(".");
        });
    }

    @ParameterizedTest
    @EnumSource(CheckKind.class)
    void aLongTextIsNotReadAtAll(CheckKind kind) {
        assertThat(index.read(kind, "a".repeat(QuestionReader.MAX_LENGTH + 1)))
                .isInstanceOfSatisfying(Read.NotUnderstood.class, read -> assertThat(read.code())
                        .isEqualTo("too_long"));
    }

    @Test
    void theSameThingInTwoSpellingsHasOneFingerprint() {
        assertThat(index.question(CheckKind.PHONE, "07700 900123").fingerprint())
                .isEqualTo(index.question(CheckKind.PHONE, "+447700900123").fingerprint())
                .isNotEqualTo(index.question(CheckKind.PHONE, "07700 900124").fingerprint())
                .hasSize(32);
        assertThat(index.question(CheckKind.PLATE, "AB12 **").fingerprint())
                .isEqualTo(index.question(CheckKind.PLATE, "a812*").fingerprint());
    }

    @ParameterizedTest
    @CsvSource({
        "PHONE, ０７７００ ９００１２３, 07700 900123",
        "PHONE, ٠٧٧٠٠ ٩٠٠١٢٣, 07700 900123",
        "PLATE, ａｂ１２－ｃｄｅ, AB12 CDE",
        "PLATE, AB12-CDE., AB12 CDE",
        "EMAIL, ＭＩＫＥ＠example.org, mike@example.org"
    })
    void signsOfOtherKeyboardsAreReadAsWhatTheyMean(CheckKind kind, String typed, String plain) {
        assertThat(index.question(kind, typed).keys())
                .isEqualTo(index.question(kind, plain).keys());
    }

    @Test
    void theAuditsFingerprintIsNoKeyOfTheIndex() {
        CheckQuestion question = index.question(CheckKind.PHONE, "07700 900123");

        assertThat(question.keys()).doesNotContain(question.fingerprint());
    }

    @Test
    void noQuestionTellsItsValue() {
        assertThat(index.question(CheckKind.PHONE, "*900123").toString()).doesNotContain("900123");
        assertThat(String.valueOf(index.question(CheckKind.PLATE, "AB12*").part()))
                .doesNotContain("12");
    }

    @ParameterizedTest
    @EnumSource(CheckKind.class)
    void everyKindHasItsWord(CheckKind kind) {
        assertThat(CheckKind.of(kind.word())).contains(kind);
        assertThat(CheckKind.of(kind.name())).isEmpty();
    }
}
