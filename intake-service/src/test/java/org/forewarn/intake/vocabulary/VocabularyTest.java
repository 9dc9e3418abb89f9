package org.forewarn.intake.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.forewarn.kit.vocabulary.Vocabulary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VocabularyTest {

    @ParameterizedTest
    @EnumSource
    void wordsAreLowerCaseAndDistinct(Vocabulary vocabulary) {
        assertThat(vocabulary.words()).doesNotHaveDuplicates().allMatch(word -> word.matches("[a-z]+(_[a-z]+)*"));
        assertThat(vocabulary.version()).isPositive();
    }

    @Test
    void titlesAreDistinct() {
        assertThat(Arrays.stream(Vocabulary.values()).map(Vocabulary::title))
                .doesNotHaveDuplicates()
                .allMatch(title -> title.matches("[a-z]+(-[a-z]+)*"));
    }
}
