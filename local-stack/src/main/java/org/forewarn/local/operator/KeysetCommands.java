package org.forewarn.local.operator;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.forewarn.local.operator.Options.NotUnderstoodException;
import org.forewarn.schemas.sealing.Keyset;
import org.forewarn.schemas.sealing.Keyset.KeyInfo;
import tools.jackson.databind.node.JsonNodeFactory;

/** The keyset that seals reports, step by step. Shows ids of keys and nothing of what they are made of. */
final class KeysetCommands {

    private final Screen screen;

    KeysetCommands(Screen screen) {
        this.screen = screen;
    }

    private interface Step {
        void take() throws IOException;
    }

    int create(Path file) {
        return taken(file, () -> {
            String keyset = Keyset.generate();
            new KeysetFile(file).create(keyset);
            screen.line("Made " + file + ", which only you can read. Keep a copy in a safe place:");
            screen.line("without it, what it has sealed cannot be opened by anybody.");
            screen.line("");
            show(Keyset.keys(keyset));
        });
    }

    int add(Path file) {
        return taken(file, () -> {
            String changed = new KeysetFile(file).change(Keyset::withNewKey);
            screen.line(
                    "Added a key, which opens and does not seal yet. Give the file to every service and restart them");
            screen.line("one by one; when all of them have it: ./forewarn keyset promote " + file);
            screen.line("");
            show(Keyset.keys(changed));
        });
    }

    int promote(Path file) {
        return taken(file, () -> {
            String changed = new KeysetFile(file).change(Keyset::withNewestAsPrimary);
            screen.line(
                    "The newest key seals from now on, in every service that has this file; the others still open.");
            screen.line("");
            show(Keyset.keys(changed));
        });
    }

    int retire(Path file, String keyId, boolean sure) {
        if (!sure) {
            if (!screen.canAsk()) {
                throw new NotUnderstoodException("nobody is there to ask: --yes says that it is meant");
            }
            if (!screen.isSure("Take the key " + keyId + " out? What it has sealed cannot be opened any more.")) {
                screen.line("Nothing was done.");
                return Operator.FAILED;
            }
        }
        return taken(file, () -> {
            String changed = new KeysetFile(file).change(keyset -> Keyset.withoutKey(keyset, keyId));
            screen.line("Took the key " + keyId + " out.");
            screen.line("");
            show(Keyset.keys(changed));
        });
    }

    int list(Path file, boolean json) {
        return taken(file, () -> {
            List<KeyInfo> keys = Keyset.keys(new KeysetFile(file).read());
            if (json) {
                var answer = JsonNodeFactory.instance.objectNode();
                var array = answer.putArray("keys");
                keys.forEach(key -> array.addObject().put("keyId", key.keyId()).put("primary", key.primary()));
                screen.line(answer.toString());
            } else {
                show(keys);
            }
        });
    }

    private int taken(Path file, Step step) {
        try {
            step.take();
            return Operator.DONE;
        } catch (FileAlreadyExistsException e) {
            screen.error(file + " is there already; it is left as it is");
        } catch (NoSuchFileException e) {
            screen.error("there is no file " + file);
        } catch (IOException e) {
            screen.error(file + " cannot be read or written");
        } catch (IllegalArgumentException e) {
            screen.error(file + ": " + e.getMessage());
        }
        return Operator.FAILED;
    }

    private void show(List<KeyInfo> keys) {
        screen.table(
                List.of("KEY", "PRIMARY"),
                keys.stream()
                        .map(key -> List.of(key.keyId(), key.primary() ? "yes" : "no"))
                        .toList());
    }
}
