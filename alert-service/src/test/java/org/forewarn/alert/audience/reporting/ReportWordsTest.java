package org.forewarn.alert.audience.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.forewarn.alert.warning.Languages;
import org.forewarn.kit.form.Part;
import org.forewarn.kit.form.Part.Fold;
import org.forewarn.kit.form.Part.Kind;
import org.forewarn.kit.form.Part.Many;
import org.forewarn.kit.form.Part.Question;
import org.forewarn.kit.form.Part.Row;
import org.forewarn.kit.form.Part.Section;
import org.forewarn.kit.form.ReportForm;
import org.forewarn.kit.form.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A key that a language lacks fails the build, not a page; and no consent is asked without saying what follows. */
class ReportWordsTest {

    /** What intake can find wrong, as docs/api.md has it; of a form that writes the document the others cannot be. */
    private static final List<String> CODES = List.of(
            "required",
            "unknown_word",
            "too_long",
            "too_many",
            "bad_character",
            "not_a_date",
            "in_the_future",
            "too_early",
            "out_of_range",
            "incomplete",
            "implausible",
            "not_served");

    static List<String> languages() {
        return Languages.all();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyLanguageHasEveryKeyAndNoOther(String language) {
        assertThat(ReportWords.in(language).keys())
                .isEqualTo(ReportWords.in("en").keys());
        assertThat(ReportWords.in(language).keys())
                .allSatisfy(key -> assertThat(ReportWords.in(language).get(key))
                        .as(key)
                        .isNotBlank()
                        .doesNotContain("<"));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void whatIsAskedHasWordsAndSoHasWhatCanBeWrong(String language) {
        Texts texts = ReportWords.in(language);
        questions().forEach(question -> {
            assertThat(texts.find("q." + Texts.key(question.name())))
                    .as(question.name())
                    .isPresent();
            question.words().forEach(word -> assertThat(texts.find("q." + Texts.key(question.name()) + "." + word)
                            .or(() -> texts.find("w." + question.vocabulary() + "." + word)))
                    .as(question.name() + " " + word)
                    .isPresent());
        });
        CODES.forEach(code -> assertThat(texts.find("problem." + code)).as(code).isPresent());
    }

    @ParameterizedTest
    @MethodSource("languages")
    void eachConsentSaysWhatFollowsOfEachAnswerAndIsANoAtFirst(String language) {
        Texts texts = ReportWords.in(language);
        List<Question> consents = questions()
                .filter(question -> question.name().startsWith("consent/") && question.kind() != Kind.WHOLE)
                .toList();
        assertThat(consents).hasSizeGreaterThanOrEqualTo(5);
        consents.forEach(question -> {
            List<String> words = question.kind() == Kind.YES_NO ? List.of("yes", "no") : question.words();
            words.forEach(word -> assertThat(texts.find("q." + Texts.key(question.name()) + "." + word + ".hint"))
                    .as(question.name() + " " + word)
                    .isPresent());
            assertThat(question.preset()).isIn("no", "none");
        });
    }

    @ParameterizedTest
    @MethodSource("languages")
    void nothingWasLeftUntranslated(String language) {
        var same = new TreeMap<String, String>();
        Texts english = ReportWords.in("en");
        english.keys().stream()
                .filter(key -> ReportWords.in(language).get(key).equals(english.get(key)))
                .forEach(key -> same.put(key, english.get(key)));
        assertThat(same.size()).as(same.toString()).isLessThan(language.equals("en") ? Integer.MAX_VALUE : 10);
    }

    @Test
    void theConsentVersionNamesTheLanguage() {
        assertThat(ReportWords.consentVersion("pl")).isEqualTo("members-1-pl");
    }

    /** Of both forms; an entry's question has the name of its list before its own. */
    private static Stream<Question> questions() {
        var all = new ArrayList<Question>();
        Stream.of(ReportForm.FOR_MEMBERS, ReportForm.ADDITION)
                .flatMap(List::stream)
                .map(Section::parts)
                .forEach(parts -> collect(parts, "", all));
        return all.stream();
    }

    private static void collect(List<Part> parts, String prefix, List<Question> into) {
        for (Part part : parts) {
            switch (part) {
                case Question question ->
                    into.add(new Question(
                            prefix + question.name(),
                            question.kind(),
                            question.vocabulary(),
                            question.words(),
                            question.preset(),
                            question.needed(),
                            question.width()));
                case Row(List<Part> inside) -> collect(inside, prefix, into);
                case Fold(String _, List<Part> inside) -> collect(inside, prefix, into);
                case Many many -> collect(many.parts(), prefix + many.name() + "/", into);
            }
        }
    }
}
