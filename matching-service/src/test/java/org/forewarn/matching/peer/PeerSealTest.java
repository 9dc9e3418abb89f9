package org.forewarn.matching.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.forewarn.matching.Events;
import org.junit.jupiter.api.Test;

class PeerSealTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String TIME = String.valueOf(NOW.toEpochMilli());
    private static final String BODY = "{\"subject\":\"case\"}";

    private final PeerSeal seal = new PeerSeal(Events.secret());

    @Test
    void aQuestionOfAnotherInstanceIsGenuineForAWhile() {
        String signature = new PeerSeal(Events.secret()).signature(TIME, BODY);

        assertThat(seal.isGenuine(signature, TIME, BODY, NOW)).isTrue();
        assertThat(seal.isGenuine(signature, TIME, BODY, NOW.plus(PeerSeal.MAX_AGE)))
                .isTrue();
        assertThat(seal.isGenuine(
                        signature, TIME, BODY, NOW.plus(PeerSeal.MAX_AGE).plusMillis(1)))
                .isFalse();
        assertThat(seal.isGenuine(
                        signature, TIME, BODY, NOW.minus(PeerSeal.MAX_AGE).minusMillis(1)))
                .as("from the future")
                .isFalse();
    }

    @Test
    void whatWasChangedOrSignedWithAnotherSecretIsNot() {
        String signature = seal.signature(TIME, BODY);
        byte[] other = Events.secret();
        other[0] = 1;

        assertThat(seal.isGenuine(signature, TIME, BODY + " ", NOW)).isFalse();
        assertThat(seal.isGenuine(signature, "1", BODY, NOW)).isFalse();
        assertThat(seal.isGenuine(new PeerSeal(other).signature(TIME, BODY), TIME, BODY, NOW))
                .isFalse();
        assertThat(seal.isGenuine(seal.signature("soon", BODY), "soon", BODY, NOW))
                .isFalse();
        String far = String.valueOf(Long.MAX_VALUE);
        assertThat(seal.isGenuine(seal.signature(far, BODY), far, BODY, NOW)).isFalse();
        assertThat(seal.isGenuine("", TIME, BODY, NOW)).isFalse();
    }

    @Test
    void anAnswerIsOpenedForItsOwnQuestionOnly() {
        String question = seal.signature(TIME, BODY);
        byte[] sealed = seal.seal("answer".getBytes(StandardCharsets.UTF_8), question);

        assertThat(seal.open(sealed, question)).contains("answer".getBytes(StandardCharsets.UTF_8));
        assertThat(seal.open(sealed, seal.signature(TIME, BODY + " "))).isEmpty();
        sealed[sealed.length - 1] ^= 1;
        assertThat(seal.open(sealed, question)).isEmpty();
        assertThat(seal.open(new byte[3], question)).isEmpty();
    }
}
