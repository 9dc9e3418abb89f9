package org.forewarn.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.forewarn.benchmarks.incidents.Rates;
import org.forewarn.benchmarks.matching.Blocks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    private static final long FRESH = 42;

    @Test
    void withoutOptionsEachHasItsDefaults() {
        assertThat(parse("intake"))
                .isEqualTo(new CommandLine.Intake(CommandLine.WARM_UP, CommandLine.STEP, CommandLine.SERVICE_JVM));
        assertThat(parse("kills")).isEqualTo(new CommandLine.Kills(FRESH, 50));
        assertThat(parse("fuzz")).isEqualTo(new CommandLine.Fuzz(FRESH, 0, 100_000));
    }

    @Test
    void theDeskIsFullUnlessLessIsAskedFor() {
        assertThat(parse("desk"))
                .isEqualTo(new CommandLine.Desk(
                        FRESH,
                        10_000,
                        10,
                        CommandLine.VISITS,
                        CommandLine.PAGES_PER_SECOND,
                        CommandLine.EVEN_LOAD,
                        CommandLine.ALERT_JVM));
        assertThat(parse("desk --seed 7 --open 50 --past 2 --visits 9 --rate 4 --seconds 3"))
                .isEqualTo(new CommandLine.Desk(7, 50, 2, 9, 4, Duration.ofSeconds(3), CommandLine.ALERT_JVM));
    }

    @Test
    void aSeedIsTakenBack() {
        assertThat(parse("kills --seed 7 --kills 3")).isEqualTo(new CommandLine.Kills(7, 3));
        assertThat(parse("fuzz --seed 7 --first 12345 --inputs 1")).isEqualTo(new CommandLine.Fuzz(7, 12_345, 1));
    }

    @Test
    void intakeTakesTimesAndAJvm() {
        assertThat(CommandLine.parse(
                        List.of("intake", "--warm-up", "5", "--seconds", "2", "--service-jvm", "-Xmx1g -XX:+UseZGC"),
                        FRESH))
                .isEqualTo(new CommandLine.Intake(
                        Duration.ofSeconds(5), Duration.ofSeconds(2), List.of("-Xmx1g", "-XX:+UseZGC")));
    }

    @Test
    void incidentsWantAFolder() {
        assertThat(parse("incidents --reports 5 --seed 7 --changes --out here"))
                .isEqualTo(new CommandLine.Incidents(5, 7, true, Rates.USUAL, Path.of("here")));
        assertThat(parse("incidents --reports 5")).isInstanceOf(CommandLine.Wrong.class);
    }

    @Test
    void matchingHasDefaultsToo() {
        assertThat(parse("matching-accuracy"))
                .isEqualTo(new CommandLine.MatchingAccuracy(10_000, FRESH, 3, Blocks.Limits.DEFAULT, Rates.USUAL));
        assertThat(
                        parse(
                                "matching-accuracy --reports 50 --seed 7 --runs 1 --max-carriers 9 --max-weak-carriers 4 --rates harsh"))
                .isEqualTo(new CommandLine.MatchingAccuracy(50, 7, 1, new Blocks.Limits(9, 4), Rates.HARSH));
        assertThat(parse("duke --data there")).isEqualTo(new CommandLine.Duke(Path.of("there")));
        assertThat(parse("report-model --reports 50 --seed 7 --out m.json"))
                .isEqualTo(new CommandLine.ReportModel(50, 7, Path.of("m.json")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tea",
                "intake --seed 1",
                "kills --seed",
                "kills --kills 0",
                "kills --kills many",
                "fuzz --first -1",
                "fuzz --inputs 9999999999",
                "incidents --out",
                "matching-accuracy --cap 3",
                "matching-accuracy --rates fair",
                "report-model --seed",
                "duke --seed 1"
            })
    void whatIsNotUnderstoodIsSaid(String words) {
        assertThat(parse(words)).isInstanceOf(CommandLine.Wrong.class);
    }

    private static CommandLine parse(String words) {
        return CommandLine.parse(words.isEmpty() ? List.of() : List.of(words.split(" ")), FRESH);
    }
}
