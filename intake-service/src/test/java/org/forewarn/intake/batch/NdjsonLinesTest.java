package org.forewarn.intake.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.forewarn.intake.batch.LimitedInput.TooLargeException;
import org.forewarn.intake.reading.Json.Parsed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NdjsonLinesTest {

    private static final int MAX = 1_000;

    private static List<String> read(InputStream in) throws IOException {
        var lines = new NdjsonLines(in, MAX);
        List<String> read = new ArrayList<>();
        for (Line line = lines.next(); line != null; line = lines.next()) {
            var document = (Line.Document) line;
            read.add(document.number() + " "
                    + switch (document.parsed()) {
                        case Parsed.Tree(var tree) -> tree.toString();
                        case Parsed.Malformed(String detail) -> "malformed";
                    });
        }
        return read;
    }

    private static List<String> read(String text) throws IOException {
        return read(new ByteArrayInputStream(text.getBytes(UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1}\n[2]\n", "{\"a\":1}\r\n[2]", "\uFEFF{\"a\":1}\n[2]\n\n  \n"})
    void linesEndAsSendersEndThem(String text) throws IOException {
        assertThat(read(text)).containsExactly("1 {\"a\":1}", "2 [2]");
    }

    @Test
    void blankLinesCountButHoldNothing() throws IOException {
        assertThat(read("\n{}\n\r\n \t\n{}")).containsExactly("2 {}", "5 {}");
        assertThat(read("")).isEmpty();
    }

    @Test
    void aBadLineSpoilsNoOther() throws IOException {
        assertThat(read("{}\n{\n{}{}\n{}")).containsExactly("1 {}", "2 malformed", "3 malformed", "4 {}");
    }

    @Test
    void aLineThatIsTooLongIsPassedOver() throws IOException {
        String longest = "\"" + "x".repeat(MAX - 2) + "\"";
        assertThat(read(longest + "\n" + longest + " \n{}")).containsExactly("1 " + longest, "2 malformed", "3 {}");
        assertThat(read(" ".repeat(200_000) + "\n{}")).containsExactly("1 malformed", "2 {}");
    }

    @Test
    void howTheBodyIsCutIntoPiecesChangesNothing() throws IOException {
        long seed = Long.getLong("seed", System.nanoTime());
        var random = new SplittableRandom(seed);
        String text = "{\"a\":\"é€\uD83D\uDE00\"}\r\n\n[1]\n" + "9".repeat(MAX + 1) + "\n{}\n";
        List<String> whole = read(text);
        for (int i = 0; i < 500; i++) {
            assertThat(read(new InPieces(text.getBytes(UTF_8), random)))
                    .as("seed %d", seed)
                    .isEqualTo(whole);
        }
    }

    @Test
    void aBodyOverItsLimitEndsThere() throws IOException {
        byte[] body = "{}\n{}\n".getBytes(UTF_8);
        assertThat(read(new LimitedInput(new ByteArrayInputStream(body), body.length)))
                .hasSize(2);
        assertThatThrownBy(() -> read(new LimitedInput(new ByteArrayInputStream(body), body.length - 1)))
                .isInstanceOf(TooLargeException.class);
    }

    private static final class InPieces extends InputStream {

        private final ByteArrayInputStream in;
        private final SplittableRandom random;

        InPieces(byte[] bytes, SplittableRandom random) {
            this.in = new ByteArrayInputStream(bytes);
            this.random = random;
        }

        @Override
        public int read() {
            return in.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            return in.read(bytes, offset, Math.min(length, 1 + random.nextInt(50)));
        }
    }
}
