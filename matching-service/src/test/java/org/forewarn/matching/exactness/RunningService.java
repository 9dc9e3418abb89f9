package org.forewarn.matching.exactness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.forewarn.local.TestParts;
import org.forewarn.matching.Events;
import org.forewarn.matching.MatchingService;

/** The service as a process of its own, which can be killed. */
final class RunningService implements AutoCloseable {

    private static final long STOPS_WITHIN_SECONDS = 30;

    private final Process process;

    private RunningService(Process process) {
        this.process = process;
    }

    /**
     * @param folder where its state and log go; a new one is a machine that lost its disk
     * @param others properties beside those that every instance is given
     */
    static RunningService start(Path folder, String... others) {
        var command = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx160m",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MatchingService.class.getName()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("service.log").toFile());
        for (String property :
                Stream.concat(properties(folder).stream(), Stream.of(others)).toList()) {
            int equals = property.indexOf('=');
            command.environment().put(variable(property.substring(0, equals)), property.substring(equals + 1));
        }
        try {
            return new RunningService(command.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What any instance of the service is told in these tests, as {@code name=value}. */
    static List<String> properties(Path folder) {
        return List.of(
                "server.port=0",
                "spring.kafka.bootstrap-servers=" + TestParts.broker().bootstrapServers(),
                "spring.kafka.properties.schema.registry.url="
                        + TestParts.registry().url(),
                "spring.kafka.streams.state-dir=" + folder.resolve("state"),
                "forewarn.secret=" + Base64.getEncoder().encodeToString(Events.secret()));
    }

    private static String variable(String property) {
        return property.replace('.', '_').replace("-", "").toUpperCase(Locale.ROOT);
    }

    /** As a crash would end it. */
    void kill() {
        process.destroyForcibly();
        await();
    }

    @Override
    public void close() {
        process.destroy();
        await();
    }

    private void await() {
        try {
            if (!process.waitFor(STOPS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the service did not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
