package org.forewarn.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.forewarn.local.Lifeline.Farewell;
import tools.jackson.databind.json.JsonMapper;

/** The three services as their own processes, each of which can be stopped, killed and started again. */
public final class Services implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofMinutes(2);
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(5);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Installation installation;
    private final RunFolder folder;
    private final Function<Service, Jvm> jvms;
    private final Map<Service, Map<String, String>> properties = new ConcurrentHashMap<>();
    private final Map<Service, Running> running = new EnumMap<>(Service.class);
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private record Running(Child child, ClassArchive archive) {}

    Services(Installation installation, RunFolder folder) {
        this(installation, folder, service -> new Jvm(service.heapMegabytes()));
    }

    /** @param jvms in what each of them runs */
    Services(Installation installation, RunFolder folder, Function<Service, Jvm> jvms) {
        this.installation = installation;
        this.folder = folder;
        this.jvms = jvms;
    }

    /** @param its properties, as Spring Boot names them; secrets among them */
    void configure(Service service, Map<String, String> its) {
        properties.put(service, its);
    }

    /** Starts it and waits until it is ready. */
    public void start(Service service) {
        Path log = folder.log(service.label());
        Path jar = ServiceJar.laidOut(installation, service, log);
        ClassArchive archive = ClassArchive.of(service.label(), installation, List.of(jar));
        Child child = Child.start(
                service.label(),
                jvms.apply(service)
                        .with("--enable-native-access=ALL-UNNAMED", "-Djava.io.tmpdir=" + folder.of("tmp"))
                        .with(archive)
                        .jar(jar),
                environment(service),
                log,
                Farewell.KILL);
        synchronized (running) {
            running.put(service, new Running(child, archive));
        }
        child.awaitReady(READY_WITHIN, () -> isReady(service));
    }

    /** Stops it as an operator would: it finishes what it has begun. Nothing happens when it does not run. */
    public void stop(Service service) {
        remove(service).forEach(one -> {
            one.child().close();
            one.archive().keep();
        });
    }

    /** Ends it as a crash would. */
    public void kill(Service service) {
        remove(service).forEach(one -> one.child().kill());
    }

    public String url(Service service) {
        return "http://127.0.0.1:" + propertiesOf(service).get("server.port");
    }

    /** Stops all at once. */
    @Override
    public void close() {
        Parallel.run(Arrays.stream(Service.values())
                .map(service -> (Runnable) () -> stop(service))
                .toArray(Runnable[]::new));
    }

    boolean writeArchives() {
        synchronized (running) {
            return running.values().stream().anyMatch(one -> one.archive().isBeingMade());
        }
    }

    List<Long> pids() {
        synchronized (running) {
            return running.values().stream().map(one -> one.child().pid()).toList();
        }
    }

    private Stream<Running> remove(Service service) {
        synchronized (running) {
            return Stream.ofNullable(running.remove(service));
        }
    }

    private boolean isReady(Service service) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url(service) + "/actuator/health/readiness"))
                .timeout(CALL_TIMEOUT)
                .build();
        return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    }

    /** One variable for all: others would need each name bent to what a variable may be called. */
    private Map<String, String> environment(Service service) {
        return Map.of(
                "SPRING_APPLICATION_JSON", JSON.writeValueAsString(propertiesOf(service)),
                "ROCKSDB_SHAREDLIB_DIR", folder.of("tmp").toString());
    }

    private Map<String, String> propertiesOf(Service service) {
        return Objects.requireNonNull(properties.get(service), () -> service + " is not configured");
    }
}
