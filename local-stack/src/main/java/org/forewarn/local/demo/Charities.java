package org.forewarn.local.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.forewarn.local.demo.Samples.Charity;

/** The sample charities' keys: given when a charity is added, and kept in the data folder, since they are shown once. */
final class Charities {

    private final Api api;
    private final Path folder;

    /** @param folder readable by its owner only */
    Charities(Api api, Path folder) {
        this.api = api;
        this.folder = folder;
    }

    /** Each charity's key, by partnerId. */
    Map<String, String> keysOf(List<Charity> charities) {
        var keys = new HashMap<String, String>();
        for (Charity charity : charities) {
            Path file = folder.resolve("key-of-" + charity.partnerId());
            keys.put(
                    charity.partnerId(),
                    api.addCharity(charity).map(key -> kept(file, key)).orElseGet(() -> known(file)));
        }
        return keys;
    }

    private static String kept(Path file, String key) {
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, key);
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String known(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new DemoFailedException("the charity of " + file + " was added before, but its key is not there");
        }
    }
}
