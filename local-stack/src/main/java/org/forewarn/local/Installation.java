package org.forewarn.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the build laid out for child processes, under this module's {@code target}: the jars of the broker and of
 * ourselves in {@code libs}, the registry in {@code registry}; and a place for what is made once and used again.
 *
 * @param target this module's {@code target}
 * @param keepsClassArchives whether child JVMs write a {@link ClassArchive} when they end: worth the seconds for who
 *     starts the suite again and again, not for tests, which end their parts without ceremony
 */
record Installation(Path target, boolean keepsClassArchives) {

    private static final String MODULE = "local-stack";
    private static final String LIBS = "libs";

    /** The one this class was loaded from, or one above the working directory. */
    static Installation find() {
        Path here = codeSource();
        if (here != null && here.getParent() != null && isTarget(here.getParent())) {
            return new Installation(here.getParent(), false);
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path target = folder.resolve(MODULE).resolve("target");
            if (isTarget(target)) {
                return new Installation(target, false);
            }
        }
        throw new PartFailedException("The broker and the registry are not laid out yet: build the module " + MODULE
                + " (mvn -pl " + MODULE + " -am -DskipTests package)");
    }

    Installation keepingClassArchives() {
        return new Installation(target, true);
    }

    /** The folder that holds all modules. */
    Path project() {
        return target.resolve("../..").normalize();
    }

    Path registry() {
        return target.resolve("registry");
    }

    /** What is made once and used again; each kind in a folder of its own. */
    Path cache(String kind) {
        Path folder = target.resolve("cache").resolve(kind);
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every jar in {@code libs}, in an order that never changes: shared class archives depend on it. */
    List<Path> libs() {
        return jars(target.resolve(LIBS));
    }

    static List<Path> jars(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isTarget(Path folder) {
        return Files.isDirectory(folder.resolve(LIBS)) && Files.isDirectory(folder.resolve("registry"));
    }

    private static @Nullable Path codeSource() {
        try {
            var source = Installation.class.getProtectionDomain().getCodeSource();
            return source == null ? null : Path.of(source.getLocation().toURI());
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
