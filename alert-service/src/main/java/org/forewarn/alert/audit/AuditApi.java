package org.forewarn.alert.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.forewarn.alert.audit.AuditReading.Verification;
import org.forewarn.kit.access.Caller;
import org.forewarn.kit.access.Scopes;
import org.forewarn.kit.access.WithScope;
import org.forewarn.kit.problem.FieldProblem;
import org.forewarn.kit.problem.Problems;
import org.forewarn.schemas.audit.ChainedEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;

/** The audit over HTTP: exported, and verified where it lies. */
@RestController
@RequestMapping("/v1/audit")
final class AuditApi {

    private static final String SUBJECT = "audit";

    private final AuditReading reading;
    private final Audit audit;
    private final Scheduler blocking;

    AuditApi(AuditReading reading, Audit audit, Scheduler deskThreads) {
        this.reading = reading;
        this.audit = audit;
        this.blocking = deskThreads;
    }

    /** A link as far as it tells which it is. */
    record LinkView(long number, Instant at, String hash) {}

    /** @param number of the link at which the chain breaks */
    record BreakView(long number, String code, String detail) {}

    /**
     * What came of a verification.
     *
     * @param entries links that are sound, from the first on
     * @param waiting entries that were written just now and are not chained yet
     * @param stray entries that were taken out of the line; more than none is a fault
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record VerificationView(
            boolean sound,
            long entries,
            @Nullable LinkView first,
            @Nullable LinkView last,
            long waiting,
            long stray,
            @Nullable BreakView broken) {}

    /** @param anchor {@code number:hash} of a head that was noted elsewhere; may be given several times */
    @GetMapping(path = "/verification", produces = MediaType.APPLICATION_JSON_VALUE)
    VerificationView verify(
            @WithScope(Scopes.AUDIT_READ) Caller caller, @RequestParam(defaultValue = "") List<String> anchor) {
        Verification found = reading.verify(anchors(anchor));
        audit.note(
                actor(caller),
                Act.AUDIT_VERIFIED,
                SUBJECT,
                Map.of(
                        "sound",
                        String.valueOf(found.sound()),
                        "entries",
                        String.valueOf(found.check().entries())));
        return new VerificationView(
                found.sound(),
                found.check().entries(),
                found.check().first().map(AuditApi::view).orElse(null),
                found.check().last().map(AuditApi::view).orElse(null),
                found.waiting(),
                found.stray(),
                found.check()
                        .broken()
                        .map(at -> new BreakView(
                                at.number(),
                                at.what().name().toLowerCase(Locale.ROOT),
                                at.what().sentence()))
                        .orElse(null));
    }

    /** One entry a line, in the order of the chain. */
    @GetMapping(path = "/export", produces = MediaType.APPLICATION_NDJSON_VALUE)
    ResponseEntity<Flux<String>> export(
            @WithScope(Scopes.AUDIT_READ) Caller caller, @RequestParam(defaultValue = "1") long from) {
        audit.note(actor(caller), Act.AUDIT_EXPORTED, SUBJECT, Map.of("from", String.valueOf(from)));
        var next = new AtomicLong(Math.max(1, from));
        Flux<String> pages = Flux.<String>generate(sink -> {
                    List<ChainedEntry> page = reading.links(next.get());
                    if (page.isEmpty()) {
                        sink.complete();
                    } else {
                        next.set(page.getLast().number() + 1);
                        sink.next(page.stream().map(AuditJson::line).collect(Collectors.joining()));
                    }
                })
                .subscribeOn(blocking);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_NDJSON).body(pages);
    }

    private static Map<Long, String> anchors(List<String> given) {
        try {
            return given.stream()
                    .filter(each -> !each.isBlank())
                    .map(each -> each.split(":", 2))
                    .collect(Collectors.toMap(pair -> Long.valueOf(pair[0]), pair -> pair[1], (one, other) -> one));
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw Problems.invalid(
                    List.of(new FieldProblem("", "malformed", "The parameter anchor is number:hash, as in the log.")));
        }
    }

    private static LinkView view(ChainedEntry link) {
        return new LinkView(link.number(), link.entry().at(), link.hash());
    }

    private static Actor actor(Caller caller) {
        return Actor.key(caller.partnerId(), caller.keyId());
    }
}
