package org.forewarn.benchmarks.intake;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.forewarn.benchmarks.intake.PublishedRecords.Published;

/**
 * Kafka's own producer performance tool, in a JVM of its own, as fast as it goes.
 *
 * <p>The tool reads payloads from a text file and draws among them at random; it knows no keys. Avro is not text, so each
 * record is given to it with the highest bit of every byte cleared: of the same size, repeating itself where the record
 * does, and so about as hard to compress. What is compared is therefore the records' sizes and shapes, not their bytes;
 * the same bytes under their keys are written by {@link BareProducer}.
 */
final class ProducerTool {

    /** No record has it, which is checked: it has control characters that no text in a report may have. */
    private static final String DELIMITER = "\u0001~next record~\u0001";

    private static final int MINUTES = 5;
    private static final int SEVEN_BITS = 0x7F;
    private static final Pattern SUMMARY =
            Pattern.compile("\\d+ steady state records sent, (?<rate>[\\d.]+) records/sec "
                    + "\\([\\d.]+ MB/sec\\), [\\d.]+ ms avg latency, (?<max>[\\d.]+) ms max latency, (?<p50>\\d+) ms 50th, "
                    + "\\d+ ms 95th, (?<p99>\\d+) ms 99th, (?<p999>\\d+) ms 99\\.9th");

    private ProducerTool() {}

    /** @param folder where the payloads are put, and the tool's output */
    static Produced run(
            String bootstrapServers, String topic, List<Published> records, int warmUp, int count, Path folder) {
        try {
            Path payloads = folder.resolve("payloads.txt");
            write(records, payloads);
            Path output = folder.resolve("producer-tool.log");
            Process tool = new ProcessBuilder(command(bootstrapServers, topic, payloads, warmUp, count))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            try {
                if (!tool.waitFor(MINUTES, TimeUnit.MINUTES) || tool.exitValue() != 0) {
                    throw new IllegalStateException("The producer tool failed; see " + output);
                }
            } finally {
                tool.destroyForcibly();
            }
            return parse(Files.readString(output));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** What the tool says of the records after its warm-up, in its last line. */
    static Produced parse(String output) {
        Matcher summary = SUMMARY.matcher(output.substring(output.strip().lastIndexOf('\n') + 1));
        if (!summary.find()) {
            throw new IllegalStateException("The producer tool ended without a summary: " + output.strip());
        }
        return new Produced(
                Double.parseDouble(summary.group("rate")),
                Double.parseDouble(summary.group("p50")),
                Double.parseDouble(summary.group("p99")),
                Double.parseDouble(summary.group("p999")),
                Double.parseDouble(summary.group("max")));
    }

    private static List<String> command(String bootstrapServers, String topic, Path payloads, int warmUp, int count) {
        var words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                // its figures are read, and some languages write them with a comma
                "-Duser.language=en",
                "-cp",
                System.getProperty("java.class.path"),
                "org.apache.kafka.tools.ProducerPerformance",
                "--topic",
                topic,
                "--num-records",
                String.valueOf(warmUp + count),
                "--warmup-records",
                String.valueOf(warmUp),
                "--throughput",
                "-1",
                "--payload-file",
                payloads.toString(),
                "--payload-delimiter",
                DELIMITER,
                "--command-property"));
        ProducerSettings.at(bootstrapServers).forEach((name, value) -> words.add(name + "=" + value));
        return words;
    }

    private static void write(List<Published> records, Path file) throws IOException {
        byte[] delimiter = DELIMITER.getBytes(StandardCharsets.US_ASCII);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < records.size(); i++) {
                if (i > 0) {
                    out.write(delimiter);
                }
                out.write(asText(records.get(i).value()));
            }
        }
    }

    /** Of as many bytes in UTF-8 as the record has. */
    static byte[] asText(byte[] record) {
        byte[] text = new byte[record.length];
        for (int i = 0; i < record.length; i++) {
            text[i] = (byte) (record[i] & SEVEN_BITS);
        }
        if (new String(text, StandardCharsets.US_ASCII).contains(DELIMITER)) {
            throw new IllegalArgumentException("A record has the delimiter in it");
        }
        return text;
    }
}
