package org.forewarn.alert.inbound;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.errors.InterruptException;
import org.forewarn.alert.inbound.Checked.Away;
import org.forewarn.alert.inbound.Checked.Enough;
import org.forewarn.alert.inbound.Checked.Known;
import org.forewarn.alert.inbound.Checked.TooMany;
import org.forewarn.alert.inbound.Checked.Unknown;
import org.forewarn.alert.inbound.Checked.Unread;
import org.forewarn.kit.connection.Calls;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks matching-service whether something is known, as any charity does. Who asks learns within seconds, or that not. */
@Component
class Checker {

    static final int TRIES = 3;

    private static final Logger log = LoggerFactory.getLogger(Checker.class);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);
    private static final int OK = 200;
    private static final int NOT_UNDERSTOOD = 422;
    private static final int BAD_REQUEST = 400;
    private static final int TOO_MANY_REQUESTS = 429;

    private final @Nullable String key;
    private final RestClient http;
    private final MeterRegistry meters;

    Checker(CheckerProperties properties, MeterRegistry meters) {
        this.key = properties.key() == null || properties.key().isBlank()
                ? null
                : properties.key().strip();
        this.http = Calls.to(properties.url(), properties.within());
        this.meters = meters;
    }

    Checked check(Query query) {
        Checked checked = key == null ? new Away() : tried(query, key);
        meters.counter(
                        "forewarn.inbound.checks",
                        "answer",
                        checked.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT))
                .increment();
        return checked;
    }

    private Checked tried(Query query, String withKey) {
        for (int attempt = 1; ; attempt++) {
            Checked checked = ask(query, withKey);
            if (!(checked instanceof Away) || attempt == TRIES) {
                return checked;
            }
            pause();
        }
    }

    private Checked ask(Query query, String withKey) {
        try {
            return http.post()
                    .uri("/v1/checks")
                    .headers(headers -> headers.setBearerAuth(withKey))
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(JsonMapper.shared().writeValueAsString(Map.of("type", query.type(), "value", query.value())))
                    .exchange((request, answer) -> read(
                            answer.getStatusCode().value(), answer.getBody().readAllBytes()));
        } catch (RestClientException e) {
            // its message may quote an answer
            log.warn("The checker does not answer ({})", e.getClass().getSimpleName());
            return new Away();
        }
    }

    private static Checked read(int status, byte[] body) {
        return switch (status) {
            case OK -> answer(body);
            case BAD_REQUEST, NOT_UNDERSTOOD -> new Unread();
            case TOO_MANY_REQUESTS -> new Enough();
            default -> {
                log.warn("The checker answers {}", status);
                yield new Away();
            }
        };
    }

    private static Checked answer(byte[] body) {
        try {
            JsonNode answer = JsonMapper.shared().readTree(body);
            return switch (answer.path("answer").asString("")) {
                case "known" -> known(answer);
                case "unknown" -> new Unknown();
                case "too_many" -> new TooMany();
                default -> new Away();
            };
        } catch (JacksonException e) {
            return new Away();
        }
    }

    private static Checked known(JsonNode answer) {
        List<String> counties = new ArrayList<>();
        answer.path("counties").forEach(county -> counties.add(county.asString("")));
        return new Known(
                answer.path("reports").asInt(1),
                answer.path("charities").asInt(1),
                answer.path("more").asBoolean(false),
                month(answer.path("lastMonth").asString("")),
                answer.path("severity").asString("unknown"),
                counties);
    }

    private static @Nullable YearMonth month(String text) {
        try {
            return text.isEmpty() ? null : YearMonth.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_TRIES);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
