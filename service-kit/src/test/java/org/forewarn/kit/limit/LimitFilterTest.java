package org.forewarn.kit.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.forewarn.kit.access.Caller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.ErrorResponseException;
import reactor.core.publisher.Mono;

class LimitFilterTest {

    private static final Policy CHECKS = new Policy("checks", 1, Duration.ofMinutes(1));

    private final LimitFilter filter = filter();

    private static LimitFilter filter() {
        var policies = new Policies(
                List.of(new LimitedPaths("/v1/checks", CHECKS)), List.of(), new LimitProperties(Map.of(), Map.of()));
        return new LimitFilter(policies, new Limiter(policies, TimeMeter.SYSTEM_NANOTIME, new SimpleMeterRegistry()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/checks", "/v1/%63hecks", "/%76%31/checks", "/v1/checks;a=b", "/v1;a=b/checks"})
    void aPathCountsAsTheHandlerThatItIsFoundBy(String path) {
        assertThat(status(path, "fern-house")).isEqualTo(HttpStatus.OK);

        assertThat(status("/v1/checks", "fern-house")).isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
        assertThat(status(path, "fern-house")).isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
    }

    @Test
    void oneCharitysCallsAreNotAnothers() {
        status("/v1/checks", "fern-house");

        assertThat(status("/v1/checks", "moss-house")).isEqualTo(HttpStatus.OK);
    }

    /** What became of a call. */
    private HttpStatus status(String path, String partnerId) {
        var exchange = MockServerWebExchange.from(
                MockServerHttpRequest.method(HttpMethod.POST, URI.create("http://localhost" + path)));
        exchange.getAttributes().put(Caller.class.getName(), new Caller(partnerId, "key", Set.of()));
        return filter.filter(exchange, passed -> Mono.empty())
                .thenReturn(HttpStatus.OK)
                .onErrorResume(
                        ErrorResponseException.class,
                        refused -> Mono.just(
                                HttpStatus.valueOf(refused.getStatusCode().value())))
                .blockOptional()
                .orElseThrow();
    }
}
