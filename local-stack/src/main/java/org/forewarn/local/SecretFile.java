package org.forewarn.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;

/** A text in a file that only its owner can read, from the first byte on. */
final class SecretFile {

    private SecretFile() {}

    static void write(Path file, String text) {
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the file holds; what was generated when there is none yet. */
    static String readOrCreate(Path file, Supplier<String> generate) {
        if (!Files.exists(file)) {
            write(file, generate.get());
        }
        return read(file);
    }
}
