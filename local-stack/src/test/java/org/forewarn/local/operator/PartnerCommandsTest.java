package org.forewarn.local.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is decided before a service is called. Calls themselves are tested where there is a service. */
class PartnerCommandsTest {

    private static final String KEY = "fwk_0123456789_" + "A".repeat(43);

    @TempDir
    private Path folder;

    @Test
    void whoDoesNotSayWhoTheyAreIsToldHow() {
        Typed typed = Typed.alone(null, "partner", "list");
        assertThat(typed.exit()).isEqualTo(2);
        assertThat(typed.err()).contains("FOREWARN_OPERATOR_KEY", "--operator-key-file");
    }

    @Test
    void whatIsNoKeyIsNotSentAndNotRepeated() throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "planted\n");
        for (Typed typed : List.of(
                Typed.alone("planted", "partner", "list"),
                Typed.alone(KEY, "partner", "list", "--operator-key-file", file.toString()))) {
            assertThat(typed.exit()).isEqualTo(2);
            assertThat(typed.err()).contains("holds no API key").doesNotContain("planted");
        }
        Typed missing = Typed.alone(KEY, "partner", "list", "--operator-key-file", file + "-not-there");
        assertThat(missing.exit()).isEqualTo(2);
        assertThat(missing.err()).contains("cannot be read");
    }

    @Test
    void aServiceThatIsNotThereIsSaidSo() throws IOException {
        Typed typed = Typed.alone(KEY, "partner", "list", "--url", "http://127.0.0.1:" + freePort());
        assertThat(typed.exit()).isEqualTo(1);
        assertThat(typed.err()).contains("cannot be reached").doesNotContain(KEY);
    }

    @Test
    void revokingIsAskedForBeforeAnythingIsCalled() throws IOException {
        String url = "http://127.0.0.1:" + freePort();
        Typed alone = Typed.alone(KEY, "partner", "revoke", "rose-house", "--url", url);
        assertThat(alone.exit()).isEqualTo(2);
        assertThat(alone.err()).contains("--yes");
        Typed no = Typed.answering("", "partner", "revoke", "rose-house", "--url", url);
        assertThat(no.exit()).isEqualTo(1);
        assertThat(no.out()).contains("all keys of rose-house", "Nothing was done.");
        assertThat(Typed.answering("", "partner", "revoke", "rose-house", "--key", "0123456789", "--url", url)
                        .out())
                .contains("the key 0123456789 of rose-house");
    }

    @Test
    void aTableIsAlignedAndNothingInItMovesTheCursor() {
        var out = new ByteArrayOutputStream();
        var print = new PrintStream(out, true, StandardCharsets.UTF_8);
        new Screen(print, print, null, false)
                .table(
                        List.of("NAME", "STATE"),
                        List.of(List.of("Café Rose", "valid"), List.of("x\u001B[2J", "revoked"), List.of("y", "")));
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("NAME       STATE\nCafé Rose  valid\nx?[2J      revoked\ny\n");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
