package org.forewarn.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.forewarn.schemas.sealing.Keyset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    private static final String GOOD = Base64.getEncoder().encodeToString(new byte[32]);

    @Test
    void goodSecretsAreTaken() {
        var secrets = new Secrets(GOOD, new Secrets.Sealing(Keyset.generate()));
        assertThat(secrets.sealer()).isNotNull();
        assertThat(secrets.fingerprint("test").of("value")).hasSize(64);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "planted!", "cGxhbnRlZA=="})
    void aBadSecretIsNamedAndNotQuoted(@Nullable String secret) {
        assertThatThrownBy(() -> new Secrets(secret, null).fingerprint("test"))
                .isInstanceOf(BadSecretException.class)
                .hasMessageStartingWith("The property forewarn.secret is ")
                .hasMessageNotContaining("planted");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "planted", "{\"planted\": 1}"})
    void aBadKeysetIsNamedAndNotQuoted(@Nullable String keyset) {
        assertThatThrownBy(() -> new Secrets(GOOD, new Secrets.Sealing(keyset)).sealer())
                .isInstanceOf(BadSecretException.class)
                .hasMessageStartingWith("The property forewarn.sealing.keyset is ")
                .hasMessageNotContaining("planted");
    }

    @Test
    void secretsDoNotPrintThemselves() {
        assertThat(new Secrets(GOOD, new Secrets.Sealing("planted")).toString()).doesNotContain("planted", GOOD);
    }

    @Test
    void theOperatorIsToldWhatToSet() {
        var failure = new BadSecretException("forewarn.sealing.keyset", "is missing");
        assertThat(new BadSecretAnalyzer().analyze(failure, failure).getAction())
                .contains("FOREWARN_SEALING_KEYSET");
    }
}
