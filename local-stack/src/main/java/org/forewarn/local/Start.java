package org.forewarn.local;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import org.forewarn.local.LocalStack.Options;
import org.forewarn.local.LocalStack.Parts;
import org.forewarn.local.LocalStack.Progress;

/** One start of everything: each part begins as soon as what it needs is there; the first failure ends them all. */
final class Start {

    private final Installation installation;
    private final RunFolder folder;
    private final Options options;
    private final Secrets secrets;
    private final Progress progress;
    private final Services services;

    private final long began = System.nanoTime();
    private final Queue<AutoCloseable> started = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<Void> failure = new CompletableFuture<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Start(Installation installation, RunFolder folder, Options options, Secrets secrets, Progress progress) {
        this.installation = installation;
        this.folder = folder;
        this.options = options;
        this.secrets = secrets;
        this.progress = progress;
        this.services = new Services(installation, folder);
        started.add(services);
    }

    /** @throws PartFailedException when a part did not start; none runs then */
    LocalStack run() {
        try {
            PortPlan ports = options.ports();
            var broker = part(
                    "broker",
                    Broker::bootstrapServers,
                    () -> Broker.start(installation, folder, ports.broker(), ports.controller()));
            var database =
                    part("database", Database::jdbcUrl, () -> Database.start(installation, folder, ports.database()));
            var registry =
                    part("registry", Registry::url, () -> Registry.start(installation, folder, ports.registry()));
            var carrier = part("carrier", it -> "smpp://127.0.0.1:" + it.port(), () -> Carrier.start(ports.carrier()));
            var mailbox =
                    part("mailbox", it -> "smtp://127.0.0.1:" + it.smtpPort(), () -> Mailbox.start(ports.mailbox()));

            var topics = CompletableFuture.allOf(broker, registry);
            var all = CompletableFuture.allOf(
                    service(Service.INTAKE, topics, () -> forIntake(broker.join(), registry.join())),
                    service(Service.MATCHING, topics, () -> forMatching(broker.join(), registry.join())),
                    service(
                            Service.ALERT,
                            CompletableFuture.allOf(topics, database, carrier, mailbox),
                            () -> forAlert(
                                    broker.join(),
                                    registry.join(),
                                    new AlertParts(database.join(), carrier.join(), mailbox.join()))));
            CompletableFuture.anyOf(all, failure).join();
            threads.close();
            return new LocalStack(
                    folder,
                    secrets,
                    new Parts(
                            broker.join(), registry.join(), database.join(), carrier.join(), mailbox.join(), services),
                    since(began));
        } catch (CompletionException e) {
            endAll();
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private <T extends AutoCloseable> CompletableFuture<T> part(
            String name, Function<T, String> where, Supplier<T> start) {
        long from = System.nanoTime();
        return orFail(CompletableFuture.supplyAsync(
                () -> {
                    T part = start.get();
                    started.add(part);
                    tell(name, where.apply(part), since(from));
                    return part;
                },
                threads));
    }

    private CompletableFuture<Void> service(
            Service service, CompletableFuture<?> needs, Supplier<Map<String, String>> properties) {
        return orFail(needs.thenRunAsync(
                () -> {
                    long from = System.nanoTime();
                    services.configure(service, properties.get());
                    services.start(service);
                    tell(service.label(), services.url(service), since(from));
                },
                threads));
    }

    private <T> CompletableFuture<T> orFail(CompletableFuture<T> future) {
        return future.whenComplete((done, error) -> {
            if (error != null) {
                failure.completeExceptionally(
                        error instanceof CompletionException wrapped && wrapped.getCause() != null
                                ? wrapped.getCause()
                                : error);
            }
        });
    }

    private synchronized void tell(String name, String where, Duration took) {
        progress.ready(name, where, took);
    }

    /** Those that wait are woken and end their process; then those that run are ended. */
    private void endAll() {
        threads.shutdownNow();
        threads.close();
        for (AutoCloseable part : started) {
            try {
                part.close();
            } catch (Exception e) {
                // what started the ending is what the person at the terminal must see
            }
        }
    }

    private Map<String, String> forIntake(Broker broker, Registry registry) {
        return with(
                common(broker, registry, options.ports().intake()),
                Map.of("forewarn.sealing.keyset", secrets.keyset(), "forewarn.secret", secrets.secret()));
    }

    private Map<String, String> forMatching(Broker broker, Registry registry) {
        return with(
                common(broker, registry, options.ports().matching()),
                Map.of(
                        "forewarn.sealing.keyset", secrets.keyset(),
                        "forewarn.secret", secrets.secret(),
                        "spring.kafka.streams.state-dir", folder.of("matching").toString()));
    }

    private Map<String, String> forAlert(Broker broker, Registry registry, AlertParts parts) {
        return with(
                with(common(broker, registry, options.ports().alert()), forDesk()),
                with(
                        parts.properties(),
                        Map.of(
                                "forewarn.desk.auto-issue",
                                String.valueOf(options.autoIssue()),
                                // cases grow by the second here: who had the text when a case grew would have
                                // its mail an hour later
                                "forewarn.campaign.case-gap",
                                "0s")));
    }

    /** The desk of a suite that is reached on loopback, without TLS. */
    private Map<String, String> forDesk() {
        return with(
                Map.of(
                        "forewarn.sealing.keyset", secrets.keyset(),
                        "forewarn.secret", secrets.secret(),
                        "forewarn.audit.key", secrets.auditKey(),
                        "forewarn.feed.public-url",
                                "http://localhost:" + options.ports().alert(),
                        "forewarn.audience.url",
                                "http://localhost:" + options.ports().alert(),
                        "forewarn.staff.https", "false",
                        "forewarn.staff.second-step", String.valueOf(!options.passwordsAlone())),
                forMembers());
    }

    /** Where alert-service asks and reports for members. */
    private Map<String, String> forMembers() {
        return Map.of(
                "forewarn.checker.url",
                "http://127.0.0.1:" + options.ports().matching(),
                "forewarn.checker.key",
                secrets.membersKey(),
                "forewarn.reporting.url",
                "http://127.0.0.1:" + options.ports().intake(),
                "forewarn.reporting.key",
                secrets.membersKey());
    }

    private Map<String, String> common(Broker broker, Registry registry, int port) {
        return Map.of(
                "server.address", "127.0.0.1",
                "server.port", String.valueOf(port),
                "spring.kafka.bootstrap-servers", broker.bootstrapServers(),
                "spring.kafka.properties.schema.registry.url", registry.url(),
                "forewarn.access.operator-key-sha256", secrets.operatorKeySha256(),
                "forewarn.access.members-key-sha256", secrets.membersKeySha256());
    }

    private static Map<String, String> with(Map<String, String> some, Map<String, String> more) {
        var all = new HashMap<>(some);
        all.putAll(more);
        return Map.copyOf(all);
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
