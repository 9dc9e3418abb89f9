package org.forewarn.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Uuid;
import org.forewarn.local.Lifeline.Farewell;

/** A real Kafka broker: one KRaft node, broker and controller at once, in a JVM of its own, on loopback only. */
public final class Broker implements AutoCloseable {

    private static final String PART = "broker";
    private static final int HEAP_MEGABYTES = 320;
    private static final Duration READY_WITHIN = Duration.ofSeconds(60);
    private static final Duration FORMATTED_WITHIN = Duration.ofSeconds(30);

    private final Child child;
    private final ClassArchive archive;
    private final int port;

    private Broker(Child child, ClassArchive archive, int port) {
        this.child = child;
        this.archive = archive;
        this.port = port;
    }

    /**
     * Starts it and waits until it answers.
     *
     * @param port 0: a free one
     * @param controllerPort where it talks to itself; 0: a free one
     */
    public static Broker start(RunFolder folder, int port, int controllerPort) {
        return start(Installation.find(), folder, port, controllerPort);
    }

    static Broker start(Installation installation, RunFolder folder, int port, int controllerPort) {
        return start(installation, folder, port, controllerPort, new Jvm(HEAP_MEGABYTES));
    }

    static Broker start(Installation installation, RunFolder folder, int port, int controllerPort, Jvm jvm) {
        int listens = Ports.orFree(port);
        Path settings = write(folder, listens, Ports.orFree(controllerPort));
        Path logging = logging(folder);
        format(installation, folder, settings, logging);
        ClassArchive archive = ClassArchive.of(PART, installation, installation.libs());
        Child child = Child.start(
                PART,
                logging(jvm, logging).with(archive).main(installation.libs(), "kafka.Kafka", settings.toString()),
                Map.of(),
                folder.log(PART),
                Farewell.KILL);
        var broker = new Broker(child, archive, listens);
        child.awaitReady(READY_WITHIN, broker::answers);
        return broker;
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
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

    /** Ends it as a crash would. What it had taken stays in the folder, for the next to start on. */
    void kill() {
        child.kill();
    }

    @Override
    public void close() {
        child.close();
        archive.keep();
    }

    private boolean answers() throws Exception {
        if (Ports.isFree(port)) {
            return false;
        }
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers(),
                AdminClientConfig.RECONNECT_BACKOFF_MS_CONFIG,
                20,
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                200))) {
            return !admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).isEmpty();
        }
    }

    /** A new folder is given a cluster's identity by Kafka's own tool; one that has it stays as it is. */
    private static void format(Installation installation, RunFolder folder, Path settings, Path logging) {
        if (Files.exists(folder.of(PART).resolve("meta.properties"))) {
            return;
        }
        String clusterId = Uuid.randomUuid().toString();
        ClassArchive archive = ClassArchive.of("format", installation, installation.libs());
        List<String> command = logging(new Jvm(HEAP_MEGABYTES), logging)
                .with(archive)
                .main(
                        installation.libs(),
                        "kafka.tools.StorageTool",
                        "format",
                        "-t",
                        clusterId,
                        "-c",
                        settings.toString());
        Child.start(PART, command, Map.of(), folder.log(PART), Farewell.KILL).awaitEnd(FORMATTED_WITHIN);
        archive.keep();
    }

    private static Jvm logging(Jvm jvm, Path logging) {
        return jvm.with("-Dlog4j2.configurationFile=" + logging);
    }

    private static Path logging(RunFolder folder) {
        Path file = folder.path().resolve("broker-logging.properties");
        try (InputStream resource = Broker.class.getResourceAsStream("broker-logging.properties")) {
            if (resource == null) {
                throw new IllegalStateException("broker-logging.properties is not beside " + Broker.class);
            }
            Files.copy(resource, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path write(RunFolder folder, int port, int controllerPort) {
        Path file = folder.path().resolve("broker.properties");
        try (var out = Files.newBufferedWriter(file)) {
            settings(folder, port, controllerPort).store(out, null);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties settings(RunFolder folder, int port, int controllerPort) {
        var settings = new Properties();
        settings.putAll(Map.of(
                "process.roles", "broker,controller",
                "node.id", "1",
                "controller.quorum.voters", "1@127.0.0.1:" + controllerPort,
                "listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort,
                "advertised.listeners", "PLAINTEXT://127.0.0.1:" + port,
                "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "inter.broker.listener.name", "PLAINTEXT",
                "controller.listener.names", "CONTROLLER",
                "log.dirs", folder.of(PART).toString(),
                // Topics are made from the contracts; a misspelt one must fail, not appear.
                "auto.create.topics.enable", "false"));
        // There is one node to replicate to.
        settings.putAll(Map.of(
                "default.replication.factor", "1",
                "offsets.topic.replication.factor", "1",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1"));
        // Kafka's 50 partitions of each of its own topics are for a cluster; here they would only cost files.
        settings.putAll(Map.of("offsets.topic.num.partitions", "4", "transaction.state.log.num.partitions", "4"));
        // A consumer group on one machine need not wait three seconds for members that are late.
        settings.putAll(Map.of("group.initial.rebalance.delay.ms", "0"));
        // Small machine: fewer threads, files of tens of megabytes instead of a gigabyte, and a cleaner that does not
        // take 128 MB of a 320 MB heap (16 MB hold 600,000 keys).
        settings.putAll(Map.of(
                "num.network.threads", "2",
                "num.io.threads", "4",
                "background.threads", "4",
                "log.segment.bytes", String.valueOf(64 << 20),
                "log.index.size.max.bytes", String.valueOf(1 << 20),
                "offsets.topic.segment.bytes", String.valueOf(16 << 20),
                "transaction.state.log.segment.bytes", String.valueOf(16 << 20),
                "log.cleaner.dedupe.buffer.size", String.valueOf(16 << 20)));
        return settings;
    }
}
