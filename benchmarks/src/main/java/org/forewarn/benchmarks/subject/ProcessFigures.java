package org.forewarn.benchmarks.subject;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

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

    /** Of proc(5), {@code /proc/pid/stat}, counted after the name in parentheses: fields 14 and 15. */
    private static final int USER_TICKS = 11;

    private static final int SYSTEM_TICKS = 12;

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

    private static long kilobytes(String status, String name) {
        return status.lines()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    static Duration cpu(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks = Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS]);
        return Duration.ofMillis(ticks * 1_000 / TICKS_OF_SECOND);
    }
}
