package org.forewarn.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.forewarn.local.Lifeline.Farewell;

/**
 * A service as the build packed it, laid out once as Spring Boot recommends for a quick start: its classes in one jar,
 * what it needs beside it. Only from such a layout can classes be archived ({@link ClassArchive}).
 */
final class ServiceJar {

    private static final Duration LAID_OUT_WITHIN = Duration.ofSeconds(60);
    private static final int HEAP_MEGABYTES = 64;

    private ServiceJar() {}

    /** The jar to start; its manifest names the jars beside it. */
    static Path laidOut(Installation installation, Service service, Path log) {
        Path packed = packed(installation, service);
        Path cache = installation.cache("services");
        Path folder = cache.resolve(service.artifact() + "-" + ClassArchive.fingerprint(List.of(packed)));
        if (!Files.isDirectory(folder)) {
            layOut(service, packed, cache, folder, log);
        }
        return folder.resolve(packed.getFileName());
    }

    private static Path packed(Installation installation, Service service) {
        Path target = installation.project().resolve(service.artifact()).resolve("target");
        if (Files.isDirectory(target)) {
            List<Path> jars = Installation.jars(target).stream()
                    .filter(jar ->
                            jar.getFileName().toString().matches(service.artifact() + "-[0-9][^-]*(-SNAPSHOT)?\\.jar"))
                    .toList();
            if (!jars.isEmpty()) {
                return newest(jars);
            }
        }
        throw new PartFailedException(
                service.artifact() + " is not built: mvn -pl " + service.artifact() + " -am -DskipTests package");
    }

    /** A jar of another version may lie beside it. */
    private static Path newest(List<Path> jars) {
        return jars.stream()
                .max(Comparator.comparingLong(jar -> jar.toFile().lastModified()))
                .orElseThrow();
    }

    /** Beside its place first, so that no one sees it half done; whoever is second throws his copy away. */
    private static void layOut(Service service, Path packed, Path cache, Path folder, Path log) {
        try {
            Path draft = Files.createTempDirectory(cache, "draft-");
            Child.start(
                            service.label(),
                            new Jvm(HEAP_MEGABYTES)
                                    .with("-Djarmode=tools")
                                    .jar(packed, "extract", "--force", "--destination", draft.toString()),
                            Map.of(),
                            log,
                            Farewell.KILL)
                    .awaitEnd(LAID_OUT_WITHIN);
            try {
                Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
            } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
                RunFolder.removed(draft);
            }
            removeOthers(service, cache, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was laid out from older builds. */
    private static void removeOthers(Service service, Path cache, Path folder) throws IOException {
        try (Stream<Path> folders = Files.list(cache)) {
            folders.filter(other -> other.getFileName().toString().startsWith(service.artifact() + "-"))
                    .filter(other -> !other.equals(folder))
                    .toList()
                    .forEach(RunFolder::removed);
        }
    }
}
