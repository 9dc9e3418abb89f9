package org.forewarn.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where one run keeps its data and logs, readable by its owner only: a temporary folder that goes when the run ends, or
 * a folder that was named and stays.
 */
public final class RunFolder implements AutoCloseable {

    private static final String LOGS = "logs";

    /** Whatever the folder that was named allows: what lies in it is about people. */
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path path;
    private final boolean temporary;
    private final @Nullable FileChannel lock;
    private volatile boolean logsStay;

    private RunFolder(Path path, boolean temporary, @Nullable FileChannel lock) {
        this.path = path;
        this.temporary = temporary;
        this.lock = lock;
    }

    /** A new one, removed on {@link #close()} or when this process ends, however it ends. */
    public static RunFolder temporary() {
        try {
            Path path = Files.createTempDirectory("forewarn-").toRealPath();
            Lifeline.ofThisProcess().removeAtEnd(path);
            return new RunFolder(path, true, null);
        } catch (IOException e) {
            throw new PartFailedException("No temporary folder can be made: " + e.getMessage(), e);
        }
    }

    /**
     * A folder that stays; made when it is not there.
     *
     * @throws PartFailedException when it cannot be written to, or another run uses it
     */
    public static RunFolder at(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder, OWNER_ONLY);
            }
            Path path = folder.toRealPath();
            return new RunFolder(path, false, lock(path));
        } catch (IOException e) {
            throw new PartFailedException("The data folder " + folder + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        FileChannel channel =
                FileChannel.open(path.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // held by this very process: as good as held by another
        }
        channel.close();
        throw new PartFailedException("The data folder " + path + " is used by another run");
    }

    public Path path() {
        return path;
    }

    /** Whether it stays when the run ends; parts then take care that nothing is lost in a power cut. */
    public boolean stays() {
        return !temporary;
    }

    /** A part's own folder in it; made when it is not there. */
    Path of(String part) {
        return folder(path.resolve(part));
    }

    Path log(String part) {
        return folder(path.resolve(LOGS)).resolve(part + ".log");
    }

    private static Path folder(Path folder) {
        try {
            return Files.createDirectories(folder, OWNER_ONLY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** When something went wrong: the logs of a temporary folder stay for whoever looks. */
    public void keepLogs() {
        if (temporary) {
            Lifeline.ofThisProcess().keep(path);
            logsStay = true;
        }
    }

    @Override
    public void close() {
        try {
            if (lock != null) {
                lock.close();
            }
            if (temporary) {
                removeData();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void removeData() throws IOException {
        if (!logsStay || Files.notExists(path.resolve(LOGS))) {
            removed(path);
            return;
        }
        try (Stream<Path> inside = Files.list(path)) {
            inside.filter(one -> !one.endsWith(LOGS)).forEach(RunFolder::removed);
        }
    }

    /** The same path, with nothing there any more. */
    static Path removed(Path folder) {
        if (!Files.exists(folder)) {
            return folder;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " could not be removed", e);
        }
    }
}
