package org.forewarn.alert.feed.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.forewarn.alert.feed.webhook.Resending.Replay;
import org.forewarn.kit.access.Caller;
import org.forewarn.kit.access.Scopes;
import org.forewarn.kit.access.WithScope;
import org.forewarn.kit.problem.FieldProblem;
import org.forewarn.kit.problem.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A partner's own webhooks over HTTP. Those of others are not there for it. */
@RestController
@RequestMapping(path = "/v1/webhooks", produces = MediaType.APPLICATION_JSON_VALUE)
class WebhookController {

    private static final int MAX_PAGE = 200;
    private static final String DEFAULT_PAGE = "50";
    private static final int MAX_OVERLAP_HOURS = 168;
    private static final String DEFAULT_OVERLAP_HOURS = "24";

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final HookBook book;
    private final Resending resending;
    private final HookRequests requests;

    WebhookController(
            Webhooks webhooks, Deliveries deliveries, HookBook book, Resending resending, HookRequests requests) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.book = book;
        this.resending = resending;
        this.requests = requests;
    }

    /** All of a partner's webhooks. */
    record All(List<WebhookView> webhooks) {}

    /** @param before to be given back for the next page; left out on the last one */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Log(
            List<WebhookView.Message> deliveries, @Nullable Long before) {}

    /** @param messageId the webhook-id header that it will have */
    record Pinged(String messageId) {}

    /** @param messages how many were put in */
    record Replayed(int messages) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<WebhookView> add(@WithScope(Scopes.WARNINGS_READ) Caller caller, @RequestBody byte[] body) {
        HookBook.WithSecret added = book.add(caller, requests.url(body), requests.most())
                .orElseThrow(() -> Problems.conflict(
                        "There are " + requests.most() + " webhooks of this organisation; delete one first."));
        return once(HttpStatus.CREATED, added);
    }

    @GetMapping
    All all(@WithScope(Scopes.WARNINGS_READ) Caller caller) {
        return new All(webhooks.ofPartner(caller.partnerId()).stream()
                .map(webhook -> WebhookView.of(webhook, null))
                .toList());
    }

    @GetMapping("/{webhookId}")
    WebhookView get(@WithScope(Scopes.WARNINGS_READ) Caller caller, @PathVariable UUID webhookId) {
        return WebhookView.of(find(caller, webhookId), null);
    }

    @DeleteMapping("/{webhookId}")
    ResponseEntity<Void> delete(@WithScope(Scopes.WARNINGS_READ) Caller caller, @PathVariable UUID webhookId) {
        book.delete(caller, find(caller, webhookId).webhookId());
        return ResponseEntity.noContent().build();
    }

    /** A new secret; the present one signs too for some hours, none if it was stolen. */
    @PostMapping("/{webhookId}/secret")
    ResponseEntity<WebhookView> rotate(
            @WithScope(Scopes.WARNINGS_READ) Caller caller,
            @PathVariable UUID webhookId,
            @RequestParam(defaultValue = DEFAULT_OVERLAP_HOURS) int overlapHours) {
        if (overlapHours < 0 || overlapHours > MAX_OVERLAP_HOURS) {
            throw outOfRange("The parameter overlapHours is from 0 to " + MAX_OVERLAP_HOURS + ".");
        }
        return once(HttpStatus.OK, book.rotate(caller, find(caller, webhookId), Duration.ofHours(overlapHours)));
    }

    @PostMapping("/{webhookId}/enable")
    WebhookView enable(@WithScope(Scopes.WARNINGS_READ) Caller caller, @PathVariable UUID webhookId) {
        book.enable(caller, find(caller, webhookId).webhookId());
        return WebhookView.of(find(caller, webhookId), null);
    }

    @PostMapping("/{webhookId}/ping")
    ResponseEntity<Pinged> ping(@WithScope(Scopes.WARNINGS_READ) Caller caller, @PathVariable UUID webhookId) {
        UUID messageId = resending.ping(active(caller, webhookId).webhookId());
        return ResponseEntity.accepted().body(new Pinged("msg_" + messageId));
    }

    /** Sends everything about messages issued since then once more. */
    @PostMapping("/{webhookId}/replay")
    ResponseEntity<Replayed> replay(
            @WithScope(Scopes.WARNINGS_READ) Caller caller, @PathVariable UUID webhookId, @RequestParam String since) {
        return switch (resending.replay(active(caller, webhookId), time(since))) {
            case Replay.Queued(int messages) -> ResponseEntity.accepted().body(new Replayed(messages));
            case Replay.TooMany() ->
                throw Problems.conflict("These are more than " + Resending.MAX_AT_ONCE
                        + " messages; ask from a later time, and read the feed for what is older.");
        };
    }

    /** What was sent and what came of it, newest first. */
    @GetMapping("/{webhookId}/deliveries")
    Log log(
            @WithScope(Scopes.WARNINGS_READ) Caller caller,
            @PathVariable UUID webhookId,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(defaultValue = DEFAULT_PAGE) int limit) {
        if (limit < 1 || limit > MAX_PAGE) {
            throw outOfRange("The parameter limit is from 1 to " + MAX_PAGE + ".");
        }
        UUID own = find(caller, webhookId).webhookId();
        List<Delivery> page =
                deliveries.page(own, requests.state(state), before == null ? Long.MAX_VALUE : before, limit);
        return new Log(
                page.stream().map(WebhookView.Message::of).toList(),
                page.size() < limit ? null : page.getLast().seq());
    }

    private Webhook find(Caller caller, UUID webhookId) {
        return webhooks.find(caller.partnerId(), webhookId)
                .orElseThrow(() -> Problems.notFound("There is no such webhook."));
    }

    private Webhook active(Caller caller, UUID webhookId) {
        Webhook webhook = find(caller, webhookId);
        if (webhook.disabled() != null) {
            throw Problems.conflict("The webhook is disabled; mend its receiver, then enable it.");
        }
        return webhook;
    }

    private static ResponseEntity<WebhookView> once(HttpStatus status, HookBook.WithSecret made) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .body(WebhookView.of(made.webhook(), made.secret()));
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw outOfRange("The parameter since is a time such as 2026-03-06T09:00:00Z.");
        }
    }

    private static RuntimeException outOfRange(String detail) {
        return Problems.invalid(List.of(new FieldProblem("", "out_of_range", detail)));
    }
}
