package org.forewarn.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.forewarn.local.Lifeline.Farewell;

/**
 * A real schema registry: Apicurio, in a JVM of its own, on loopback only, spoken to by Confluent's API. Its schemas and
 * their ids lie in an H2 file in the run's folder, so they are as lasting as the topics that were written with them.
 */
public final class Registry implements AutoCloseable {

    private static final String PART = "registry";
    private static final int HEAP_MEGABYTES = 256;
    private static final Duration READY_WITHIN = Duration.ofSeconds(90);
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(10);

    private final Child child;
    private final ClassArchive archive;
    private final int port;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Registry(Child child, ClassArchive archive, int port) {
        this.child = child;
        this.archive = archive;
        this.port = port;
    }

    /**
     * Starts it, waits until it answers, and has it refuse schemas that do not read, and are not read by, every earlier one.
     *
     * @param port 0: a free one
     */
    public static Registry start(RunFolder folder, int port) {
        return start(Installation.find(), folder, port);
    }

    static Registry start(Installation installation, RunFolder folder, int port) {
        int listens = Ports.orFree(port);
        Path jar = installation.registry().resolve("quarkus-run.jar");
        ClassArchive archive = ClassArchive.of(PART, installation, List.of(jar));
        Child child = Child.start(
                PART,
                new Jvm(HEAP_MEGABYTES)
                        .with("-Djava.util.logging.manager=org.jboss.logmanager.LogManager")
                        .with(archive)
                        .jar(jar),
                environment(folder, listens),
                folder.log(PART),
                Farewell.KILL);
        var registry = new Registry(child, archive, listens);
        child.awaitReady(READY_WITHIN, registry::answers);
        registry.requireCompatibility();
        return registry;
    }

    /** The base of Confluent's API, as {@code schema.registry.url} wants it. */
    public String url() {
        return "http://127.0.0.1:" + port + "/apis/ccompat/v7";
    }

    public int port() {
        return port;
    }

    boolean writesArchive() {
        return archive.isBeingMade();
    }

    long pid() {
        return child.pid();
    }

    @Override
    public void close() {
        child.close();
        archive.keep();
    }

    private static Map<String, String> environment(RunFolder folder, int port) {
        return Map.ofEntries(
                Map.entry("QUARKUS_HTTP_HOST", "127.0.0.1"),
                Map.entry("QUARKUS_HTTP_PORT", String.valueOf(port)),
                // Its second port (health, metrics) cannot be switched off: any free one, on loopback.
                Map.entry("QUARKUS_MANAGEMENT_HOST", "127.0.0.1"),
                Map.entry("QUARKUS_MANAGEMENT_PORT", "0"),
                Map.entry("QUARKUS_OTEL_SDK_DISABLED", "true"),
                Map.entry("QUARKUS_HTTP_ACCESS_LOG_ENABLED", "false"),
                Map.entry(
                        "APICURIO_DATASOURCE_URL",
                        "jdbc:h2:file:" + folder.of(PART).resolve("schemas")),
                // Its 20 connections at start are for a shared server.
                Map.entry("APICURIO_DATASOURCE_JDBC_INITIAL_SIZE", "2"),
                Map.entry("APICURIO_DATASOURCE_JDBC_MIN_SIZE", "2"),
                Map.entry("APICURIO_DATASOURCE_JDBC_MAX_SIZE", "10"));
    }

    private boolean answers() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url() + "/subjects"))
                .timeout(CALL_TIMEOUT)
                .build();
        return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    }

    private void requireCompatibility() {
        var request = HttpRequest.newBuilder(URI.create(url() + "/config"))
                .timeout(CALL_TIMEOUT)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"compatibility\": \"FULL_TRANSITIVE\"}"))
                .build();
        try {
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            if (status != 200) {
                throw new PartFailedException("registry did not take the compatibility rule: status " + status);
            }
        } catch (IOException e) {
            throw new PartFailedException("registry did not take the compatibility rule: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartFailedException("registry: interrupted");
        }
    }
}
