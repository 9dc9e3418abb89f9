package org.forewarn.local.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.forewarn.local.LocalStack;
import org.forewarn.local.LocalStack.Options;
import org.forewarn.local.PortPlan;
import org.forewarn.local.demo.Samples.Charity;
import org.forewarn.local.demo.Terminal.Colour;
import org.forewarn.schemas.event.Channel;
import org.jspecify.annotations.Nullable;

/** The commands that start the suite. */
final class Command {

    static final int DONE = 0;
    static final int FAILED = 1;

    private static final Duration OUTCOME_WITHIN = Duration.ofMinutes(2);
    private static final int SHOWN_DIFFERENCES = 20;
    private static final double BYTES_OF_GB = 1 << 30;

    private final Terminal terminal;
    private final Path samples;
    private final Instant commandGiven;

    /**
     * @param samples folder of the sample data
     * @param commandGiven when the person pressed return, or the build that came first was over
     */
    Command(Terminal terminal, Path samples, Instant commandGiven) {
        this.terminal = terminal;
        this.samples = samples;
        this.commandGiven = commandGiven;
    }

    int demo(CommandLine.Demo options) {
        Samples read = Samples.read(samples);
        LocalStack stack = start(options.data(), options.portOffset(), true);
        Duration ready = Duration.between(commandGiven, Instant.now());
        try (var closing = new Closing(stack, terminal)) {
            try (var story = new Story(stack, read, terminal)) {
                terminal.blank();
                terminal.line(terminal.in(
                        Colour.BOLD,
                        "%d charities, %d reports, %d people to warn"
                                .formatted(
                                        read.charities().size(),
                                        read.reports().size(),
                                        read.subscribers().size())));
                story.prepare();
                story.post();
                Verdict verdict = story.awaitOutcome(OUTCOME_WITHIN);
                tellOutcome(read, story, verdict);
                tellFigures(stack, story, ready);
                if (!verdict.isAsExpected()) {
                    stack.folder().keepLogs();
                    terminal.line("  logs stay in " + stack.folder().path().resolve("logs"));
                }
                if (options.once()) {
                    return verdict.isAsExpected() ? DONE : FAILED;
                }
                Charity first = read.charities().getFirst();
                new Directions(terminal, stack).tell(first, story.keyOf(first.partnerId()), new DemoStaff(stack).add());
                stayUp();
                return DONE;
            }
        }
    }

    int up(CommandLine.Up options) {
        LocalStack stack = start(options.data(), options.portOffset(), false);
        try (var closing = new Closing(stack, terminal)) {
            terminal.blank();
            terminal.line("Ready %.1f s after the command."
                    .formatted(seconds(Duration.between(commandGiven, Instant.now()))));
            terminal.line("Warnings are issued by policy, without a reviewer: that is for trying only.");
            new Directions(terminal, stack).tell();
            stayUp();
            return DONE;
        }
    }

    /** @param passwordsAlone whether the desk asks for no second step: everything in it is invented */
    private LocalStack start(@Nullable Path data, int portOffset, boolean passwordsAlone) {
        terminal.line(terminal.in(Colour.BOLD, "Starting the suite"));
        return LocalStack.start(
                new Options(data, PortPlan.fixed(portOffset), true, passwordsAlone),
                (part, where, took) -> terminal.line("  %s %-10s %-46s %5.1f s"
                        .formatted(terminal.in(Colour.GREEN, "✓"), part, where, seconds(took))));
    }

    private void tellOutcome(Samples read, Story story, Verdict verdict) {
        terminal.blank();
        terminal.line(terminal.in(Colour.BOLD, "What came of it"));
        long texts = count(story, Channel.SMS);
        long mails = count(story, Channel.EMAIL);
        terminal.line("  %d messages expected; %d texts and %d e-mails arrived"
                .formatted(read.expected().messages().size(), texts, mails));
        long before = story.sentBefore();
        if (before > 0) {
            terminal.line("  %d messages went out in an earlier run on the same data".formatted(before));
        }
        if (verdict.isAsExpected()) {
            terminal.line("  " + terminal.in(Colour.GREEN, "✓") + " every expected case and message is there, none is"
                    + " unexpected, none came twice");
        }
        tell("missing", verdict.missing());
        tell("wrong", verdict.wrong());
    }

    private void tell(String what, List<String> differences) {
        differences.stream()
                .limit(SHOWN_DIFFERENCES)
                .forEach(difference ->
                        terminal.hanging("  " + terminal.in(Colour.RED, "✗ " + what) + " ", 4, difference));
        if (differences.size() > SHOWN_DIFFERENCES) {
            terminal.line("  … and " + (differences.size() - SHOWN_DIFFERENCES) + " more " + what);
        }
    }

    private void tellFigures(LocalStack stack, Story story, Duration ready) {
        Figures figures = story.figures();
        terminal.blank();
        terminal.line(terminal.in(Colour.BOLD, "Figures"));
        terminal.line("  command to all parts ready      %6.1f s".formatted(seconds(ready)));
        figures.percentile(50)
                .ifPresent(p50 -> terminal.line("  report accepted to SMS received %6.2f s p50, %.2f s p95 (%d texts)"
                        .formatted(
                                seconds(p50),
                                seconds(figures.percentile(95).orElse(p50)),
                                figures.sorted().size())));
        terminal.line(
                "  memory of all processes         %6.2f GB resident".formatted(stack.residentBytes() / BYTES_OF_GB));
    }

    private static long count(Story story, Channel channel) {
        return story.happened().arrivals().stream()
                .filter(arrival -> arrival.message().channel() == channel)
                .count();
    }

    /** Until Ctrl-C, which ends the JVM by way of {@link Closing}. */
    private static void stayUp() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
