package org.forewarn.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.forewarn.local.demo.Samples.Charity;
import org.forewarn.schemas.event.Channel;
import org.junit.jupiter.api.Test;

/** What a newcomer reads. */
class NarratorTest {

    private static final Instant BEGAN = Instant.parse("2026-07-01T12:00:00Z");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Terminal terminal = new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8), false, 80);
    private final Narrator narrator =
            new Narrator(terminal, new Happened(List.of()), List.of(new Charity("rose-house", "Rose House")), BEGAN);

    @Test
    void aTextThatManyGetIsShownOnce() {
        narrator.tell(text("+447700900001", "Careful: blue van"));
        narrator.tell(text("+447700900002", "Careful: blue van"));

        assertThat(told())
                .containsExactly(
                        "   1.0 s  sms       +447700900001, 1 segment:",
                        "                    Careful: blue van",
                        "   1.0 s  sms       +447700900002, 1 segment: the same as to +447700900001");
    }

    @Test
    void whatHappenedInAnEarlierRunIsNotTold() {
        narrator.tell(new Event.Withdrawn(new Samples.ReportName("rose-house", "R-1"), BEGAN.minusSeconds(1)));

        assertThat(told()).isEmpty();
    }

    @Test
    void longTextsAreBrokenBetweenWordsToTheWidthOfTheTerminal() {
        narrator.tell(text("+447700900001", "word ".repeat(40).strip()));

        assertThat(told()).hasSizeGreaterThan(3).allSatisfy(line -> assertThat(line)
                .hasSizeLessThanOrEqualTo(80));
    }

    private List<String> told() {
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static Event text(String to, String body) {
        return new Event.Arrived(Channel.SMS, to, "", body, "", 1, BEGAN.plusSeconds(1));
    }
}
