package org.forewarn.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** How much memory processes hold, as the operating system counts it. */
final class Memory {

    private static final long BYTES_OF_KB = 1024;

    private Memory() {}

    /** Resident bytes of the processes, their descendants and ourselves; what they share counts for each. */
    static long residentBytes(Collection<Long> pids) {
        LongStream all = pids.stream()
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .mapToLong(ProcessHandle::pid);
        return LongStream.concat(all, LongStream.of(ProcessHandle.current().pid()))
                .distinct()
                .map(Memory::residentBytes)
                .sum();
    }

    private static long residentBytes(long pid) {
        Path status = Path.of("/proc", String.valueOf(pid), "status");
        try {
            if (Files.exists(status)) {
                return Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(Memory::kilobytes)
                        .sum();
            }
            return kilobytes(psOutput(pid));
        } catch (IOException e) {
            // it ended meanwhile
            return 0;
        }
    }

    /** Where there is no /proc (macOS). */
    private static String psOutput(long pid) throws IOException {
        Process ps = new ProcessBuilder(List.of("ps", "-o", "rss=", "-p", String.valueOf(pid))).start();
        try (var out = ps.inputReader()) {
            String line = out.readLine();
            return line == null ? "" : line;
        }
    }

    private static long kilobytes(String line) {
        String digits = line.replaceAll("\\D", "");
        return digits.isEmpty() ? 0 : Long.parseLong(digits) * BYTES_OF_KB;
    }
}
