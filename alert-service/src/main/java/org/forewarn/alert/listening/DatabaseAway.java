package org.forewarn.alert.listening;

import java.time.Duration;
import org.forewarn.kit.problem.Problems;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/**
 * A request that found no connection to the database in time, or lost it, is told to come again, and not that something is
 * wrong with it or with the service.
 */
@Component
@Order(DatabaseAway.FIRST)
final class DatabaseAway implements WebExceptionHandler {

    /** Before whoever makes a page or a problem of it. */
    static final int FIRST = -4;

    private static final Logger log = LoggerFactory.getLogger(DatabaseAway.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        if (failure instanceof ErrorResponse || Trouble.of(failure) != Trouble.INFRASTRUCTURE) {
            return Mono.error(failure);
        }
        log.warn("A request was answered 503: {}", Trouble.trace(failure));
        return Mono.error(
                Problems.unavailable("The database does not answer in time. Try again in a few seconds.", RETRY_AFTER));
    }
}
