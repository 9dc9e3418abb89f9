package org.forewarn.alert.staff;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.forewarn.kit.page.Frame;
import org.forewarn.kit.page.Link;
import org.forewarn.kit.page.Pages;
import org.forewarn.kit.problem.Problems;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.ErrorResponse;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Shows people at the desk a page where a program would get a problem, and the way to the sign-in page. What is a fault
 * of ours goes on to the kit's handler, which logs it.
 */
@Order(DeskProblems.BEFORE_THE_KITS)
final class DeskProblems implements WebExceptionHandler {

    static final int BEFORE_THE_KITS = -3;

    private static final String NOT_YOURS = "Your role does not include this. An admin can change what you may do.";

    private static final Map<HttpStatus, String> SENTENCES = Map.of(
            HttpStatus.FORBIDDEN, NOT_YOURS,
            HttpStatus.NOT_FOUND, "There is nothing here. It may have been joined with something else, or removed.",
            HttpStatus.BAD_REQUEST, "The address or the form cannot be read.",
            HttpStatus.CONTENT_TOO_LARGE, "That is more text than this page takes.");

    private final Pages pages;
    private final Scheduler blocking;

    DeskProblems(Pages pages, Scheduler blocking) {
        this.pages = pages;
        this.blocking = blocking;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        ServerHttpRequest request = exchange.getRequest();
        if (!DeskPosts.isDesk(request) || exchange.getResponse().isCommitted()) {
            return Mono.error(failure);
        }
        boolean page = readsPages(request);
        return switch (failure) {
            case NotSignedInException _ when page -> signIn(exchange);
            case NotSignedInException _ -> Mono.error(Problems.signInFirst());
            case RoleLackingException _ when page -> show(exchange, HttpStatus.FORBIDDEN, NOT_YOURS, new HttpHeaders());
            case RoleLackingException _ -> Mono.error(Problems.roleLacking());
            case ErrorResponse known when page && isTold(known.getStatusCode()) -> known(exchange, known);
            default -> Mono.error(failure);
        };
    }

    private static boolean isTold(HttpStatusCode status) {
        return status.is4xxClientError() || status.isSameCodeAs(HttpStatus.SERVICE_UNAVAILABLE);
    }

    /** Browsers say that they take HTML; streams of events and scripts of ours do not. */
    private static boolean readsPages(ServerHttpRequest request) {
        List<MediaType> accepted = request.getHeaders().getAccept();
        return accepted.stream().anyMatch(type -> type.isCompatibleWith(MediaType.TEXT_HTML) && !type.isWildcardType());
    }

    private static Mono<Void> signIn(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        String path = request.getPath().value();
        String query = request.getMethod() == HttpMethod.GET && SignInController.isOurs(path)
                ? "?to=" + URLEncoder.encode(path, StandardCharsets.UTF_8)
                : "";
        ServerHttpResponse response = exchange.getResponse();
        response.setStatusCode(HttpStatus.SEE_OTHER);
        response.getHeaders().setLocation(URI.create(SignInController.SIGN_IN + query));
        response.getHeaders().setCacheControl("no-store");
        return response.setComplete();
    }

    private Mono<Void> known(ServerWebExchange exchange, ErrorResponse known) {
        HttpStatus status = HttpStatus.resolve(known.getStatusCode().value());
        HttpStatus shown = status == null ? HttpStatus.BAD_REQUEST : status;
        // only what we wrote ourselves is shown; Spring's own sentences may quote the request
        String own = known.getClass() == ErrorResponseException.class
                ? String.valueOf(known.getBody().getDetail())
                : SENTENCES.getOrDefault(shown, shown.getReasonPhrase() + ".");
        return show(exchange, shown, own, known.getHeaders());
    }

    private Mono<Void> show(ServerWebExchange exchange, HttpStatus status, String sentence, HttpHeaders headers) {
        return Mono.fromCallable(() -> pages.answer(
                        exchange.getRequest().getHeaders(),
                        status,
                        "staff/problem",
                        Frame.titled(title(status)).withLinks(new Link("/desk", "Desk")),
                        Map.of("title", title(status), "sentence", sentence)))
                .subscribeOn(blocking)
                .flatMap(answer -> write(exchange.getResponse(), answer, headers));
    }

    private static Mono<Void> write(ServerHttpResponse response, ResponseEntity<byte[]> answer, HttpHeaders headers) {
        response.setStatusCode(answer.getStatusCode());
        response.getHeaders().addAll(headers);
        response.getHeaders().putAll(answer.getHeaders());
        byte[] body = answer.getBody();
        return response.writeWith(Mono.just(response.bufferFactory().wrap(body == null ? new byte[0] : body)));
    }

    private static String title(HttpStatus status) {
        return switch (status) {
            case FORBIDDEN -> "Not for you";
            case NOT_FOUND -> "Not found";
            case CONFLICT -> "It has changed";
            case TOO_MANY_REQUESTS -> "Too often";
            case SERVICE_UNAVAILABLE -> "Not at this moment";
            default -> "That did not work";
        };
    }
}
