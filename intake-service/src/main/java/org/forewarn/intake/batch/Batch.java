package org.forewarn.intake.batch;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.forewarn.intake.IntakeLimits;
import org.forewarn.intake.batch.LimitedInput.TooLargeException;
import org.forewarn.intake.report.OwnForms;
import org.forewarn.intake.report.ReportIntake;
import org.forewarn.intake.report.Submission;
import org.forewarn.intake.report.Terms;
import org.forewarn.kit.access.Caller;
import org.forewarn.kit.limit.Limiter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One batch while it is served. One thread reads lines and has them published, in their order; another waits for what
 * comes of each, in the same order, and passes it on. Between them at most so many lines as may be under way.
 */
final class Batch {

    private static final Logger log = LoggerFactory.getLogger(Batch.class);

    /** A line waits so long for the charity's limit: more than the slowest of limits that make sense needs for one. */
    private static final Duration TOKEN_WITHIN = Duration.ofSeconds(60);

    private final Order order;
    private final Caller caller;
    private final Lines lines;
    private final OwnForms forms;
    private final ReportIntake intake;
    private final Limiter limiter;
    private final LineResults results;
    private final BatchProperties properties;
    private final BlockingQueue<Step> underWay;

    /** Set when the broker did not confirm a line: those after it are not tried, or each would wait as long. */
    private volatile boolean brokerAway;

    /**
     * What holds for all lines.
     *
     * @param terms how each report is sent
     * @param mapping the name of the charity's mapping; null for our form
     */
    record Order(Caller caller, Terms terms, @Nullable String mapping) {}

    Batch(Order order, Lines lines, Desk desk) {
        this.order = order;
        this.caller = order.caller();
        this.lines = lines;
        this.forms = desk.forms();
        this.intake = desk.intake();
        this.limiter = desk.limiter();
        this.results = desk.results();
        this.properties = desk.properties();
        this.underWay = new ArrayBlockingQueue<>(properties.maxUnderWay());
    }

    /** What all batches work with. */
    record Desk(
            OwnForms forms, ReportIntake intake, Limiter limiter, LineResults results, BatchProperties properties) {}

    /** Where results go, in the order of the lines. */
    interface Results {

        /**
         * @param last whether no further result is ready, so that this one should not be held back
         */
        void add(LineResult result, boolean last) throws InterruptedException;
    }

    private sealed interface Step {
        record Taken(int line, CompletableFuture<Submission> submission) implements Step {}

        record Limited(int line) implements Step {}

        record Ended(LineResult result) implements Step {}

        record Done() implements Step {}
    }

    /** Reads every line and has it published; returns when all are on their way. */
    void read() throws InterruptedException {
        int number = 0;
        int count = 0;
        try {
            for (Line line = lines.next(); line != null; line = lines.next()) {
                number = line.number();
                if (++count > properties.maxLines()) {
                    line = new Line.End(number, Line.Reason.TOO_MANY_LINES);
                }
                if (line instanceof Line.End end) {
                    underWay.put(new Step.Ended(results.of(end)));
                    break;
                }
                if (line instanceof Line.BadHeader header) {
                    underWay.put(new Step.Ended(results.of(header)));
                    break;
                }
                underWay.put(
                        limiter.awaitTokens(IntakeLimits.REPORTS, caller.partnerId(), 1, TOKEN_WITHIN)
                                ? new Step.Taken(number, submit(line))
                                : new Step.Limited(number));
            }
        } catch (TooLargeException e) {
            underWay.put(new Step.Ended(results.of(new Line.End(number + 1, Line.Reason.TOO_MANY_BYTES))));
        } catch (IOException e) {
            underWay.put(new Step.Ended(results.of(new Line.End(number + 1, Line.Reason.CUT_OFF))));
        } finally {
            underWay.put(new Step.Done());
        }
    }

    private CompletableFuture<Submission> submit(Line line) {
        try {
            return switch (line) {
                case Line.Document _ when brokerAway -> intake.refuse(new Submission.Failed());
                case Line.Document document -> forms.submit(caller, document.parsed(), order.terms(), order.mapping());
                case Line.BadCells bad -> intake.refuse(new Submission.Rejected(bad.problems()));
                case Line.BadHeader _, Line.End _ -> throw new IllegalStateException("No line to take");
            };
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Passes on what comes of each line; returns after the last. */
    void answer(Results to) throws InterruptedException {
        while (true) {
            @Nullable
            LineResult result =
                    switch (underWay.take()) {
                        case Step.Taken(int line, var submission) -> result(line, submission);
                        case Step.Limited(int line) -> results.limited(line, TOKEN_WITHIN);
                        case Step.Ended(LineResult last) -> last;
                        case Step.Done() -> null;
                    };
            if (result == null) {
                return;
            }
            to.add(result, underWay.isEmpty());
        }
    }

    private LineResult result(int line, CompletableFuture<Submission> submission) throws InterruptedException {
        try {
            Submission outcome = submission.get();
            brokerAway = brokerAway || outcome instanceof Submission.Failed;
            return results.of(line, outcome);
        } catch (ExecutionException e) {
            // the message could quote the line
            log.error(
                    "A line of a batch failed: {}",
                    e.getCause() == null ? e : e.getCause().getClass().getName());
            return results.failed(line);
        }
    }
}
