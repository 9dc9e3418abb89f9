package org.forewarn.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.forewarn.local.demo.CommandLine.Demo;
import org.forewarn.local.demo.CommandLine.Help;
import org.forewarn.local.demo.CommandLine.Up;
import org.forewarn.local.demo.CommandLine.Wrong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    @Test
    void optionsComeInAnyOrder() {
        assertThat(parse("demo --port-offset 100 --once --data /somewhere"))
                .isEqualTo(new Demo(true, Path.of("/somewhere"), 100));
        assertThat(parse("up --data /somewhere")).isEqualTo(new Up(Path.of("/somewhere"), 0));
        assertThat(parse("demo")).isEqualTo(new Demo(false, null, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"help", "--help", "demo --help", "up -h"})
    void helpIsHelpWherever(String words) {
        assertThat(parse(words)).isEqualTo(new Help());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dmeo",
                "up --once",
                "demo --data",
                "demo --port-offset",
                "demo --port-offset many",
                "demo --port-offset 60000",
                "demo --port-offset -12000",
                "demo now"
            })
    void whatIsNotUnderstoodIsSaid(String words) {
        assertThat(parse(words)).isInstanceOf(Wrong.class);
    }

    private static CommandLine parse(String words) {
        return CommandLine.parse(List.of(words.split(" ")));
    }
}
