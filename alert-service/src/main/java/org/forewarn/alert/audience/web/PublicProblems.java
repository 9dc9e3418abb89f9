package org.forewarn.alert.audience.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Shows people a page in their language where a program would get a problem. A fault of ours goes on to who logs it. */
@Order(PublicProblems.BEFORE_THE_KITS)
final class PublicProblems implements WebExceptionHandler {

    static final int BEFORE_THE_KITS = -3;

    private static final int MAX_CAUSES = 10;

    /** Where the pages are; other paths are programs'. */
    private static final List<String> OURS =
            List.of("/join", "/mine", "/m/", "/r/", "/my-report", "/support", "/left", "/leave");

    private final PublicPages pages;
    private final Scheduler blocking;

    PublicProblems(PublicPages pages, Scheduler blocking) {
        this.pages = pages;
        this.blocking = blocking;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        ServerHttpRequest request = exchange.getRequest();
        if (exchange.getResponse().isCommitted() || !isOurs(request) || !readsPages(request)) {
            return Mono.error(failure);
        }
        HttpStatusCode code = status(failure);
        HttpHeaders headers = failure instanceof ErrorResponse known ? known.getHeaders() : new HttpHeaders();
        return isTold(code)
                ? Mono.fromCallable(() -> show(request, HttpStatus.valueOf(code.value())))
                        .subscribeOn(blocking)
                        .flatMap(answer -> write(exchange.getResponse(), answer, headers))
                : Mono.error(failure);
    }

    private static HttpStatusCode status(Throwable failure) {
        @Nullable Throwable cause = failure;
        for (int i = 0; cause != null && i < MAX_CAUSES; i++, cause = cause.getCause()) {
            if (cause instanceof DataBufferLimitException) {
                return HttpStatus.CONTENT_TOO_LARGE;
            }
        }
        return failure instanceof ErrorResponse known ? known.getStatusCode() : HttpStatus.INTERNAL_SERVER_ERROR;
    }

    private static boolean isOurs(ServerHttpRequest request) {
        String path = request.getURI().getPath();
        return path.equals(PublicPages.START) || OURS.stream().anyMatch(path::startsWith);
    }

    private static boolean isTold(HttpStatusCode status) {
        return status.is4xxClientError() || status.isSameCodeAs(HttpStatus.SERVICE_UNAVAILABLE);
    }

    private static boolean readsPages(ServerHttpRequest request) {
        return request.getHeaders().getAccept().stream()
                .anyMatch(type -> type.isCompatibleWith(MediaType.TEXT_HTML) && !type.isWildcardType());
    }

    private ResponseEntity<byte[]> show(ServerHttpRequest request, HttpStatus status) {
        Visit visit = pages.visit(request);
        String title = "problem.title."
                + switch (status) {
                    case NOT_FOUND -> "404";
                    case CONTENT_TOO_LARGE -> "413";
                    case SERVICE_UNAVAILABLE -> "503";
                    default -> "other";
                };
        return pages.answer(
                visit,
                new Sheet(
                        status,
                        "said",
                        title,
                        PublicPages.START,
                        List.of(),
                        Map.of(
                                "heading",
                                visit.say(title),
                                "text",
                                "",
                                "to",
                                PublicPages.START,
                                "go",
                                visit.say("problem.back"))));
    }

    private static Mono<Void> write(ServerHttpResponse response, ResponseEntity<byte[]> answer, HttpHeaders headers) {
        response.setStatusCode(answer.getStatusCode());
        response.getHeaders().addAll(headers);
        response.getHeaders().putAll(answer.getHeaders());
        byte[] body = answer.getBody();
        return response.writeWith(Mono.just(response.bufferFactory().wrap(body == null ? new byte[0] : body)));
    }
}
