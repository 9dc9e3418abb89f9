package org.forewarn.intake.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UkTimesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    29/07/2026       | 23:15    | 2026-07-29T23:15:00+01:00
                    29/7/2026        | 11.15 pm | 2026-07-29T23:15:00+01:00
                    29.07.2026       | 11.15pm  | 2026-07-29T23:15:00+01:00
                    29-07-2026       | 11 p.m.  | 2026-07-29T23:00:00+01:00
                    2026-07-29       | 11:15 PM | 2026-07-29T23:15:00+01:00
                    01/02/2026       | 09:05:07 | 2026-02-01T09:05:07+00:00
                    29/07/2026 23:15 |          | 2026-07-29T23:15:00+01:00
                    29/07/2026, 9am  |          | 2026-07-29T09:00:00+01:00
                    2026-07-29T23:15 |          | 2026-07-29T23:15:00+01:00
                    29/07/2026       |          | 2026-07-29T00:00:00+01:00
                    29/07/2026       | 12am     | 2026-07-29T00:00:00+01:00
                    29/07/2026       | 12.30 pm | 2026-07-29T12:30:00+01:00
                    29/02/2028       | 10:00    | 2028-02-29T10:00:00+00:00""")
    void whatPeopleWriteIsRead(String date, String time, String expected) {
        assertThat(UkTimes.rfc3339(date, time)).isEqualTo(expected);
    }

    @Test
    void anHourThatIsSkippedIsTheNextAndOneThatComesTwiceIsTheFirst() {
        assertThat(UkTimes.rfc3339("29/03/2026", "01:30")).isEqualTo("2026-03-29T02:30:00+01:00");
        assertThat(UkTimes.rfc3339("25/10/2026", "01:30")).isEqualTo("2026-10-25T01:30:00+01:00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "last Tuesday",
                "31/02/2026",
                "29/13/2026",
                "29/07/26",
                "7/29/2026x",
                "29/07/2026 25:00",
                "29/07/2026 13pm",
                "29/07/2026 11",
                "29/07/2026 evening",
                "2026-07-29T23:15:00+01:00"
            })
    void whatCannotBeReadStaysAsItWas(String date) {
        assertThat(UkTimes.rfc3339(date, null)).isEqualTo(date);
    }

    @Test
    void whatIsNotThereStaysAway() {
        assertThat(UkTimes.rfc3339(null, "23:15")).isNull();
        assertThat(UkTimes.rfc3339(" ", null)).isNull();
        assertThat(UkTimes.rfc3339("29/07/2026", "late")).isEqualTo("29/07/2026 late");
        assertThat(UkTimes.rfc3339("29/07/2026 23:15", "23:15")).isEqualTo("29/07/2026 23:15 23:15");
        assertThat(UkTimes.rfc3339("1".repeat(10_000), null)).hasSize(10_000);
    }
}
