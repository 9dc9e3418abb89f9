package org.forewarn.alert.audience;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.forewarn.alert.warning.Languages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A key that a language lacks fails the build, not a page. */
class PublicWordsTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[0-9]}");

    static List<String> languages() {
        return Languages.all();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyLanguageHasEveryKeyAndNoOther(String language) {
        assertThat(PublicWords.speaks(language)).isTrue();
        assertThat(PublicWords.of(language).keys())
                .isEqualTo(PublicWords.english().keys());
    }

    @ParameterizedTest
    @MethodSource("languages")
    void whatIsPutInHasItsPlaceInEveryLanguage(String language) {
        for (String key : PublicWords.english().keys()) {
            assertThat(PublicWords.of(language).say(key)).as(key).isNotBlank();
            assertThat(placeholders(PublicWords.of(language).say(key)))
                    .as(key)
                    .isEqualTo(placeholders(PublicWords.english().say(key)));
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void nothingWasLeftUntranslated(String language) {
        List<String> same = PublicWords.english().keys().stream()
                .filter(key -> PublicWords.of(language)
                        .say(key)
                        .equals(PublicWords.english().say(key)))
                .toList();
        // short words that are the same in some languages
        assertThat(same.size()).isLessThan(language.equals("en") ? Integer.MAX_VALUE : 8);
    }

    @Test
    void aLanguageThatNobodySpeaksHereIsAnsweredInEnglish() {
        assertThat(PublicWords.of("xx").language()).isEqualTo("en");
    }

    @Test
    void everyKindOfIncidentHasAWord() {
        for (IncidentKind kind : IncidentKind.values()) {
            assertThat(PublicWords.english().say("kind." + kind.code())).isNotBlank();
        }
    }

    private static List<String> placeholders(String words) {
        var found = new ArrayList<String>();
        Matcher matcher = PLACEHOLDER.matcher(words);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        found.sort(String::compareTo);
        return found;
    }
}
