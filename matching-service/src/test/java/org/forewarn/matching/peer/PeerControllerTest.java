package org.forewarn.matching.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.forewarn.matching.Events;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/** Who may ask an instance, and what: each rule broken alone. */
class PeerControllerTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String TIME = String.valueOf(NOW.toEpochMilli());
    private static final String BODY = "{\"subject\":\"echo\",\"partition\":3,\"question\":{\"word\":\"fern\"}}";

    private final PeerSeal seal = new PeerSeal(Events.secret());
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Echo echo = new Echo();
    private final PeerController controller =
            new PeerController(List.of(echo), seal, Clock.fixed(NOW, ZoneOffset.UTC), JsonMapper.shared(), meters);

    @Test
    void aGenuineQuestionIsAnsweredForWhoAskedItOnly() {
        String signature = seal.signature(TIME, BODY);

        ResponseEntity<byte[]> answer = ask(TIME, signature, BODY);

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(echo.asked).containsExactly("3 fern");
        byte[] sealed = answer.getBody();
        assertThat(new String(sealed, StandardCharsets.UTF_8)).doesNotContain("fern");
        assertThat(seal.open(sealed, signature)).isPresent();
        assertThat(seal.open(sealed, seal.signature(TIME + "1", BODY))).isEmpty();
    }

    @Test
    void withoutSignatureOrTimeOrBodyNothingIsAsked() {
        refused(null, seal.signature(TIME, BODY), BODY);
        refused(TIME, null, BODY);
        refused(TIME, seal.signature(TIME, BODY), null);
    }

    @Test
    void aForgedSignatureIsRefused() {
        String genuine = seal.signature(TIME, BODY);
        byte[] other = Events.secret();
        other[0] = 1;

        refused(TIME, "0".repeat(genuine.length()), BODY);
        refused(TIME, genuine.substring(1), BODY);
        refused(TIME, new PeerSeal(other).signature(TIME, BODY), BODY);
    }

    @Test
    void aSignatureIsBoundToItsBody() {
        refused(TIME, seal.signature(TIME, BODY), BODY.replace("fern", "moss"));
        refused(TIME, seal.signature(TIME, BODY), BODY.replace("3", "4"));
    }

    @Test
    void aSignatureIsBoundToItsTimeAndThatToNow() {
        String old = String.valueOf(NOW.minus(PeerSeal.MAX_AGE).minusMillis(1).toEpochMilli());
        String coming = String.valueOf(NOW.plus(PeerSeal.MAX_AGE).plusMillis(1).toEpochMilli());

        refused(old, seal.signature(old, BODY), BODY);
        refused(coming, seal.signature(coming, BODY), BODY);
        // recorded then, sent again as of now
        refused(TIME, seal.signature(old, BODY), BODY);
    }

    @Test
    void whatAnotherReleaseAsksAndThisOneDoesNotKnowIsNoAnswer() {
        assertThat(asked(BODY.replace("echo", "tomorrow")).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(asked("{\"subject\":").getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(asked(BODY.replace("{\"word\":\"fern\"}", "[1]")).getStatusCode())
                .isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(echo.asked).isEmpty();
    }

    @Test
    void whoDoesNotHoldTheAnswerSaysSo() {
        echo.isHere = false;

        ResponseEntity<byte[]> answer = asked(BODY);

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(answer.getBody()).isNull();
    }

    private ResponseEntity<byte[]> asked(String body) {
        return ask(TIME, seal.signature(TIME, body), body);
    }

    private ResponseEntity<byte[]> ask(@Nullable String time, @Nullable String signature, @Nullable String body) {
        return controller.answer(time, signature, body == null ? null : body.getBytes(StandardCharsets.UTF_8));
    }

    private void refused(@Nullable String time, @Nullable String signature, @Nullable String body) {
        double before = meters.counter("forewarn.matching.peer.refused").count();

        ResponseEntity<byte[]> answer = ask(time, signature, body);

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(answer.getBody()).isNull();
        assertThat(echo.asked).isEmpty();
        assertThat(meters.counter("forewarn.matching.peer.refused").count()).isEqualTo(before + 1);
    }

    /** Says what it is asked. */
    static final class Echo implements Answerer<Echo.Word, Echo.Word> {

        final List<String> asked = new ArrayList<>();
        boolean isHere = true;

        record Word(String word) {}

        @Override
        public String subject() {
            return "echo";
        }

        @Override
        public String store() {
            return "none";
        }

        @Override
        public Class<Word> questions() {
            return Word.class;
        }

        @Override
        public Class<Word> answers() {
            return Word.class;
        }

        @Override
        public Word answer(int partition, Word question) {
            if (!isHere) {
                throw new HolderUnavailableException("not here");
            }
            asked.add(partition + " " + question.word());
            return question;
        }
    }
}
