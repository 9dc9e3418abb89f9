package org.forewarn.local.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.forewarn.schemas.sealing.Keyset;
import org.forewarn.schemas.sealing.Keyset.KeyInfo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysetCommandsTest {

    @TempDir
    private Path folder;

    private String file = "";

    @BeforeEach
    void aKeysetIsMade() {
        file = folder.resolve("keyset.json").toString();
        assertThat(Typed.alone(null, "keyset", "new", file).exit()).isZero();
    }

    @Test
    void aRotationGoesStepByStep() throws IOException {
        String old = keys().getFirst().keyId();
        String before = text();
        assertThat(Typed.alone(null, "keyset", "add", file).exit()).isZero();
        assertThat(keys()).hasSize(2).first().isEqualTo(new KeyInfo(old, true));
        assertThat(Typed.alone(null, "keyset", "promote", file).exit()).isZero();
        assertThat(keys()).first().isEqualTo(new KeyInfo(old, false));
        assertThat(Typed.alone(null, "keyset", "retire", file, old, "--yes").exit())
                .isZero();
        assertThat(keys()).singleElement().satisfies(key -> {
            assertThat(key.primary()).isTrue();
            assertThat(key.keyId()).isNotEqualTo(old);
        });
        assertThat(text()).isNotEqualTo(before);
    }

    @Test
    void nobodyElseCanReadItNowOrAfterAChange() throws IOException {
        ownerOnly();
        Files.setPosixFilePermissions(Path.of(file), PosixFilePermissions.fromString("rw-r--r--"));
        Typed.alone(null, "keyset", "add", file);
        ownerOnly();
        try (var left = Files.list(folder)) {
            assertThat(left).as("no draft stays").containsExactly(Path.of(file));
        }
    }

    @Test
    void nothingOfAKeyIsPrinted() throws IOException {
        for (String[] words : List.of(
                new String[] {"keyset", "add", file},
                new String[] {"keyset", "promote", file},
                new String[] {"keyset", "list", file},
                new String[] {"keyset", "list", file, "--json"})) {
            Typed typed = Typed.alone(null, words);
            assertThat(typed.exit()).isZero();
            assertThat(typed.out() + typed.err())
                    .contains(keys().getLast().keyId())
                    .doesNotContain("value", "AES")
                    .doesNotContainPattern("[A-Za-z0-9+/]{40}");
        }
    }

    @Test
    void aKeysetThatIsThereIsNotOverwritten() throws IOException {
        String before = text();
        Typed again = Typed.alone(null, "keyset", "new", file);
        assertThat(again.exit()).isEqualTo(1);
        assertThat(again.err()).contains("is there already");
        assertThat(text()).isEqualTo(before);
    }

    @Test
    void whereTheFileIsALinkWhatItLeadsToIsChanged() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link.json"), Path.of(file));
        assertThat(Typed.alone(null, "keyset", "add", link.toString()).exit()).isZero();
        assertThat(link).isSymbolicLink();
        assertThat(keys()).hasSize(2);
    }

    @Test
    void retiringIsAskedForAndThePrimaryKeyStays() throws IOException {
        String old = keys().getFirst().keyId();
        Typed.alone(null, "keyset", "add", file);
        assertThat(Typed.alone(null, "keyset", "retire", file, old).exit())
                .as("nobody to ask")
                .isEqualTo(2);
        assertThat(Typed.answering("n", "keyset", "retire", file, old).exit()).isEqualTo(1);
        Typed primary = Typed.answering("y", "keyset", "retire", file, old);
        assertThat(primary.exit()).isEqualTo(1);
        assertThat(primary.err()).contains("primary");
        assertThat(keys()).hasSize(2);
        Typed.alone(null, "keyset", "promote", file);
        assertThat(Typed.answering("y", "keyset", "retire", file, old).exit()).isZero();
    }

    @Test
    void whatIsNoKeysetIsSaidSoAndLeftAsItIs() throws IOException {
        Files.writeString(Path.of(file), "{\"planted\": 1}");
        Typed typed = Typed.alone(null, "keyset", "add", file);
        assertThat(typed.exit()).isEqualTo(1);
        assertThat(typed.err()).contains("not a Tink AEAD keyset").doesNotContain("planted");
        assertThat(text()).isEqualTo("{\"planted\": 1}");
        Typed missing = Typed.alone(null, "keyset", "list", file + "-not-there");
        assertThat(missing.exit()).isEqualTo(1);
        assertThat(missing.err()).contains("there is no file");
    }

    private void ownerOnly() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(file))))
                .isEqualTo("rw-------");
    }

    private List<KeyInfo> keys() throws IOException {
        return Keyset.keys(text());
    }

    private String text() throws IOException {
        return Files.readString(Path.of(file));
    }
}
