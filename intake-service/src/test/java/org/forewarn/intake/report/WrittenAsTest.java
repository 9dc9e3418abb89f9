package org.forewarn.intake.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrittenAsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            phone | false | 07700 900123
            phone | false | +44 (0)7700-900.123 ext 4
            phone | false | (0113) 496 0123
            phone | false | 00447700900123
            phone | true  | ...900123
            phone | true  | 07?00 9001
            phone | true  | 0770x 900
            email | false | dan.planted+x@mail.example.org
            email | true  | dan@
            url   | false | https://example.org/a?b#c
            url   | false | example.org
            url   | true  | example
            social_handle | false | @whatever it is""")
    void whatPeopleWriteIsTaken(String type, boolean partial, String value) {
        assertThat(WrittenAs.identifier(type, partial).matches(value)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            phone | false | unknown
            phone | false | 07700
            phone | false | 0770 090 012 345 678 901
            phone | false | 07700 900123 or 07700 900124
            phone | true  | 07
            phone | true  | none
            email | false | dan at example.org
            email | false | dan@example
            email | false | a@b.org, c@d.org
            url   | false | no link""")
    void whatCannotBeOneIsRefused(String type, boolean partial, String value) {
        assertThat(WrittenAs.identifier(type, partial).matches(value)).isFalse();
    }

    /** Some patterns take years for a text of their own making; these take no text that long. */
    @Test
    void noTextTakesLong() {
        String hostile = "0 ".repeat(5_000) + "!";
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            for (WrittenAs each : WrittenAs.values()) {
                each.matches(hostile);
                each.matches("a.".repeat(5_000) + "@");
                each.matches("a@" + "a-".repeat(5_000));
                each.matches("a".repeat(10_000) + ":");
            }
        });
    }
}
