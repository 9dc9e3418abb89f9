package org.forewarn.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.forewarn.local.LocalStack;
import org.forewarn.local.LocalStack.Options;
import org.forewarn.local.PortPlan;
import org.forewarn.local.Service;
import org.forewarn.local.demo.Samples;
import org.forewarn.local.demo.Story;
import org.forewarn.local.demo.Verdict;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The samples played through the real processes: broker, registry, database, carrier, mailbox and the three services,
 * each of which is stopped and started while reports come in. What must come of it stands in
 * {@code samples/expected.json}.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TheSamplesBecomeTheExpectedWarningsIT {

    private static final Path SAMPLES = Path.of("..", "samples");
    private static final Duration OUTCOME_WITHIN = Duration.ofMinutes(3);
    private static final Duration POSTED_WITHIN = Duration.ofMinutes(3);

    private static LocalStack stack;
    private static Story story;

    @BeforeAll
    static void theSuiteRuns() {
        stack = LocalStack.start(new Options(null, PortPlan.free(), true), (part, where, took) -> {});
        story = new Story(stack, Samples.read(SAMPLES));
        story.prepare();
    }

    @AfterAll
    static void theSuiteEnds() {
        if (story != null) {
            story.close();
        }
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    @Order(1)
    void everyServiceMayStopAndStartMeanwhileAndNoMessageIsLostOrRepeated() {
        int sixth = Samples.read(SAMPLES).reports().size() / 6;
        try (var posting = Executors.newVirtualThreadPerTaskExecutor()) {
            var posted = CompletableFuture.runAsync(story::post, posting);

            whenAccepted(sixth, posted);
            restart(Service.MATCHING);
            whenAccepted(2 * sixth, posted);
            restart(Service.ALERT);
            whenAccepted(3 * sixth, posted);
            restart(Service.INTAKE);
            whenAccepted(4 * sixth, posted);
            stack.services().kill(Service.MATCHING);
            stack.services().start(Service.MATCHING);
            posted.join();
        }

        assertAsExpected(story.awaitOutcome(OUTCOME_WITHIN));
    }

    @Test
    @Order(2)
    void everyReportPostedAgainChangesNothing() {
        story.post();

        assertAsExpected(story.awaitOutcome(OUTCOME_WITHIN));
    }

    private static void whenAccepted(int reports, CompletableFuture<Void> posted) {
        Awaitility.await()
                .atMost(POSTED_WITHIN)
                .until(() -> story.accepted() >= reports || posted.isCompletedExceptionally());
        assertThat(posted).isNotCompletedExceptionally();
    }

    private static void restart(Service service) {
        stack.services().stop(service);
        stack.services().start(service);
    }

    private static void assertAsExpected(Verdict verdict) {
        assertThat(verdict.missing()).isEmpty();
        assertThat(verdict.wrong()).isEmpty();
    }
}
