package org.forewarn.schemas.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FingerprintTest {

    private final byte[] secret = filled(1);

    @Test
    void theSameValueHasTheSameFingerprint() {
        assertThat(new Fingerprint(secret, "test").of("a"))
                .isEqualTo(new Fingerprint(secret, "test").of("a"))
                .hasSize(64);
    }

    @Test
    void valuePurposeAndSecretEachChangeIt() {
        assertThat(new Fingerprint(secret, "test").of("a"))
                .isNotEqualTo(new Fingerprint(secret, "test").of("b"))
                .isNotEqualTo(new Fingerprint(secret, "other").of("a"))
                .isNotEqualTo(new Fingerprint(filled(2), "test").of("a"));
    }

    @Test
    void aShortOneIsTheBeginningOfTheLongOne() {
        Fingerprint fingerprint = new Fingerprint(secret, "test");
        assertThat(fingerprint.of("a", 128)).hasSize(32);
        assertThat(fingerprint.of("a")).startsWith(fingerprint.of("a", 128));
    }

    @Test
    void aShortSecretIsRefused() {
        assertThatThrownBy(() -> new Fingerprint(new byte[31], "test")).hasMessageContaining("32 bytes");
    }

    private static byte[] filled(int value) {
        byte[] bytes = new byte[Fingerprint.MIN_SECRET_BYTES];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
