package org.forewarn.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.forewarn.schemas.serde.TrustedClasses;
import org.junit.jupiter.api.Test;

/** The verdict over a small suite: one case of two reports, a single one, and two people to be warned. */
class VerdictTest {

    static {
        TrustedClasses.trust();
    }

    private final Scene scene = new Scene();

    @Test
    void whatHappenedAsExpectedIsAsExpected() {
        scene.everything();

        assertThat(scene.verdict()).isEqualTo(new Verdict(List.of(), List.of()));
    }

    @Test
    void itDoesNotMatterInWhichOrderTheWitnessesSpeak() {
        scene.texts("+447700900001", "Careful: blue van");
        scene.everythingButTheText();

        assertThat(scene.verdict().isAsExpected()).isTrue();
    }

    @Test
    void aMessageThatDidNotArriveIsMissing() {
        scene.everythingButTheText();

        assertThat(scene.verdict().wrong()).isEmpty();
        assertThat(scene.verdict().missing()).singleElement().asString().contains("arrival", "SMS", "anna");
    }

    @Test
    void aMessageThatArrivedTwiceIsWrong() {
        scene.everything();
        scene.texts("+447700900001", "Careful: blue van");

        assertThat(scene.verdict().missing()).isEmpty();
        assertThat(scene.verdict().wrong()).isNotEmpty();
    }

    @Test
    void aMessageToSomeoneElseIsWrong() {
        scene.everything();
        scene.texts("+447700900009", "Careful: blue van");

        assertThat(scene.verdict().wrong()).singleElement().asString().contains("+447700900009");
    }

    @Test
    void aCaseThatHoldsAReportTooManyIsMissed() {
        scene.everything();
        scene.caseOf("one", "one", "two", "alone");

        assertThat(scene.verdict().missing()).anyMatch(line -> line.contains("the-van"));
    }

    @Test
    void aWarningAboutACaseThatMergedIsAboutTheCaseThatTookIt() {
        scene.accept("one", "two", "alone");
        scene.caseOf("two", "two");
        scene.warn("two");
        scene.dispatchAndDeliver();
        scene.arriveAll();
        scene.merged("two", "one");
        scene.caseOf("one", "one", "two");
        scene.caseOf("alone", "alone");

        assertThat(scene.verdict()).isEqualTo(new Verdict(List.of(), List.of()));
    }

    @Test
    void whatAnEarlierRunSentDoesNotArriveAgain() {
        scene.everythingButTheText();
        Instant later = Instant.now().plus(Duration.ofHours(1));

        assertThat(Verdict.of(scene.expected(), scene.happened(), later).missing())
                .isEmpty();
    }

    @Test
    void figuresCountFromTheNewestReportBeforeTheWarning() {
        scene.everything();

        Figures figures = Figures.of(scene.happened());

        assertThat(figures.percentile(50)).hasValue(Scene.REPORT_TO_TEXT);
        assertThat(new Figures(List.of()).percentile(50)).isEmpty();
        assertThat(new Figures(List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(3)))
                        .percentile(95))
                .hasValue(Duration.ofSeconds(3));
    }
}
