package org.forewarn.local.operator;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A keyset in a file that only its owner can read. A change is written beside it, flushed to the disk, and takes its place
 * in one step: whoever reads, or starts after a power cut, finds the one before or the one after and never a half.
 */
final class KeysetFile {

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    /** A keyset of hundreds of keys; anything longer is another file. */
    private static final long MAX_BYTES = 1 << 20;

    private final Path path;

    KeysetFile(Path path) {
        this.path = path;
    }

    /**
     * Makes the file.
     *
     * @throws FileAlreadyExistsException when there is one: what it sealed could not be opened without it
     */
    void create(String keyset) throws IOException {
        if (Files.exists(path)) {
            throw new FileAlreadyExistsException(path.toString());
        }
        replace(path, keyset);
    }

    String read() throws IOException {
        if (Files.size(path) > MAX_BYTES) {
            throw new IOException(path + " is too long for a keyset");
        }
        return Files.readString(path);
    }

    /** Where the file is a link, what it leads to is changed. */
    String change(UnaryOperator<String> change) throws IOException {
        String changed = change.apply(read());
        replace(path.toRealPath(), changed);
        return changed;
    }

    private static void replace(Path target, String text) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        Path draft = Files.createTempFile(folder, ".keyset-", ".draft", OWNER_ONLY);
        try {
            try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap((text + "\n").getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
