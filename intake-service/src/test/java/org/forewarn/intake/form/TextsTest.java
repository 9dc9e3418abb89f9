package org.forewarn.intake.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.forewarn.kit.form.Part;
import org.forewarn.kit.form.Part.Fold;
import org.forewarn.kit.form.Part.Many;
import org.forewarn.kit.form.Part.Question;
import org.forewarn.kit.form.Part.Row;
import org.forewarn.kit.form.ReportForm;
import org.forewarn.kit.form.Texts;
import org.forewarn.kit.vocabulary.Vocabulary;
import org.junit.jupiter.api.Test;

class TextsTest {

    private final Texts texts = Words.english();

    private static List<String> questions(List<Part> parts, String prefix) {
        var names = new ArrayList<String>();
        for (Part part : parts) {
            switch (part) {
                case Question question -> names.add(prefix + question.name());
                case Row(List<Part> inside) -> names.addAll(questions(inside, prefix));
                case Fold(String _, List<Part> inside) -> names.addAll(questions(inside, prefix));
                case Many many -> names.addAll(questions(many.parts(), prefix + many.name() + "/0/"));
            }
        }
        return names;
    }

    static List<String> questions() {
        return ReportForm.FOR_CHARITIES.stream()
                .flatMap(section -> questions(section.parts(), "").stream())
                .toList();
    }

    @Test
    void everyWordOfEveryVocabularyHasWordsForPeople() {
        assertThat(Arrays.stream(Vocabulary.values()).flatMap(vocabulary -> vocabulary.words().stream()
                        .map(word -> "w." + vocabulary.title() + "." + word)))
                .allSatisfy(key -> assertThat(texts.find(key)).as(key).isPresent());
    }

    @Test
    void everyQuestionHasWordsAndNoWordsAreForNone() {
        List<String> keys =
                questions().stream().map(name -> "q." + Texts.key(name)).toList();
        assertThat(keys).allSatisfy(key -> assertThat(texts.find(key)).as(key).isPresent());
        assertThat(texts.keys().stream().filter(key -> key.startsWith("q.")))
                .allSatisfy(key -> assertThat(keys).as(key).anyMatch(key::startsWith));
    }

    @Test
    void noTextIsBlankOrNotOfThePage() {
        assertThat(texts.keys())
                .allSatisfy(
                        key -> assertThat(texts.get(key)).as(key).isNotBlank().doesNotContain("<", "�"));
    }

    @Test
    void theKeyOfAnEntryIsTheKeyOfAllEntries() {
        assertThat(Texts.key("suspects/12/names/0/value")).isEqualTo("suspects.names.value");
        assertThat(Texts.key("incident/types")).isEqualTo("incident.types");
    }

    /** Whoever changes what people are asked raises {@link Words#CONSENT_VERSION} and writes the new digest here. */
    @Test
    void theWordsOfConsentAreThoseOfTheirVersion() throws Exception {
        String words = texts.keys().stream()
                .filter(key -> key.startsWith("q.consent.") || key.equals("section.consent.lead"))
                .sorted()
                .map(key -> key + "=" + texts.get(key))
                .collect(Collectors.joining("\n"));
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8));
        assertThat(Words.CONSENT_VERSION + " " + HexFormat.of().formatHex(digest, 0, 8))
                .isEqualTo("form-1 7059b04b075a5837");
    }
}
