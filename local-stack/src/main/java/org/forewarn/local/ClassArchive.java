package org.forewarn.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The loaded classes of a child JVM, written down when it first ends (JEP 350), so that the next one like it starts in
 * about half the time. Named for what it was made from: another JDK or another jar makes another archive.
 */
final class ClassArchive {

    private static final String KIND = "classes";
    private static final int DIGITS_OF_NAME = 12;

    private final String part;
    private final Path file;
    private final Path draft;
    private final boolean wanted;

    private ClassArchive(String part, Path file, boolean wanted) {
        this.part = part;
        this.file = file;
        this.draft = file.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid());
        this.wanted = wanted;
    }

    /** @param classPath what the classes come from */
    static ClassArchive of(String part, Installation installation, List<Path> classPath) {
        Path file = installation.cache(KIND).resolve(part + "-" + fingerprint(classPath) + ".jsa");
        return new ClassArchive(part, file, installation.keepsClassArchives() && !Files.exists(file));
    }

    /** What the JVM is told: use it, make it, or nothing. An archive that does not fit is passed over by the JVM. */
    List<String> options() {
        if (wanted) {
            return List.of("-XX:ArchiveClassesAtExit=" + draft, "-Xlog:disable");
        }
        return Files.exists(file) ? List.of("-XX:SharedArchiveFile=" + file, "-Xlog:disable") : List.of();
    }

    /** Whether the JVM writes it when it ends, which takes it seconds. */
    boolean isBeingMade() {
        return wanted;
    }

    /** To be called when the JVM has ended by itself. */
    void keep() {
        if (!wanted || !Files.exists(draft)) {
            return;
        }
        try {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            removeOthers();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was made from older jars. */
    private void removeOthers() throws IOException {
        try (Stream<Path> files = Files.list(file.resolveSibling("."))) {
            for (Path other : files.toList()) {
                String name = other.getFileName().toString();
                if (name.startsWith(part + "-")
                        && name.endsWith(".jsa")
                        && !other.getFileName().equals(file.getFileName())) {
                    Files.deleteIfExists(other);
                }
            }
        }
    }

    /** Of the JDK and of every file's name, size and time: reading 100 MB of jars at each start would cost what it saves. */
    static String fingerprint(List<Path> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(System.getProperty("java.vm.version").getBytes(StandardCharsets.UTF_8));
            for (Path path : files) {
                String one = path + " " + Files.size(path) + " "
                        + Files.getLastModifiedTime(path).toMillis() + "\n";
                digest.update(one.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS_OF_NAME);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is in every Java platform", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
