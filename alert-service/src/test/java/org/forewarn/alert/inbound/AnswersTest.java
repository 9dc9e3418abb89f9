package org.forewarn.alert.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.forewarn.alert.alphabet.SmsText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A key that a language lacks fails the build, and no answer costs more than one message. */
class AnswersTest {

    private static final String JOIN_AT = "https://w.example.org";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[0-9]}");

    static List<String> languages() {
        return Answers.LANGUAGES;
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyLanguageHasEveryAnswerAndNoOther(String language) {
        assertThat(Answers.in(language).keys()).isEqualTo(Answers.in("en").keys());
        for (String key : Answers.in("en").keys()) {
            assertThat(placeholders(Answers.in(language).say(key)))
                    .as(key)
                    .isSubsetOf(placeholders(Answers.in("en").say(key)));
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyAnswerIsOneMessage(String language) {
        for (String answer : everyAnswer(Answers.in(language))) {
            assertThat(SmsText.of(answer).segments()).as(answer).isEqualTo(1);
            assertThat(answer).doesNotContain("{");
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void whatEndsOrBeginsMessagesNamesTheWordForIt(String language) {
        assertThat(Answers.in(language).stop()).contains("START");
        assertThat(Answers.in(language).help("")).contains("STOP", "CHECK", "999");
        assertThat(Answers.in(language).unclear()).contains("STOP", "HELP");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void howOftenAndWhenIsTold(String language) {
        String told = Answers.in(language)
                .checked(new Checked.Known(3, 2, false, YearMonth.of(2026, 5), "severe", List.of("West Yorkshire")));
        assertThat(told).contains("3", "2", "2026").contains("999");
    }

    private static List<String> everyAnswer(Answers words) {
        var all = new ArrayList<>(List.of(
                words.stop(), words.start(JOIN_AT), words.help(JOIN_AT), words.unclear(), words.members(JOIN_AT)));
        all.add(words.checked(new Checked.Unknown()));
        all.add(words.checked(new Checked.TooMany()));
        all.add(words.checked(new Checked.Unread()));
        all.add(words.checked(new Checked.Enough()));
        all.add(words.checked(new Checked.Away()));
        for (String severity : List.of("extreme", "severe", "moderate", "minor", "unknown", "another")) {
            for (List<String> counties : List.of(
                    List.<String>of(),
                    List.of("Kent"),
                    List.of("Greater Manchester", "West Yorkshire", "South Yorkshire"))) {
                for (int month = 1; month <= 12; month++) {
                    YearMonth last = YearMonth.of(2026, month);
                    all.add(words.checked(new Checked.Known(1, 1, false, last, severity, counties)));
                    all.add(words.checked(new Checked.Known(20_000, 1, true, last, severity, counties)));
                    all.add(words.checked(new Checked.Known(20_000, 99, true, last, severity, counties)));
                }
            }
        }
        return all;
    }

    private static List<String> placeholders(String phrase) {
        var found = new ArrayList<String>();
        Matcher matcher = PLACEHOLDER.matcher(phrase);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }
}
