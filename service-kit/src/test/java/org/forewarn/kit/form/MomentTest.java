package org.forewarn.kit.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.forewarn.kit.form.Answer.Given;
import org.forewarn.kit.form.Answer.Nothing;
import org.forewarn.kit.form.Answer.Unclear;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentTest {

    private static final Instant TOLD = Instant.parse("2026-11-23T20:15:30Z");

    /** {@code 27 3 2026 21 30}, and a sixth word for which of two hours; a dash is a box left empty. */
    private static Answer read(String words, String precision, boolean end) {
        return Moment.read(typed(words), "t", precision, end, TOLD);
    }

    private static Typed typed(String words) {
        Map<String, List<String>> boxes = new HashMap<>();
        String[] each = words.split(" ", -1);
        for (int i = 0; i < each.length; i++) {
            boxes.put("t/" + Typed.PARTS_OF_A_MOMENT.get(i), List.of(each[i].equals("-") ? "" : each[i]));
        }
        return new Typed(boxes);
    }

    private static String text(Answer answer) {
        return answer instanceof Given(var value) ? value.stringValue() : answer.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "27 3 2026 21 30, exact, 2026-03-27T21:30:00Z",
        "27 6 2026 21 30, exact, 2026-06-27T21:30:00+01:00",
        "1 1 2026 0 0, exact, 2026-01-01T00:00:00Z",
        "29 2 2024 7 05, hour, 2024-02-29T07:05:00Z",
        "27 6 2026 21 -, hour, 2026-06-27T21:00:00+01:00",
        "27 6 2026 - -, day, 2026-06-27T00:00:00+01:00",
        "- 6 2026 - -, month, 2026-06-01T00:00:00+01:00",
    })
    void aDateInTheUnitedKingdomBecomesAPointInTime(String words, String precision, String expected) {
        assertThat(text(read(words, precision, false))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "31 6 2026 21 30, exact, no_such_date, day",
        "29 2 2026 - -, day, no_such_date, day",
        "0 6 2026 21 30, exact, no_day, day",
        "- 6 2026 - -, day, no_day, day",
        "- 6 2026 - -, week, no_day, day",
        "27 13 2026 21 30, exact, no_month, month",
        "27 June 2026 21 30, exact, no_month, month",
        "27 6 26 21 30, exact, short_year, year",
        "27 6 - 21 30, exact, no_year, year",
        "27 6 2026 24 00, exact, no_hour, hour",
        "27 6 2026 - 30, day, no_hour, hour",
        "27 6 2026 21 60, exact, no_minute, minute",
        "27 6 2026 - -, exact, time_wanted, hour",
        "27 6 2026 - -, hour, time_wanted, hour",
        "29 3 2026 1 30, exact, left_out, hour",
        "25 10 2026 1 30, exact, came_twice, which",
    })
    void whatIsNoTimeIsSaidToBeWrongAndWhere(String words, String precision, String problem, String part) {
        assertThat(read(words, precision, false)).isEqualTo(new Unclear(problem, part));
    }

    @Test
    void anHourThatCameTwiceIsAskedAboutAndThenKnown() {
        assertThat(Moment.cameTwice(typed("25 10 2026 1 30"), "t", "exact", TOLD))
                .isTrue();
        assertThat(Moment.cameTwice(typed("25 10 2026 1 30 second"), "t", "exact", TOLD))
                .isTrue();
        assertThat(Moment.cameTwice(typed("25 10 2026 2 00"), "t", "exact", TOLD))
                .isFalse();
        assertThat(text(read("25 10 2026 1 30 first", "exact", false))).isEqualTo("2026-10-25T01:30:00+01:00");
        assertThat(text(read("25 10 2026 1 30 second", "exact", false))).isEqualTo("2026-10-25T01:30:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "22 11 2026 - -, day, 2026-11-22T23:59:00Z",
        "23 11 2026 - -, day, 2026-11-23T20:15:30Z",
        "- 11 2026 - -, month, 2026-11-23T20:15:30Z",
        "- 2 2026 - -, month, 2026-02-28T23:59:00Z",
        "24 11 2026 - -, day, 2026-11-24T23:59:00Z",
        "23 11 2026 23 00, exact, 2026-11-23T23:00:00Z",
    })
    void anEndIsTheLatestThatIsMeantAndNotAfterItWasTold(String words, String precision, String expected) {
        assertThat(text(read(words, precision, true))).isEqualTo(expected);
    }

    @Test
    void nothingTypedIsNothingSaid() {
        assertThat(read("- - - - -", "exact", false)).isEqualTo(new Nothing());
    }
}
