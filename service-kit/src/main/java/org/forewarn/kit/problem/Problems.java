package org.forewarn.kit.problem;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * The problems (RFC 9457) that services answer with, as exceptions to be thrown from a handler. A problem's type is
 * {@code urn:forewarn:problem:} and a stable word; no problem quotes what was sent.
 */
public final class Problems {

    private static final String TYPE = "urn:forewarn:problem:";

    private Problems() {}

    /** 400: the document can be read but breaks rules; every broken rule is in {@code errors}. */
    public static ErrorResponseException invalid(List<FieldProblem> errors) {
        ProblemDetail problem = problem(
                HttpStatus.BAD_REQUEST,
                "invalid",
                "The request breaks %d %s; see errors."
                        .formatted(errors.size(), errors.size() == 1 ? "rule" : "rules"));
        problem.setProperty("errors", errors);
        return exception(problem);
    }

    /** 400: the document cannot be read at all. */
    public static ErrorResponseException malformed(String detail) {
        return exception(problem(HttpStatus.BAD_REQUEST, "malformed", detail));
    }

    /** 401: no key, or none that is known, unexpired and unrevoked. */
    public static ErrorResponseException unauthorized() {
        var exception = exception(problem(
                HttpStatus.UNAUTHORIZED, "unauthorized", "Send a valid key as 'Authorization: Bearer fwk_...'."));
        exception.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        return exception;
    }

    /** 403: the key is good, but not for this. */
    public static ErrorResponseException forbidden(String scope) {
        return exception(problem(HttpStatus.FORBIDDEN, "forbidden", "This key lacks the scope " + scope + "."));
    }

    /** 403: a page of another site posted this. */
    public static ErrorResponseException foreignPost() {
        return exception(problem(HttpStatus.FORBIDDEN, "forbidden", "Only our own pages may post here."));
    }

    /** 401: a page's script asks, and nobody is signed in any more. */
    public static ErrorResponseException signInFirst() {
        return exception(problem(HttpStatus.UNAUTHORIZED, "unauthorized", "Nobody is signed in. Sign in first."));
    }

    /** 403: who is signed in may not do this. */
    public static ErrorResponseException roleLacking() {
        return exception(problem(HttpStatus.FORBIDDEN, "forbidden", "The member of staff lacks the role for this."));
    }

    /** 404. */
    public static ErrorResponseException notFound(String detail) {
        return exception(problem(HttpStatus.NOT_FOUND, "not-found", detail));
    }

    /** 409: what is asked does not fit what is there. */
    public static ErrorResponseException conflict(String detail) {
        return exception(problem(HttpStatus.CONFLICT, "conflict", detail));
    }

    /**
     * 422: each part can be read, but not together.
     *
     * @param type the stable word of the problem's type
     */
    public static ErrorResponseException unprocessable(String type, String detail) {
        return exception(problem(HttpStatus.UNPROCESSABLE_CONTENT, type, detail));
    }

    /** 413: the body is longer than allowed. */
    public static ErrorResponseException tooLarge(long maxBytes) {
        return exception(
                problem(HttpStatus.CONTENT_TOO_LARGE, "too-large", "The body is longer than " + maxBytes + " bytes."));
    }

    /** 429 with Retry-After, rounded up to seconds: more was asked for than the limit allows, and nothing was done. */
    public static ErrorResponseException rateLimited(Duration after) {
        var exception = exception(
                problem(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "rate-limited",
                        "This organisation has sent more than its limit allows for now. Wait as Retry-After says, and send it again."));
        exception
                .getHeaders()
                .set(
                        HttpHeaders.RETRY_AFTER,
                        String.valueOf(Math.max(1, after.plusNanos(999_999_999).toSeconds())));
        return exception;
    }

    /** 503 with Retry-After: sound request, but it cannot be served now; nothing of it was done for certain. */
    public static ErrorResponseException unavailable(String detail, Duration retryAfter) {
        var exception = exception(problem(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", detail));
        exception.getHeaders().set(HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, retryAfter.toSeconds())));
        return exception;
    }

    /** 500: a fault of ours. */
    public static ErrorResponseException internal() {
        return exception(problem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "internal-server-error",
                "Something failed here that should not have; it has been logged."));
    }

    static ProblemDetail problem(HttpStatus status, String type, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create(TYPE + type));
        problem.setTitle(status.getReasonPhrase());
        return problem;
    }

    private static ErrorResponseException exception(ProblemDetail problem) {
        return new ErrorResponseException(HttpStatus.valueOf(problem.getStatus()), problem, null);
    }
}
