package org.forewarn.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import org.forewarn.benchmarks.incidents.Rates;
import org.forewarn.benchmarks.matching.Blocks;
import org.forewarn.benchmarks.matching.ReportModelBench;
import org.jspecify.annotations.Nullable;

/** What {@code ./forewarn bench} was asked for. */
sealed interface CommandLine {

    /** How much intake takes. */
    record Intake(Duration warmUp, Duration step, List<String> serviceJvm) implements CommandLine {}

    /** Whether anything accepted is lost. */
    record Kills(long seed, int kills) implements CommandLine {}

    /** Whether nonsense does harm. */
    record Fuzz(long seed, long first, int inputs) implements CommandLine {}

    /** How fast matching is, and how it grows. */
    record Stream(long seed, List<Integer> sizes, int perSecond, Duration during, List<String> serviceJvm)
            implements CommandLine {}

    /** Whether kills change what matching finds. */
    record StreamKills(long seed, int kills) implements CommandLine {}

    /** How fast a full desk is. */
    record Desk(long seed, int open, int past, int visits, int rate, Duration during, List<String> serviceJvm)
            implements CommandLine {}

    /** How fast messages go out, how evenly, and past a provider in trouble. */
    record Fanout(int messages, int rate, int rateSeconds, int routine, List<String> serviceJvm, List<String> parts)
            implements CommandLine {}

    /** Whether kills lose or repeat messages. */
    record FanoutKills(long seed, int kills) implements CommandLine {}

    /** Invented reports, into files. */
    record Incidents(long reports, long seed, boolean changes, Rates rates, Path folder) implements CommandLine {}

    /** How well generated reports are linked. */
    record MatchingAccuracy(long reports, long seed, int runs, Blocks.Limits limits, Rates rates)
            implements CommandLine {}

    /** The model of reports, estimated anew. */
    record ReportModel(int reports, long seed, Path file) implements CommandLine {}

    /** Our engine beside Duke. */
    record Duke(Path data) implements CommandLine {}

    /** It was not understood. */
    record Wrong(String message) implements CommandLine {}

    /**
     * As intake's container has them in half a gigabyte: a heap of about 60 % of it, and the collector that the JVM picks in
     * so small a machine.
     */
    List<String> SERVICE_JVM = List.of("-Xmx256m", "-XX:+UseSerialGC");

    /** Long enough for both compilers; measured, the second is busy for a minute. */
    Duration WARM_UP = Duration.ofSeconds(60);

    Duration STEP = Duration.ofSeconds(15);
    /** Its stores are outside the heap; who carries which key is inside, half a kilobyte a report. */
    List<String> MATCHING_JVM = List.of("-Xmx1536m", "-XX:+UseSerialGC");

    /** With room for what a desk of years holds in its caches. */
    List<String> ALERT_JVM = List.of("-Xmx384m", "-XX:+UseSerialGC");

    int OPEN = 10_000;

    /** Times the open ones: a hundred thousand. */
    int PAST = 10;

    int VISITS = 400;

    /** As forty people who open a page every second: more than a country has at one time. */
    int PAGES_PER_SECOND = 40;

    List<Integer> SIZES = List.of(10_000, 100_000, 1_000_000);
    int PER_SECOND = 100;
    Duration EVEN_LOAD = Duration.ofSeconds(60);
    Path REPORT_MODEL = Path.of("matching-service/src/main/resources/model/reports-1.json");
    Path TABLES = Path.of("../shared/data/linkage");
    int REPORTS = 10_000;
    int RUNS = 3;

    /** As many as the storm warning of Claudia went to. */
    int MESSAGES = 315_000;

    int CARRIER_RATE = 1_000;
    int RATE_SECONDS = 60;
    int ROUTINE_MESSAGES = 500_000;
    List<String> FANOUT_PARTS = List.of("sms", "email", "capped", "shift", "lanes");

    int KILLS = 50;
    int INPUTS = 100_000;

    static CommandLine parse(List<String> words, long freshSeed) {
        Queue<String> rest = new ArrayDeque<>(words);
        String command = rest.isEmpty() ? "" : rest.remove();
        try {
            return switch (command) {
                case "intake" -> intake(rest);
                case "kills" -> kills(rest, freshSeed);
                case "fuzz" -> fuzz(rest, freshSeed);
                case "stream" -> stream(rest, freshSeed);
                case "stream-kills" ->
                    kills(rest, freshSeed) instanceof Kills(long seed, int kills)
                            ? new StreamKills(seed, kills)
                            : new Wrong("bench stream-kills knows --seed N and --kills N");
                case "desk" -> desk(rest, freshSeed);
                case "fanout" -> fanout(rest);
                case "fanout-kills" ->
                    kills(rest, freshSeed) instanceof Kills(long seed, int kills)
                            ? new FanoutKills(seed, kills)
                            : new Wrong("bench fanout-kills knows --seed N and --kills N");
                case "incidents" -> incidents(rest, freshSeed);
                case "matching-accuracy" -> matchingAccuracy(rest, freshSeed);
                case "report-model" -> reportModel(rest);
                case "duke" -> duke(rest);
                default ->
                    new Wrong("bench wants intake, kills, fuzz, stream, stream-kills, desk, fanout, fanout-kills,"
                            + " incidents, matching-accuracy, report-model or duke");
            };
        } catch (NumberFormatException e) {
            return new Wrong("not a number where one is wanted");
        } catch (NoSuchRatesException e) {
            return new Wrong("--rates wants mild, usual or harsh");
        }
    }

    private static CommandLine intake(Queue<String> rest) {
        Duration warmUp = WARM_UP;
        Duration step = STEP;
        List<String> jvm = SERVICE_JVM;
        while (!rest.isEmpty()) {
            String option = rest.remove();
            String value = rest.poll();
            if (value == null) {
                return wantsValue(option);
            }
            switch (option) {
                case "--warm-up" -> warmUp = Duration.ofSeconds(positive(value));
                case "--seconds" -> step = Duration.ofSeconds(positive(value));
                case "--service-jvm" -> jvm = List.of(value.strip().split(" +"));
                default -> {
                    return unknown("intake", option);
                }
            }
        }
        return new Intake(warmUp, step, jvm);
    }

    private static CommandLine kills(Queue<String> rest, long freshSeed) {
        long seed = freshSeed;
        int kills = KILLS;
        while (!rest.isEmpty()) {
            String option = rest.remove();
            String value = rest.poll();
            if (value == null) {
                return wantsValue(option);
            }
            switch (option) {
                case "--seed" -> seed = Long.parseLong(value);
                case "--kills" -> kills = positive(value);
                default -> {
                    return unknown("kills", option);
                }
            }
        }
        return new Kills(seed, kills);
    }

    private static CommandLine fuzz(Queue<String> rest, long freshSeed) {
        long seed = freshSeed;
        long first = 0;
        int inputs = INPUTS;
        while (!rest.isEmpty()) {
            String option = rest.remove();
            String value = rest.poll();
            if (value == null) {
                return wantsValue(option);
            }
            switch (option) {
                case "--seed" -> seed = Long.parseLong(value);
                case "--first" -> first = Long.parseUnsignedLong(value);
                case "--inputs" -> inputs = positive(value);
                default -> {
                    return unknown("fuzz", option);
                }
            }
        }
        return new Fuzz(seed, first, inputs);
    }

    private static CommandLine stream(Queue<String> rest, long freshSeed) {
        var asked = new Stream(freshSeed, SIZES, PER_SECOND, EVEN_LOAD, MATCHING_JVM);
        while (!rest.isEmpty()) {
            String option = rest.remove();
            String value = rest.poll();
            if (value == null) {
                return wantsValue(option);
            }
            switch (option) {
                case "--seed" ->
                    asked = new Stream(
                            Long.parseLong(value),
                            asked.sizes(),
                            asked.perSecond(),
                            asked.during(),
                            asked.serviceJvm());
                case "--sizes" ->
                    asked = new Stream(
                            asked.seed(), sizes(value), asked.perSecond(), asked.during(), asked.serviceJvm());
                case "--rate" ->
                    asked = new Stream(
                            asked.seed(), asked.sizes(), positive(value), asked.during(), asked.serviceJvm());
                case "--seconds" ->
                    asked = new Stream(
                            asked.seed(),
                            asked.sizes(),
                            asked.perSecond(),
                            Duration.ofSeconds(positive(value)),
                            asked.serviceJvm());
                case "--service-jvm" ->
                    asked = new Stream(
                            asked.seed(),
                            asked.sizes(),
                            asked.perSecond(),
                            asked.during(),
                            List.of(value.strip().split(" +")));
                default -> {
                    return unknown("stream", option);
                }
            }
        }
        return asked;
    }

    private static CommandLine desk(Queue<String> rest, long freshSeed) {
        long seed = freshSeed;
        int open = OPEN;
        int past = PAST;
        int visits = VISITS;
        int rate = PAGES_PER_SECOND;
        Duration during = EVEN_LOAD;
        List<String> jvm = ALERT_JVM;
        while (!rest.isEmpty()) {
            String option = rest.remove();
            String value = rest.poll();
            if (value == null) {
                return wantsValue(option);
            }
            switch (option) {
                case "--seed" -> seed = Long.parseLong(value);
                case "--open" -> open = positive(value);
                case "--past" -> past = positive(value);
                case "--visits" -> visits = positive(value);
                case "--rate" -> rate = positive(value);
                case "--seconds" -> during = Duration.ofSeconds(positive(value));
                case "--service-jvm" -> jvm = List.of(value.strip().split(" +"));
                default -> {
                    return unknown("desk", option);
                }
            }
        }
        return new Desk(seed, open, past, visits, rate, during, jvm);
    }

    private static List<Integer> sizes(String value) {
        return Arrays.stream(value.split(","))
                .map(CommandLine::positive)
                .sorted()
                .toList();
    }

    private static CommandLine incidents(Queue<String> rest, long freshSeed) {
        long reports = REPORTS;
        long seed = freshSeed;
        boolean changes = false;
        Rates rates = Rates.USUAL;
        @Nullable Path folder = null;
        while (!rest.isEmpty()) {
            String option = rest.remove();
            if (option.equals("--changes")) {
                changes = true;
                continue;
            }
            String value = rest.poll();
            if (value == null) {
                return wantsValue(option);
            }
            switch (option) {
                case "--reports" -> reports = positive(value);
                case "--seed" -> seed = Long.parseLong(value);
                case "--out" -> folder = Path.of(value);
                case "--rates" -> rates = rates(value);
                default -> {
                    return unknown("incidents", option);
                }
            }
        }
        return folder == null
                ? new Wrong("bench incidents wants --out DIR")
                : new Incidents(reports, seed, changes, rates, folder);
    }

    private static CommandLine matchingAccuracy(Queue<String> rest, long freshSeed) {
        long reports = REPORTS;
        long seed = freshSeed;
        int runs = RUNS;
        Blocks.Limits limits = Blocks.Limits.DEFAULT;
        Rates rates = Rates.USUAL;
        while (!rest.isEmpty()) {
            String option = rest.remove();
            String value = rest.poll();
            if (value == null) {
                return wantsValue(option);
            }
            switch (option) {
                case "--reports" -> reports = positive(value);
                case "--seed" -> seed = Long.parseLong(value);
                case "--runs" -> runs = positive(value);
                case "--max-carriers" -> limits = new Blocks.Limits(positive(value), limits.weak());
                case "--max-weak-carriers" -> limits = new Blocks.Limits(limits.identifier(), positive(value));
                case "--rates" -> rates = rates(value);
                default -> {
                    return unknown("matching-accuracy", option);
                }
            }
        }
        return new MatchingAccuracy(reports, seed, runs, limits, rates);
    }

    private static CommandLine reportModel(Queue<String> rest) {
        int reports = ReportModelBench.REPORTS;
        long seed = ReportModelBench.SEED;
        Path file = REPORT_MODEL;
        while (!rest.isEmpty()) {
            String option = rest.remove();
            String value = rest.poll();
            if (value == null) {
                return wantsValue(option);
            }
            switch (option) {
                case "--reports" -> reports = positive(value);
                case "--seed" -> seed = Long.parseLong(value);
                case "--out" -> file = Path.of(value);
                default -> {
                    return unknown("report-model", option);
                }
            }
        }
        return new ReportModel(reports, seed, file);
    }

    private static CommandLine fanout(Queue<String> rest) {
        int messages = MESSAGES;
        int rate = CARRIER_RATE;
        int seconds = RATE_SECONDS;
        int routine = ROUTINE_MESSAGES;
        List<String> jvm = ALERT_JVM;
        List<String> parts = FANOUT_PARTS;
        while (!rest.isEmpty()) {
            String option = rest.remove();
            String value = rest.poll();
            if (value == null) {
                return wantsValue(option);
            }
            switch (option) {
                case "--messages" -> messages = positive(value);
                case "--rate" -> rate = positive(value);
                case "--seconds" -> seconds = positive(value);
                case "--routine" -> routine = positive(value);
                case "--service-jvm" -> jvm = List.of(value.strip().split(" +"));
                case "--parts" -> parts = List.of(value.strip().split(","));
                default -> {
                    return unknown("fanout", option);
                }
            }
        }
        return FANOUT_PARTS.containsAll(parts)
                ? new Fanout(messages, rate, seconds, routine, jvm, parts)
                : new Wrong("--parts wants some of " + String.join(",", FANOUT_PARTS));
    }

    private static CommandLine duke(Queue<String> rest) {
        Path data = TABLES;
        while (!rest.isEmpty()) {
            String option = rest.remove();
            String value = rest.poll();
            if (value == null) {
                return wantsValue(option);
            }
            if (!option.equals("--data")) {
                return unknown("duke", option);
            }
            data = Path.of(value);
        }
        return new Duke(data);
    }

    /** There is no such set of rates. */
    final class NoSuchRatesException extends IllegalArgumentException {
        private static final long serialVersionUID = 1;
    }

    private static Rates rates(String value) {
        return Arrays.stream(Rates.values())
                .filter(rates -> rates.toString().equals(value))
                .findFirst()
                .orElseThrow(NoSuchRatesException::new);
    }

    private static int positive(String value) {
        int number = Integer.parseInt(value);
        if (number < 1) {
            throw new NumberFormatException();
        }
        return number;
    }

    private static Wrong wantsValue(String option) {
        return new Wrong(option + " wants a value");
    }

    private static Wrong unknown(String command, String option) {
        return new Wrong("bench " + command + " does not know " + option);
    }
}
