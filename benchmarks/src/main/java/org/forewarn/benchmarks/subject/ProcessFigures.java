package org.forewarn.benchmarks.subject;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What Linux tells of a process.
 *
 * @param residentBytes memory that it holds now
 * @param peakBytes the most that it ever held
 * @param cpu time of all its threads since it began, of user and system
 */
public record ProcessFigures(long residentBytes, long peakBytes, Duration cpu) {

    private static final long BYTES_OF_KB = 1_024;
    /** USER_HZ: a constant of Linux' interface, whatever the kernel's own clock is. */
    private static final long TICKS_OF_SECOND = 100;

    /** Of proc(5), {@code /proc/pid/stat}, counted after the name in parentheses: fields 14 to 17. */
    private static final int USER_TICKS = 11;

    private static final int SYSTEM_TICKS = 12;
    private static final int USER_TICKS_OF_ENDED = 13;
    private static final int SYSTEM_TICKS_OF_ENDED = 14;

    public static ProcessFigures of(long pid) {
        try {
            Path proc = Path.of("/proc", String.valueOf(pid));
            String status = Files.readString(proc.resolve("status"));
            return new ProcessFigures(
                    kilobytes(status, "VmRSS:") * BYTES_OF_KB,
                    kilobytes(status, "VmHWM:") * BYTES_OF_KB,
                    cpu(Files.readString(proc.resolve("stat"))));
        } catch (IOException e) {
            throw new UncheckedIOException("Process " + pid + " cannot be looked at; benchmarks run on Linux", e);
        }
    }

    /** CPU time of a process and of all that it started, also of those that have ended. */
    public static Duration cpuOfAll(long pid) {
        return ProcessHandle.of(pid)
                .map(process -> Stream.concat(Stream.of(process), process.descendants())
                        .map(each -> cpuWithEnded(each.pid()))
                        .reduce(Duration.ZERO, Duration::plus))
                .orElse(Duration.ZERO);
    }

    private static Duration cpuWithEnded(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
            return ticks(stat, USER_TICKS, SYSTEM_TICKS, USER_TICKS_OF_ENDED, SYSTEM_TICKS_OF_ENDED);
        } catch (IOException e) {
            // it ended meanwhile, and counts with the one that started it
            return Duration.ZERO;
        }
    }

    private static long kilobytes(String status, String name) {
        return status.lines()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    static Duration cpu(String stat) {
        return ticks(stat, USER_TICKS, SYSTEM_TICKS);
    }

    private static Duration ticks(String stat, int... which) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks = IntStream.of(which)
                .mapToLong(field -> Long.parseLong(fields[field]))
                .sum();
        return Duration.ofMillis(ticks * 1_000 / TICKS_OF_SECOND);
    }
}
