package org.forewarn.local;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.forewarn.local.Lifeline.Farewell;

/**
 * One child process: in a session of its own, so that Ctrl-C reaches only us and we stop our parts in order; its
 * output in a log file; ended by the {@link Lifeline} should we die first.
 */
final class Child implements AutoCloseable {

    private static final int LOG_LINES_SHOWN = 15;
    private static final int LOG_BYTES_READ = 16 * 1024;
    private static final Duration BETWEEN_PROBES = Duration.ofMillis(40);
    /** Long enough to write state or a class archive, also on a slow disk. */
    private static final Duration GRACE = Duration.ofSeconds(40);

    /** Everything else in our environment (proxies, JAVA_TOOL_OPTIONS, SPRING_...) could change what a part does. */
    private static final Set<String> INHERITED = Set.of("PATH", "HOME", "USER", "LANG", "LC_ALL", "TMPDIR", "TZ");

    private final String part;
    private final Process process;
    private final Path log;
    private final Farewell farewell;

    private Child(String part, Process process, Path log, Farewell farewell) {
        this.part = part;
        this.process = process;
        this.log = log;
        this.farewell = farewell;
    }

    /**
     * @param part what it is called at the terminal
     * @param environment added to the few variables that every child inherits; the place for secrets
     */
    static Child start(
            String part, List<String> command, Map<String, String> environment, Path log, Farewell farewell) {
        return start(part, command, environment, Path.of("/dev/null"), log, farewell);
    }

    /** A child that reads its input from a file. */
    static Child startReading(Path input, String part, List<String> command, Path log) {
        return start(part, command, Map.of(), input, log, Farewell.KILL);
    }

    private static Child start(
            String part,
            List<String> command,
            Map<String, String> environment,
            Path input,
            Path log,
            Farewell farewell) {
        List<String> whole = new ArrayList<>(ownSession());
        whole.addAll(command);
        var builder = new ProcessBuilder(whole)
                .redirectErrorStream(true)
                .redirectInput(input.toFile())
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().retainAll(INHERITED);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            Lifeline.ofThisProcess().born(process.pid(), farewell);
            return new Child(part, process, log, farewell);
        } catch (IOException e) {
            throw new PartFailedException(part + " cannot be started: " + e.getMessage(), e);
        }
    }

    /** The words before a command that give it a session of its own; none where there is no {@code setsid} (macOS). */
    static List<String> ownSession() {
        String path = System.getenv().getOrDefault("PATH", "");
        for (String folder : path.split(File.pathSeparator, -1)) {
            Path setsid = Path.of(folder, "setsid");
            if (Files.isExecutable(setsid)) {
                return List.of(setsid.toString());
            }
        }
        return List.of();
    }

    /** Says whether a part answers. What it throws counts as "not yet". */
    interface Probe {
        boolean answers() throws Exception;
    }

    /**
     * Waits until the probe answers.
     *
     * @throws PartFailedException when the process ends before or the bound passes; the process is ended then
     */
    void awaitReady(Duration bound, Probe probe) {
        long until = System.nanoTime() + bound.toNanos();
        while (!answers(probe)) {
            if (!process.isAlive()) {
                throw failed("ended with code " + process.exitValue());
            }
            if (System.nanoTime() > until) {
                throw failed("was not ready within " + bound.toSeconds() + " s");
            }
            pause();
        }
    }

    /** Waits for a child that does one thing and ends. */
    void awaitEnd(Duration bound) {
        try {
            if (!process.waitFor(bound.toMillis(), TimeUnit.MILLISECONDS)) {
                throw failed("did not end within " + bound.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            throw interrupted();
        }
        forget();
        if (process.exitValue() != 0) {
            throw failed("ended with code " + process.exitValue());
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** Asks it to stop and waits; ends it when it does not. */
    @Override
    public void close() {
        process.destroy();
        awaitGone();
    }

    /** As {@link #close()} with another signal than TERM. */
    void close(String signal) {
        try {
            new ProcessBuilder("sh", "-c", "kill -s " + signal + " " + process.pid())
                    .start()
                    .waitFor();
            awaitGone();
        } catch (IOException e) {
            kill();
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    /** Ends it at once, as a crash would. */
    void kill() {
        process.destroyForcibly();
        awaitGone();
    }

    private void awaitGone() {
        try {
            if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            throw interrupted();
        }
        forget();
    }

    private void forget() {
        Lifeline.ofThisProcess().gone(process.pid(), farewell);
    }

    private PartFailedException failed(String what) {
        kill();
        return PartFailedException.withLog(part + " " + what, log, lastLines());
    }

    /** An interrupt means that somebody wants us to stop: the child must not stay behind. */
    private PartFailedException interrupted() {
        process.destroyForcibly();
        forget();
        Thread.currentThread().interrupt();
        return new PartFailedException(part + ": interrupted");
    }

    private List<String> lastLines() {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            long from = Math.max(0, file.length() - LOG_BYTES_READ);
            file.seek(from);
            byte[] end = new byte[(int) (file.length() - from)];
            file.readFully(end);
            List<String> lines = new String(end, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
            return lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size());
        } catch (IOException e) {
            return List.of();
        }
    }

    private static boolean answers(Probe probe) {
        try {
            return probe.answers();
        } catch (Exception e) {
            return false;
        }
    }

    private void pause() {
        try {
            Thread.sleep(BETWEEN_PROBES);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }
}
