package org.forewarn.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One service with what it needs and nothing else, each in a process of its own: for whoever measures it, or ends it or its
 * broker as a crash would and starts it again. Carrier and mailbox, which only alert needs, are played in this process.
 */
public final class ServiceAlone implements AutoCloseable {

    private static final int ANY_PORT = 0;
    private static final int STARTS_OF_DATABASE = 5;

    /** Where the service keeps its state, in the folder. */
    private static final String STATE = "state";

    private final Service service;
    private final Installation installation;
    private final RunFolder folder;
    private final Options options;
    private final Secrets secrets;
    private final Services services;
    private final Registry registry;
    private volatile @Nullable AlertParts alertParts;
    private final int controllerPort;
    private volatile Broker broker;

    /**
     * In what the processes run.
     *
     * @param brokerJvm options of the broker's JVM, which then has both compilers; null: the flags that start quickest
     * @param serviceJvm the same of the service's
     * @param properties of the service, as Spring Boot names them, beside those it needs to find its broker and registry,
     *     and in place of those that name carrier and mailbox
     */
    public record Options(
            @Nullable List<String> brokerJvm, @Nullable List<String> serviceJvm, Map<String, String> properties) {}

    private ServiceAlone(Service service, Installation installation, RunFolder folder, Options options) {
        this.service = service;
        this.installation = installation;
        this.folder = folder;
        this.options = options;
        this.secrets = Secrets.of(folder);
        this.controllerPort = Ports.free();
        this.services = new Services(
                installation,
                folder,
                one -> options.serviceJvm() == null
                        ? new Jvm(one.heapMegabytes())
                        : Jvm.measured(options.serviceJvm()));
        var starting = CompletableFuture.supplyAsync(() -> Registry.start(installation, folder, ANY_PORT));
        this.broker = brokerAt(ANY_PORT);
        this.alertParts = service == Service.ALERT ? AlertParts.start(installation, folder) : null;
        this.registry = starting.join();
        services.configure(service, properties());
    }

    /** Starts broker, registry and the service, and waits until it is ready. */
    public static ServiceAlone start(Service service, Options options) {
        RunFolder folder = RunFolder.temporary();
        try {
            var alone = new ServiceAlone(service, Installation.find(), folder, options);
            alone.startService();
            return alone;
        } catch (RuntimeException e) {
            folder.keepLogs();
            throw e;
        }
    }

    public String url() {
        return services.url(service);
    }

    /** The API key that may do everything: a secret. */
    public String operatorKey() {
        return secrets.operatorKey();
    }

    /** The keyset that the service opens reports with: a secret. */
    public String keyset() {
        return secrets.keyset();
    }

    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    public String registryUrl() {
        return registry.url();
    }

    /** Alert's. */
    public Database database() {
        return alertParts().database();
    }

    private AlertParts alertParts() {
        AlertParts parts = alertParts;
        if (parts == null) {
            throw new IllegalStateException("Only alert has a database");
        }
        return parts;
    }

    /** Where data and logs lie. */
    public RunFolder folder() {
        return folder;
    }

    /** Of the service's process, of the one that runs now. */
    public long servicePid() {
        return services.pids().getFirst();
    }

    public long brokerPid() {
        return broker.pid();
    }

    /** The server's own process; those that serve connections are its children. */
    public long databasePid() {
        return database().pid();
    }

    /** Starts the service and waits until it is ready. */
    public void startService() {
        services.start(service);
    }

    /** Ends the service as a crash would; it is gone when this returns. */
    public void killService() {
        services.kill(service);
    }

    /** How much the service keeps on disk. */
    public long stateBytes() {
        try (Stream<Path> files = Files.walk(folder.of(STATE))) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes away what the service kept on disk, as a machine does that is lost; the service must not run. */
    public void loseState() {
        try (Stream<Path> files = Files.walk(folder.of(STATE))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the broker on the data of the one that was killed, at the same address. */
    public void startBroker() {
        broker = brokerAt(broker.port());
    }

    /** Ends the broker as a crash would; it is gone when this returns. */
    public void killBroker() {
        broker.kill();
    }

    /** Ends the database as a crash would; it is gone when this returns. */
    public void killDatabase() {
        database().kill();
    }

    /** Starts the database on the data of the one that was killed, at the same address. */
    public void startDatabase() {
        int port = database().port();
        for (int i = 1; ; i++) {
            try {
                alertParts = alertParts().with(Database.start(installation, folder, port));
                return;
            } catch (PartFailedException e) {
                // what served connections of the killed one is still there
                if (i == STARTS_OF_DATABASE) {
                    throw e;
                }
            }
        }
    }

    @Override
    public void close() {
        try (folder) {
            services.close();
            Parallel.run(registry::close, broker::close);
            AlertParts parts = alertParts;
            if (parts != null) {
                parts.close();
            }
        }
    }

    private Broker brokerAt(int port) {
        List<String> jvm = options.brokerJvm();
        return jvm == null
                ? Broker.start(installation, folder, port, controllerPort)
                : Broker.start(installation, folder, port, controllerPort, Jvm.measured(jvm));
    }

    private Map<String, String> properties() {
        var all = new HashMap<String, String>();
        AlertParts parts = alertParts;
        if (parts != null) {
            all.putAll(parts.properties());
        }
        all.putAll(options.properties());
        all.putAll(Map.of(
                "server.address", "127.0.0.1",
                "server.port", String.valueOf(Ports.free()),
                "spring.kafka.bootstrap-servers", broker.bootstrapServers(),
                "spring.kafka.properties.schema.registry.url", registry.url(),
                "forewarn.access.operator-key-sha256", secrets.operatorKeySha256(),
                "forewarn.sealing.keyset", secrets.keyset(),
                "forewarn.secret", secrets.secret(),
                "forewarn.audit.key", secrets.auditKey(),
                "spring.kafka.streams.state-dir", folder.of(STATE).toString()));
        return Map.copyOf(all);
    }
}
