package org.forewarn.kit.problem;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.ErrorResponse;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

/**
 * Renders every failure of a request, from a filter or a handler, as {@code application/problem+json}. What Spring's
 * own exceptions say may quote the request, so only their status is kept; what nobody expected becomes a bare 500.
 */
@Order(ProblemHandler.BEFORE_SPRING_BOOTS_OWN)
final class ProblemHandler implements WebExceptionHandler {

    static final int BEFORE_SPRING_BOOTS_OWN = -2;

    /**
     * Reactor Netty 1.3.7 stops reading a kept-alive connection when a request that had to queue behind the one before is
     * answered while it is handed over (its issue 4361), as one that is refused by a filter would be: the next request on
     * the connection never gets an answer. So a refusal takes one step to another thread.
     */
    private static final Scheduler NOT_AT_ONCE = Schedulers.parallel();

    private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);
    private static final int MAX_CAUSES = 10;

    /** What to tell people where the status alone is too terse. */
    private static final Map<HttpStatus, String> DETAILS = Map.of(
            HttpStatus.NOT_FOUND, "There is nothing at this path.",
            HttpStatus.METHOD_NOT_ALLOWED, "This path does not take this method; see Allow.",
            HttpStatus.UNSUPPORTED_MEDIA_TYPE, "This path does not take this Content-Type; see Accept.",
            HttpStatus.BAD_REQUEST, "The request cannot be read.",
            HttpStatus.CONTENT_TOO_LARGE, "The body is longer than allowed.",
            HttpStatus.INTERNAL_SERVER_ERROR, "Something failed here that should not have; it has been logged.");

    private final JsonMapper json;

    ProblemHandler(JsonMapper json) {
        this.json = json;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        ServerHttpResponse response = exchange.getResponse();
        if (response.isCommitted()) {
            return Mono.error(failure);
        }
        ProblemDetail problem = problemOf(failure);
        response.setRawStatusCode(problem.getStatus());
        if (failure instanceof ErrorResponse known) {
            known.getHeaders().forEach(response.getHeaders()::put);
        }
        if (problem.getStatus() == HttpStatus.INTERNAL_SERVER_ERROR.value()) {
            // the message could quote what was sent; class and place are enough to find the fault
            log.error("A request failed: {}", trace(failure));
        }
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        response.getHeaders().set(HttpHeaders.CACHE_CONTROL, "no-store");
        byte[] body = json.writeValueAsBytes(problem);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(body)))
                .subscribeOn(NOT_AT_ONCE);
    }

    private static ProblemDetail problemOf(Throwable failure) {
        if (causedByLimit(failure)) {
            return plain(HttpStatus.CONTENT_TOO_LARGE);
        }
        if (failure.getClass() == ErrorResponseException.class) {
            return ((ErrorResponseException) failure).getBody();
        }
        if (failure instanceof ErrorResponse other) {
            HttpStatus status = HttpStatus.resolve(other.getStatusCode().value());
            return plain(status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status);
        }
        return plain(HttpStatus.INTERNAL_SERVER_ERROR);
    }

    private static ProblemDetail plain(HttpStatus status) {
        String type = status == HttpStatus.CONTENT_TOO_LARGE
                ? "too-large"
                : status.getReasonPhrase().toLowerCase(Locale.ROOT).replace(' ', '-');
        return Problems.problem(status, type, DETAILS.getOrDefault(status, status.getReasonPhrase() + "."));
    }

    private static boolean causedByLimit(Throwable failure) {
        @Nullable Throwable cause = failure;
        for (int i = 0; cause != null && i < MAX_CAUSES; i++, cause = cause.getCause()) {
            if (cause instanceof DataBufferLimitException) {
                return true;
            }
        }
        return false;
    }

    private static String trace(Throwable failure) {
        var text = new StringBuilder();
        @Nullable Throwable cause = failure;
        for (int i = 0; cause != null && i < MAX_CAUSES; i++, cause = cause.getCause()) {
            text.append(i == 0 ? "" : " caused by ").append(cause.getClass().getName());
            StackTraceElement[] at = cause.getStackTrace();
            for (int line = 0; line < Math.min(at.length, MAX_CAUSES); line++) {
                text.append(" at ").append(at[line]);
            }
        }
        return text.toString();
    }
}
