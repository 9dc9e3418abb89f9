package org.forewarn.benchmarks.load;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerReaderTest {

    private static final String LENGTH = "HTTP/1.1 202 Accepted\r\nContent-Length: 5\r\n\r\nhello";
    private static final String CHUNKED = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n"
            + "5\r\nhello\r\n10\r\n, this is longer\r\n0\r\n\r\n";

    private final AnswerReader reader = new AnswerReader();

    @Test
    void aBodyOfAnnouncedLengthIsRead() throws IOException {
        Answer answer = requireNonNull(take(LENGTH));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("hello");
        assertThat(answer.closes()).isFalse();
    }

    @Test
    void aBodyInChunksIsPutTogether() throws IOException {
        Answer answer = requireNonNull(take(CHUNKED));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("hello, this is longer");
    }

    /** However the network cuts it. */
    @ParameterizedTest
    @ValueSource(strings = {LENGTH, CHUNKED})
    void anAnswerThatComesByteByByteIsTheSame(String text) throws IOException {
        String whole = requireNonNull(take(text)).body();
        for (int i = 0; i < text.length() - 1; i++) {
            assertThat(take(text.substring(i, i + 1))).isNull();
        }

        assertThat(requireNonNull(take(text.substring(text.length() - 1))).body())
                .isEqualTo(whole);
    }

    @Test
    void oneAnswerAfterTheOtherIsRead() throws IOException {
        take(CHUNKED);

        assertThat(requireNonNull(take(LENGTH)).body()).isEqualTo("hello");
    }

    @Test
    void anAnswerWithoutABodyIsWhole() throws IOException {
        assertThat(requireNonNull(take("HTTP/1.1 202 Accepted\r\n\r\n")).body()).isEmpty();
    }

    @Test
    void theServersWishToCloseIsSeen() throws IOException {
        assertThat(requireNonNull(take("HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"))
                        .closes())
                .isTrue();
    }

    @Test
    void textsAreCounted() throws IOException {
        Answer answer = requireNonNull(take("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nab ab aba"));

        assertThat(answer.count("ab".getBytes(StandardCharsets.US_ASCII))).isEqualTo(3);
    }

    @Test
    void moreThanOneAnswerIsRefused() {
        assertThatThrownBy(() -> take(LENGTH + "H")).isInstanceOf(IOException.class);
    }

    @Test
    void whatIsNoHttpIsRefused() {
        assertThatThrownBy(() -> take("SSH-2.0-OpenSSH\r\n\r\n")).isInstanceOf(IOException.class);
    }

    private @Nullable Answer take(String text) throws IOException {
        return reader.take(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
    }
}
