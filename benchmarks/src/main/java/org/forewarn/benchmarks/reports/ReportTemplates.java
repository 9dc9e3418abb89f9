package org.forewarn.benchmarks.reports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The invented reports of {@code samples/} as templates. Report number n is template n modulo their number, under the
 * reference {@code BENCH-} and n in {@value #DIGITS} digits; so every report is another one, and the mix of shapes and
 * sizes is that of the samples.
 */
public final class ReportTemplates {

    static final String PREFIX = "BENCH-";
    static final int DIGITS = 12;
    private static final int BASE = 10;
    private static final String PLACE = PREFIX + "0".repeat(DIGITS);

    private final List<Template> templates;

    /** A report's bytes, and where in them the digits are. */
    private record Template(byte[] json, int digitsAt) {}

    private ReportTemplates(List<Template> templates) {
        this.templates = templates;
    }

    /** @param samples the folder with the charities' reports, one a line */
    public static ReportTemplates read(Path samples) {
        try (Stream<Path> files = Files.list(samples)) {
            List<Template> templates = files.filter(file -> file.toString().endsWith(".ndjson"))
                    .sorted()
                    .flatMap(ReportTemplates::lines)
                    .filter(line -> !line.isBlank())
                    .map(ReportTemplates::template)
                    .toList();
            if (templates.isEmpty()) {
                throw new IllegalArgumentException("No samples in " + samples);
            }
            return new ReportTemplates(templates);
        } catch (IOException e) {
            throw new UncheckedIOException("The samples cannot be read", e);
        }
    }

    public static String referenceOf(long number) {
        return PREFIX + String.format("%0" + DIGITS + "d", number);
    }

    /** How many bytes report {@code number} has. */
    public int length(long number) {
        return of(number).json.length;
    }

    public int longest() {
        return templates.stream().mapToInt(one -> one.json.length).max().orElseThrow();
    }

    /** Writes report {@code number} as JSON, without a line's end. */
    public void write(long number, ByteBuffer into) {
        Template template = of(number);
        int digits = into.position() + template.digitsAt;
        into.put(template.json);
        long rest = number;
        for (int i = DIGITS - 1; i >= 0; i--) {
            into.put(digits + i, (byte) ('0' + rest % BASE));
            rest /= BASE;
        }
    }

    /** Report {@code number} as JSON. */
    public String json(long number) {
        ByteBuffer bytes = ByteBuffer.allocate(length(number));
        write(number, bytes);
        return new String(bytes.array(), StandardCharsets.UTF_8);
    }

    private Template of(long number) {
        return templates.get((int) (number % templates.size()));
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Template template(String line) {
        var report = (ObjectNode) JsonMapper.shared().readTree(line);
        report.put("reference", PLACE);
        String json = report.toString();
        byte[] before = json.substring(0, json.indexOf(PLACE) + PREFIX.length()).getBytes(StandardCharsets.UTF_8);
        return new Template(json.getBytes(StandardCharsets.UTF_8), before.length);
    }
}
