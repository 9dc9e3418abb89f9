package org.forewarn.intake.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class OverdueTest {

    private static final Duration LONGEST = Duration.ofMillis(200);
    private static final int WITHIN_SECONDS = 20;

    @Test
    void aWaitThatNobodyEndsIsEndedWhenItIsOverdueAndNotBefore() {
        try (var overdue = new Overdue(LONGEST)) {
            long began = System.nanoTime();
            CompletableFuture<String> wait = overdue.bounded(new CompletableFuture<>());

            assertThatThrownBy(() -> wait.get(WITHIN_SECONDS, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(TimeoutException.class);
            assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(LONGEST.toNanos());
        }
    }

    @Test
    void aWaitThatIsOverKeepsItsResultAndIsLetGo() {
        try (var overdue = new Overdue(Duration.ofHours(1))) {
            CompletableFuture<String> first = overdue.bounded(new CompletableFuture<>());
            CompletableFuture<String> second = overdue.bounded(new CompletableFuture<>());
            second.complete("second");
            first.complete("first");

            Awaitility.await()
                    .atMost(Duration.ofSeconds(WITHIN_SECONDS))
                    .untilAsserted(() -> assertThat(overdue.waiting()).isZero());
            assertThat(first).isCompletedWithValue("first");
            assertThat(second).isCompletedWithValue("second");
        }
    }

    @Test
    void whatIsDoneAtOnceIsNotWaitedFor() {
        try (var overdue = new Overdue(LONGEST)) {
            overdue.bounded(CompletableFuture.completedFuture("done"));

            assertThat(overdue.waiting()).isZero();
        }
    }
}
