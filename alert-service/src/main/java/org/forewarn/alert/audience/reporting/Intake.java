package org.forewarn.alert.audience.reporting;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.forewarn.alert.audience.reporting.Answered.Away;
import org.forewarn.alert.audience.reporting.Answered.Enough;
import org.forewarn.alert.audience.reporting.Answered.OtherContent;
import org.forewarn.alert.audience.reporting.Answered.Refused;
import org.forewarn.alert.audience.reporting.Answered.Stands;
import org.forewarn.alert.audience.reporting.Answered.TakenBack;
import org.forewarn.alert.audience.reporting.Answered.TooLong;
import org.forewarn.alert.audience.reporting.Answered.Unknown;
import org.forewarn.kit.connection.Calls;
import org.forewarn.kit.problem.FieldProblem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Speaks to intake-service as any charity does. Every call ends in bounded time; when several have failed, the next ones fail
 * at once until it was left alone for a while, so that nobody waits for what will not come.
 */
@Component
class Intake {

    private static final Logger log = LoggerFactory.getLogger(Intake.class);
    private static final String REPORTS = "/v1/reports";
    private static final String NAMED = REPORTS + "/{reference}";

    /** The last calls by which it is judged, and from how many on. */
    private static final int JUDGED_BY = 10;

    private static final int JUDGED_FROM = 5;
    private static final int HALF = 50;
    private static final Duration LEFT_ALONE = Duration.ofSeconds(10);
    private static final int TRIED_AGAIN_WITH = 2;

    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int CONTENT_TOO_LARGE = 413;
    private static final int TOO_MANY_REQUESTS = 429;

    private final @Nullable String key;
    private final RestClient http;
    private final CircuitBreaker circuit;
    private final MeterRegistry meters;

    Intake(ReportingProperties properties, MeterRegistry meters) {
        this.key = properties.key();
        this.http = Calls.to(properties.url(), properties.within());
        this.circuit = CircuitBreaker.of(
                "intake",
                CircuitBreakerConfig.custom()
                        .slidingWindow(JUDGED_BY, JUDGED_FROM, SlidingWindowType.COUNT_BASED)
                        .failureRateThreshold(HALF)
                        .waitDurationInOpenState(LEFT_ALONE)
                        .permittedNumberOfCallsInHalfOpenState(TRIED_AGAIN_WITH)
                        .build());
        this.meters = meters;
    }

    /** Sends a report for the first time, or the same once more. */
    Answered send(JsonNode report) {
        return counted("send", call(HttpMethod.POST, REPORTS, "", report));
    }

    /** Puts a report in the place of the one of that name. */
    Answered amend(String reference, JsonNode report) {
        return counted("amend", call(HttpMethod.PUT, NAMED, reference, report));
    }

    Answered withdraw(String reference) {
        return counted("withdraw", call(HttpMethod.DELETE, NAMED, reference, null));
    }

    /** What is known of a report. */
    Answered state(String reference) {
        return call(HttpMethod.GET, NAMED, reference, null);
    }

    private Answered counted(String what, Answered answered) {
        meters.counter(
                        "forewarn.reporting.calls",
                        "call",
                        what,
                        "answer",
                        answered.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                .increment();
        return answered;
    }

    private Answered call(HttpMethod method, String path, String reference, @Nullable JsonNode report) {
        if (key == null || !circuit.tryAcquirePermission()) {
            return new Away();
        }
        long begun = System.nanoTime();
        Answered answered = ask(key, method, path, reference, report);
        long took = System.nanoTime() - begun;
        if (answered instanceof Away) {
            circuit.onError(took, TimeUnit.NANOSECONDS, new IllegalStateException("no answer"));
        } else {
            circuit.onSuccess(took, TimeUnit.NANOSECONDS);
        }
        return answered;
    }

    private Answered ask(String withKey, HttpMethod method, String path, String reference, @Nullable JsonNode report) {
        try {
            RestClient.RequestBodySpec request = http.method(method)
                    .uri(path, reference.isEmpty() ? new Object[0] : new Object[] {reference})
                    .headers(headers -> headers.setBearerAuth(withKey));
            if (report != null) {
                request = request.contentType(MediaType.APPLICATION_JSON)
                        .body(JsonMapper.shared().writeValueAsBytes(report));
            }
            Answered answered = request.exchange((asked, answer) ->
                    read(answer.getStatusCode().value(), answer.getBody().readAllBytes()));
            return answered == null ? new Away() : answered;
        } catch (RestClientException e) {
            // its message may quote an answer
            log.warn("Intake does not answer ({})", e.getClass().getSimpleName());
            return new Away();
        }
    }

    private static Answered read(int status, byte[] body) {
        return switch (status) {
            case OK, ACCEPTED -> state(body);
            case BAD_REQUEST -> refused(body);
            case NOT_FOUND -> new Unknown();
            case CONFLICT -> new OtherContent();
            case CONTENT_TOO_LARGE -> new TooLong();
            case TOO_MANY_REQUESTS -> new Enough();
            default -> {
                log.warn("Intake answers {}", status);
                yield new Away();
            }
        };
    }

    private static Answered state(byte[] body) {
        JsonNode answer = json(body);
        return answer != null && answer.path("state").asString("").equals("withdrawn") ? new TakenBack() : new Stands();
    }

    private static Answered refused(byte[] body) {
        JsonNode answer = json(body);
        var problems = new ArrayList<FieldProblem>();
        if (answer != null) {
            answer.path("errors")
                    .forEach(each -> problems.add(new FieldProblem(
                            each.path("pointer").asString(""), each.path("code").asString(""), "")));
        }
        return new Refused(problems.isEmpty() ? List.of(new FieldProblem("", "", "")) : problems);
    }

    private static @Nullable JsonNode json(byte[] body) {
        try {
            return JsonMapper.shared().readTree(body);
        } catch (JacksonException e) {
            return null;
        }
    }
}
