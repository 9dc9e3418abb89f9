package org.forewarn.matching.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.forewarn.matching.Events;
import org.forewarn.schemas.event.ReportFacts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpansTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            2026-01-10T22:15:00Z | -                    | exact | 2026-01-10..2026-01-10 | 22 | saturday
            2026-07-10T22:15:00Z | -                    | exact | 2026-07-10..2026-07-10 | 23 | friday
            2026-07-10T23:15:00Z | -                    | exact | 2026-07-10..2026-07-10 | 0  | saturday
            2026-01-10T22:15:00Z | -                    | hour  | 2026-01-10..2026-01-10 | 22 | saturday
            2026-01-10T23:15:00Z | 2026-01-11T01:00:00Z | exact | 2026-01-10..2026-01-11 | 23 | saturday
            2026-01-10T12:00:00Z | 2026-01-10T18:00:00Z | exact | 2026-01-10..2026-01-10 | -  | saturday
            2026-01-10T22:15:00Z | -                    | day   | 2026-01-10..2026-01-10 | -  | saturday
            2026-07-10T12:00:00Z | -                    | day   | 2026-07-09..2026-07-10 | -  | friday
            2026-01-10T12:00:00Z | -                    | week  | 2026-01-05..2026-01-11 | -  | -
            2026-01-10T12:00:00Z | -                    | month | 2026-01-01..2026-01-31 | -  | -
            2026-01-10T12:00:00Z | 2026-01-01T12:00:00Z | exact | 2026-01-10..2026-01-10 | 12 | saturday
            """)
    void aTimeIsWidenedByItsPrecisionAndToldInUkTime(
            Instant from,
            @Nullable Instant to,
            String precision,
            String day,
            @Nullable String hour,
            @Nullable String weekday) {
        var values = values(from, to, precision);

        assertThat(values.of("day")).containsExactly(day);
        assertThat(values.of("hour_of_day")).isEqualTo(hour == null ? List.of() : List.of(hour));
        assertThat(values.of("weekday")).isEqualTo(weekday == null ? List.of() : List.of(weekday));
    }

    @Test
    void theNightAMonthEndsMeetsTheNextMonth() {
        assertThat(values(Instant.parse("2026-01-31T23:00:00Z"), null, "exact").of("month_near"))
                .containsExactly("2025-12", "2026-01", "2026-02");
    }

    @Test
    void aSpanOfYearsHasABoundedNumberOfMonths() {
        assertThat(values(Instant.parse("2000-01-01T00:00:00Z"), Instant.parse("2026-01-01T00:00:00Z"), "exact")
                        .of("month_near"))
                .hasSize(24);
    }

    private record Values(Map<String, List<String>> all) {
        List<String> of(String attribute) {
            return all.getOrDefault(attribute, List.of());
        }
    }

    private static Values values(Instant from, @Nullable Instant to, String precision) {
        Events.trustSchemas();
        ReportFacts facts = new ReportFacts();
        facts.setFrom(from);
        facts.setTo(to);
        facts.setTimePrecision(precision);
        var features = new FeatureList();
        Spans.describe(facts, features);
        return new Values(features.features().values());
    }
}
