package org.forewarn.alert.queue;

import java.time.Duration;
import org.forewarn.alert.queue.DeskEvents.Changed;
import org.forewarn.alert.staff.Member;
import org.forewarn.alert.staff.Role;
import org.forewarn.alert.staff.RoleNeeded;
import org.forewarn.kit.problem.Problems;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

/**
 * Changes of the desk as server-sent events: {@code queue} when a warning changed, {@code case} with the case's id, {@code
 * desk} when anything may have. A reader that comes back asks for its page again and has missed nothing.
 */
@RestController
class EventsController {

    /** Proxies cut what is silent for half a minute. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    /** A stream ends after this and the browser comes again, as somebody who is still signed in or not. */
    private static final Duration LASTS = Duration.ofMinutes(10);

    /** A burst of changes is one: a page that asked again in between would show the same a moment later. */
    private static final Duration CALM = Duration.ofMillis(250);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

    private final DeskEvents events;

    EventsController(DeskEvents events) {
        this.events = events;
    }

    @GetMapping(path = "/desk/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<Flux<ServerSentEvent<String>>> events(@RoleNeeded({Role.REVIEWER, Role.LEAD}) Member member) {
        Flux<ServerSentEvent<String>> stream = events.listen()
                .orElseThrow(() -> Problems.unavailable("Too many pages of the desk are open here.", RETRY_AFTER))
                .publish(EventsController::told)
                .take(LASTS);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header("X-Accel-Buffering", "no")
                .body(stream);
    }

    /** Ends when what changes ends: when the service stops, nobody has to wait for an open page. */
    private static Flux<ServerSentEvent<String>> told(Flux<Changed> changes) {
        return Flux.merge(
                Flux.just(comment("here")),
                changes.filter(one -> !(one instanceof Changed.OneCase))
                        .sample(CALM)
                        .onBackpressureLatest()
                        .map(EventsController::event),
                changes.filter(Changed.OneCase.class::isInstance)
                        .onBackpressureLatest()
                        .map(EventsController::event),
                Flux.interval(HEARTBEAT)
                        .onBackpressureDrop()
                        .map(beat -> comment("still here"))
                        .takeUntilOther(changes.ignoreElements()));
    }

    private static ServerSentEvent<String> comment(String words) {
        return ServerSentEvent.<String>builder().comment(words).build();
    }

    private static ServerSentEvent<String> event(Changed changed) {
        return switch (changed) {
            case Changed.Queue() ->
                ServerSentEvent.builder("changed").event("queue").build();
            case Changed.OneCase(String caseId) ->
                ServerSentEvent.builder(caseId).event("case").build();
            case Changed.Anything() ->
                ServerSentEvent.builder("changed").event("desk").build();
        };
    }
}
