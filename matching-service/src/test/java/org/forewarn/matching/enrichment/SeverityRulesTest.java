package org.forewarn.matching.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.forewarn.matching.Events;
import org.forewarn.schemas.event.Incident;
import org.forewarn.schemas.event.Severity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeverityRulesTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            rape,                     completed,  -,     -,                EXTREME
            rape,                     attempted,  -,     -,                SEVERE
            rape,                     suspected,  -,     -,                SEVERE
            threats,                  suspected,  -,     -,                MINOR
            robbery,                  suspected,  knife, -,                MODERATE
            physical_assault,         suspected,  -,     life_threatening, EXTREME
            time_wasting,             suspected,  -,     -,                MINOR
            strangulation,            -,          -,     -,                EXTREME
            kidnap,                   threatened, -,     -,                SEVERE
            threats_to_kill,          threatened, -,     -,                SEVERE
            threats_to_kill,          threatened, knife, -,                EXTREME
            sexual_assault,           completed,  -,     -,                SEVERE
            physical_assault,         attempted,  -,     -,                MODERATE
            robbery,                  completed,  -,     -,                MODERATE
            robbery,                  completed,  knife, -,                SEVERE
            robbery,                  threatened, knife, -,                MODERATE
            threats,                  threatened, -,     -,                MODERATE
            time_wasting,             completed,  -,     -,                MINOR
            time_wasting,             completed,  -,     life_threatening, EXTREME
            robbery,                  attempted,  -,     serious,          SEVERE
            robbery,                  completed,  -,     minor,            MODERATE
            time_wasting+robbery,     completed,  -,     -,                MODERATE
            other,                    attempted,  -,     -,                MINOR
            a_word_of_tomorrow,       completed,  -,     -,                UNKNOWN
            a_word_of_tomorrow+theft, completed,  -,     -,                MODERATE
            """)
    void anIncidentIsAsSevereAsTheWorstOfIt(
            String types,
            @Nullable String outcome,
            @Nullable String weapon,
            @Nullable String injury,
            Severity severity) {
        var incident = Incident.newBuilder()
                .setTypes(Arrays.asList(types.split("\\+")))
                .setOutcome(outcome)
                .setWeapons(weapon == null ? List.of() : List.of(weapon))
                .setInjury(injury)
                .setFrom(Instant.EPOCH)
                .build();

        assertThat(SeverityRules.of(incident)).isEqualTo(severity);
    }

    static {
        Events.trustSchemas();
    }
}
