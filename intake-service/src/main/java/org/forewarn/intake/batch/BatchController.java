package org.forewarn.intake.batch;

import java.io.InputStream;
import org.forewarn.intake.IntakeProperties;
import org.forewarn.intake.reading.DescribedForm;
import org.forewarn.intake.report.Terms;
import org.forewarn.kit.access.Caller;
import org.forewarn.kit.access.Scopes;
import org.forewarn.kit.access.WithScope;
import org.forewarn.kit.problem.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Many reports over HTTP: results are sent while lines still come in. */
@RestController
final class BatchController {

    private static final String CSV = "text/csv";
    private static final String CREATE = "create";
    private static final String AMEND = "amend";

    /** Pieces of the body that are kept ready for the reader, each of some 64 KB at most. */
    private static final int PIECES_AHEAD = 4;

    private final Batch.Desk desk;
    private final JsonNode form;
    private final Places places;
    private final BatchProperties properties;
    private final IntakeProperties limits;
    private final JsonMapper json;

    BatchController(Batch.Desk desk, DescribedForm reportForm, IntakeProperties limits, JsonMapper json) {
        this.desk = desk;
        this.form = reportForm.schema();
        this.properties = desk.properties();
        this.places = new Places(properties.maxAtOnce(), properties.maxAtOncePerCharity());
        this.limits = limits;
        this.json = json;
    }

    @PostMapping(path = "/v1/reports:batch", consumes = MediaType.APPLICATION_NDJSON_VALUE)
    Mono<Void> ndjson(
            @WithScope(Scopes.REPORTS_WRITE) Caller caller,
            @RequestParam(defaultValue = CREATE) String mode,
            @RequestParam(required = false) @Nullable String mapping,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        var order = new Batch.Order(caller, terms(mode), mapping);
        return serve(order, request, response, body -> new NdjsonLines(body, limits.maxBodyBytes()));
    }

    @PostMapping(path = "/v1/reports:batch", consumes = CSV)
    Mono<Void> csv(
            @WithScope(Scopes.REPORTS_WRITE) Caller caller,
            @RequestParam(defaultValue = CREATE) String mode,
            @RequestParam(required = false) @Nullable String mapping,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        var order = new Batch.Order(caller, terms(mode), mapping);
        RowReader rows = mapping == null ? new FormRows(form, desk.intake()::check) : new OwnRows();
        return serve(order, request, response, body -> new CsvRows(body, limits.maxBodyBytes(), rows));
    }

    private interface Format {
        Lines of(InputStream body);
    }

    private static Terms terms(String mode) {
        return switch (mode) {
            case CREATE -> Terms.create();
            case AMEND -> Terms.amend();
            default -> throw Problems.malformed("Give the parameter mode as create or amend, or leave it out.");
        };
    }

    private Mono<Void> serve(Batch.Order order, ServerHttpRequest request, ServerHttpResponse response, Format format) {
        String partnerId = order.caller().partnerId();
        if (request.getHeaders().getContentLength() > properties.maxBytes()) {
            return Mono.error(Problems.tooLarge(properties.maxBytes()));
        }
        if (!places.take(partnerId)) {
            return Mono.error(Problems.unavailable(
                    "Too many batches are sent at once. Send one after the other.", limits.retryAfter()));
        }
        InputStream body = new BodyInput(request.getBody(), PIECES_AHEAD);
        var lines = format.of(new LimitedInput(body, properties.maxBytes()));
        var batch = new Batch(order, lines, desk);
        var answer = new Answer(json, DefaultDataBufferFactory.sharedInstance, properties.maxUnreadBytes());
        var work = new BatchWork(batch, answer, body, () -> places.give(partnerId));
        response.setStatusCode(HttpStatus.OK);
        response.getHeaders().setContentType(MediaType.APPLICATION_NDJSON);
        return response.writeAndFlushWith(Flux.defer(() -> {
                    work.start();
                    return answer.pieces().map(Mono::just).doOnCancel(work::abandon);
                }))
                .doFinally(end -> work.endUnlessStarted());
    }
}
