package org.forewarn.alert.warning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A key that a language lacks fails the build, not a warning. */
class PhrasesTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[0-9]}");

    static List<String> languages() {
        return Phrases.LANGUAGES;
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyLanguageHasEveryPhraseAndNoOther(String language) {
        assertThat(Phrases.of(language).keys()).isEqualTo(Phrases.english().keys());
    }

    @ParameterizedTest
    @MethodSource("languages")
    void whatIsPutIntoAPhraseHasItsPlaceInEveryLanguage(String language) {
        for (String key : Phrases.english().keys()) {
            assertThat(Phrases.of(language).say(key)).as(key).isNotBlank();
            assertThat(placeholders(Phrases.of(language).say(key)))
                    .as(key)
                    .isEqualTo(placeholders(Phrases.english().say(key)));
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void aWarningInEveryLanguageSaysTheSameNumbersAndIsShortEnough(String language) {
        var settings = WarningSettings.standard();
        var composer = new Composer(org.forewarn.kit.place.OutwardCodes.uk(), settings, Templates.NONE);
        CaseFacts facts = Cases.of(Cases.report("a")
                .types("rape", "robbery")
                .phone("+447700900123")
                .vehicle(new Vehicle("AB12CDE", false, "bmw", null, "black"))
                .mo("poses_as_police"));
        Composition chosen = composer.suggested(facts, Set.of());
        var choice = new Composition(
                chosen.fields(), chosen.seen(), chosen.area(), List.of("en", language), chosen.lifetimeHours());
        WarningText text =
                composer.compose(facts, choice, Set.of(), "K7QF2", Cases.NOW).content().orElseThrow().texts().stream()
                        .filter(each -> each.language().equals(language))
                        .findFirst()
                        .orElseThrow();
        assertThat(text.full()).contains("07700 900123", "AB12 CDE", "K7QF2");
        assertThat(BoundedText.isShortEnough(text.full())).isTrue();
    }

    private static List<String> placeholders(String phrase) {
        var found = new ArrayList<String>();
        Matcher matcher = PLACEHOLDER.matcher(phrase);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        found.sort(String::compareTo);
        return found;
    }
}
