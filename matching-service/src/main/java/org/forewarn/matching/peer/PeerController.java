package org.forewarn.matching.peer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What other instances ask this one. It never passes a question on: who was asked in error says so, and two instances
 * that disagree do not send a question round.
 */
@RestController
final class PeerController {

    static final String PATH = "/internal/questions";
    static final String TIME = "Forewarn-Time";
    static final String SIGNATURE = "Forewarn-Signature";

    private final Map<String, Answerer<?, ?>> answerers;
    private final PeerSeal seal;
    private final Clock clock;
    private final JsonMapper json;
    private final Counter refused;

    PeerController(List<Answerer<?, ?>> answerers, PeerSeal seal, Clock clock, JsonMapper json, MeterRegistry meters) {
        this.answerers = answerers.stream().collect(Collectors.toMap(Answerer::subject, Function.identity()));
        this.seal = seal;
        this.clock = clock;
        this.json = json;
        this.refused = Counter.builder("forewarn.matching.peer.refused")
                .description("Questions that did not come from another instance, or too late")
                .register(meters);
    }

    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> answer(
            @RequestHeader(name = TIME, required = false) @Nullable String time,
            @RequestHeader(name = SIGNATURE, required = false) @Nullable String signature,
            @RequestBody(required = false) byte @Nullable [] body) {
        String text = body == null ? "" : new String(body, StandardCharsets.UTF_8);
        if (time == null || signature == null || !seal.isGenuine(signature, time, text, clock.instant())) {
            refused.increment();
            return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
        }
        try {
            PeerQuestion question = json.readValue(text, PeerQuestion.class);
            Answerer<?, ?> answerer = answerers.get(question.subject());
            return answerer == null
                    ? ResponseEntity.notFound().build()
                    : ResponseEntity.ok()
                            .cacheControl(CacheControl.noStore())
                            .contentType(MediaType.APPLICATION_OCTET_STREAM)
                            .body(seal.seal(answer(answerer, question), signature));
        } catch (JacksonException e) {
            // another release asks what this one does not understand
            return ResponseEntity.badRequest().build();
        } catch (HolderUnavailableException e) {
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build();
        }
    }

    private <Q, A> byte[] answer(Answerer<Q, A> answerer, PeerQuestion question) {
        Q asked = json.treeToValue(question.question(), answerer.questions());
        return json.writeValueAsBytes(answerer.answer(question.partition(), asked));
    }
}
