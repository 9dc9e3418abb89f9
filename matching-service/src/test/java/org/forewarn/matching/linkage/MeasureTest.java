package org.forewarn.matching.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MeasureTest {

    /** Values of one side and of the other are separated by {@code ;}. */
    @ParameterizedTest
    @CsvSource({
        "EQUAL, , smith, smith, true",
        "EQUAL, , smith;jones, black;jones, true",
        "EQUAL, , smith, smyth, false",
        "BEGINS, , w, william, true",
        "BEGINS, , will, bill, false",
        "JARO_WINKLER, 0.92, stephen, stephan, true",
        "JARO_WINKLER, 0.92, stephen, steve, false",
        "EDITS, 1, smith, smtih, true",
        "EDITS, 1, smith, smythe, false",
        "SIMILAR, 0.8, wallaby place, walaby plcae, true",
        "SIMILAR, 0.8, wallaby place, groom street, false",
        "DAY_MONTH_SWAPPED, , 1971-06-12, 1971-12-06, true",
        "DAY_MONTH_SWAPPED, , 1971-06-12, 1972-12-06, false",
        "DATE_TYPOS, 1, 1971-06-24, 19710642, true",
        "DATE_TYPOS, 1, 1971-06-24, 1971-86-24, true",
        "DATE_TYPOS, 1, 1971-06-24, 1981-05-24, false",
        "DAYS, 2, 2026-01-30, 2026-02-01, true",
        "DAYS, 2, 2026-01-30, 2026-02-02, false",
        "DAYS, 0, 2026-01-01..2026-01-10, 2026-01-10..2026-02-01, true",
        "HOURS, 3, 2026-01-01T22:00..2026-01-01T23:00, 2026-01-02T01:30, true",
        "HOURS, 2, 2026-01-01T2200..2026-01-01T2300, 2026-01-02T0130, false",
        "HOURS, 1, 2026-01-02, 2026-01-02T12:00, true",
        "HOURS_OF_DAY, 2, 23:00, 00:30, true",
        "HOURS_OF_DAY, 0, 22:00..02:00, 01:00, true",
        "HOURS_OF_DAY, 2, 12:00, 18:00, false",
        "NUMBER, 0, 20-30, 30-40, true",
        "NUMBER, 4, 25, 30, false",
        "KILOMETRES, 345, '51.5074,-0.1278', '48.8566,2.3522', true",
        "KILOMETRES, 342, '51.5074,-0.1278', '48.8566,2.3522', false",
        "PLANE, 5, '0,0', '3,4', true",
        "PLANE, 4.99, '0,0', '3,4', false",
        "JACCARD, 0.5, a;b;c, b;c;d, true",
        "JACCARD, 0.6, a;b;c, b;c;d, false",
        "SHARED, 2, a;b;c, b;c;d, true",
        "SHARED, 3, a;b;c, b;c;d, false",
        "CONTAINS, , a;b, b;a;c, true",
        "CONTAINS, , a;b, b;c, false",
        "PRESENT, , a, b, true"
    })
    void holdsOrNotInEitherOrder(Measure measure, @Nullable Double bound, String ones, String others, boolean holds) {
        Comparer comparer = comparer(measure, bound);
        Prepared one = comparer.prepare(features(ones));
        Prepared other = comparer.prepare(features(others));

        assertThat(comparer.level(0, one, other)).isEqualTo((byte) (holds ? 0 : 1));
        assertThat(comparer.level(0, other, one)).isEqualTo(comparer.level(0, one, other));
    }

    @ParameterizedTest
    @EnumSource(names = "ELSE", mode = EnumSource.Mode.EXCLUDE)
    void aMissingValueIsNeitherForNorAgainst(Measure measure) {
        Comparer comparer = comparer(measure, 1.0);
        Prepared nothing = comparer.prepare(new Features(Map.of()));
        Prepared something = comparer.prepare(features("1971-06-24"));

        assertThat(comparer.level(0, nothing, something)).isEqualTo(Comparer.NOTHING);
        assertThat(comparer.level(0, something, nothing)).isEqualTo(Comparer.NOTHING);
        assertThat(comparer.level(0, nothing, nothing)).isEqualTo(Comparer.NOTHING);
    }

    @ParameterizedTest
    @CsvSource({
        "DATE_TYPOS, not a date",
        "DAYS, 2026-02-30",
        "HOURS, soon",
        "NUMBER, tall",
        "KILOMETRES, London",
        "PLANE, '1;2'"
    })
    void aValueThatCannotBeReadIsMissing(Measure measure, String unreadable) {
        Comparer comparer = comparer(measure, 1.0);
        String readable = measure == Measure.KILOMETRES || measure == Measure.PLANE
                ? "1,2"
                : measure == Measure.NUMBER ? "7" : "2026-01-01";

        assertThat(comparer.level(0, comparer.prepare(features(unreadable)), comparer.prepare(features(readable))))
                .isEqualTo(Comparer.NOTHING);
    }

    @Test
    void aSpanOfHalfADayTellsNoTimeOfTheDay() {
        Comparer comparer = comparer(Measure.HOURS_OF_DAY, 1.0);
        Prepared night = comparer.prepare(features("2026-01-01T22:00..2026-01-02T08:00"));
        Prepared morning = comparer.prepare(features("2026-03-01T07:00..2026-03-01T09:00"));
        Prepared holiday = comparer.prepare(features("2026-03-01T07:00..2026-03-09T09:00"));

        assertThat(comparer.level(0, night, morning)).isZero();
        assertThat(comparer.level(0, night, holiday)).isEqualTo(Comparer.NOTHING);
    }

    @Test
    void namesInEachOthersPlaceAreFoundBothWaysOrOneWay() {
        Level both = level("both", Measure.EQUAL, "first", "surname", true, null, null);
        Level oneWay = level("one way", Measure.EQUAL, "first", "surname", null, null, null);
        var comparison = new Comparison("swapped", "first", null, null, null, null, List.of(both, oneWay, otherwise()));
        var comparer = new Comparer(new Specification(null, null, List.of(comparison)), Map.of());
        Prepared green = comparer.prepare(named("mitchell", "green"));

        assertThat(comparer.level(0, green, comparer.prepare(named("green", "mitchell"))))
                .isZero();
        assertThat(comparer.level(0, green, comparer.prepare(named("green", "smith"))))
                .isEqualTo((byte) 1);
        assertThat(comparer.level(0, comparer.prepare(named("green", "smith")), green))
                .isEqualTo((byte) 1);
        assertThat(comparer.level(0, green, comparer.prepare(named("black", "smith"))))
                .isEqualTo((byte) 2);
    }

    @Test
    void allWantsEveryConditionAndAnyWantsOne() {
        Condition name = new Condition(Measure.EQUAL, "name", null, null, null, null, null, null);
        Condition place = new Condition(Measure.EQUAL, "place", null, null, null, null, null, null);
        Level all = new Level(
                "all", null, null, null, null, null, null, List.of(name, place), null, null, null, null, null);
        Level any = new Level(
                "any", null, null, null, null, null, null, null, List.of(name, place), null, null, null, null);
        var comparison = new Comparison("c", "name", null, null, null, null, List.of(all, any, otherwise()));
        var comparer = new Comparer(new Specification(null, null, List.of(comparison)), Map.of());
        Prepared full = comparer.prepare(new Features(Map.of("name", List.of("a"), "place", List.of("x"))));
        Prepared nameOnly = comparer.prepare(new Features(Map.of("name", List.of("a"))));
        Prepared elsewhere = comparer.prepare(new Features(Map.of("name", List.of("a"), "place", List.of("y"))));
        Prepared placeUnknown = comparer.prepare(new Features(Map.of("name", List.of("b"))));

        assertThat(comparer.level(0, full, full)).isZero();
        assertThat(comparer.level(0, full, elsewhere)).isEqualTo((byte) 1);
        assertThat(comparer.level(0, full, nameOnly)).isEqualTo((byte) 1);
        assertThat(comparer.level(0, full, placeUnknown)).isEqualTo((byte) 2);
        assertThat(comparer.level(0, full, comparer.prepare(new Features(Map.of()))))
                .isEqualTo(Comparer.NOTHING);
    }

    @Test
    void aMeasureWithoutItsBoundIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Condition(Measure.EDITS, "a", null, null, null, null, null, null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Condition(Measure.EQUAL, "a", null, null, 0.5, null, null, null));
    }

    private static Features named(String first, String surname) {
        return new Features(Map.of("first", List.of(first), "surname", List.of(surname)));
    }

    private static Features features(String values) {
        return new Features(Map.of("a", Arrays.asList(values.split(";", -1))));
    }

    private static Comparer comparer(Measure measure, @Nullable Double bound) {
        boolean least = measure.bound() == Measure.Bound.AT_LEAST;
        boolean most = measure.bound() == Measure.Bound.AT_MOST;
        Level level = level("near", measure, null, null, null, least ? bound : null, most ? bound : null);
        return new Comparer(
                new Specification(
                        null,
                        null,
                        List.of(new Comparison("c", "a", null, null, null, null, List.of(level, otherwise())))),
                Map.of());
    }

    private static Level otherwise() {
        return level("else", Measure.ELSE, null, null, null, null, null);
    }

    private static Level level(
            String name,
            Measure measure,
            @Nullable String attribute,
            @Nullable String against,
            @Nullable Boolean both,
            @Nullable Double least,
            @Nullable Double most) {
        return new Level(name, measure, attribute, against, both, least, most, null, null, null, null, null, null);
    }
}
