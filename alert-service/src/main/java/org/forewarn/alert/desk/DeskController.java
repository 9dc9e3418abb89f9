package org.forewarn.alert.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.forewarn.alert.audit.Actor;
import org.forewarn.alert.desk.Answers.Approved;
import org.forewarn.alert.desk.ChoiceReader.Choice;
import org.forewarn.alert.desk.DeskQueue.Cursor;
import org.forewarn.alert.desk.DeskViews.Tried;
import org.forewarn.kit.access.Caller;
import org.forewarn.kit.access.Scopes;
import org.forewarn.kit.access.WithScope;
import org.forewarn.kit.problem.FieldProblem;
import org.forewarn.kit.problem.Problems;
import org.forewarn.schemas.event.MsgType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The acts of the desk over HTTP: the same that its pages offer. */
@RestController
@RequestMapping(path = "/v1/desk/warnings", produces = MediaType.APPLICATION_JSON_VALUE)
class DeskController {

    private static final int MAX_PAGE = 200;
    private static final String DEFAULT_PAGE = "50";

    private final DeskQueue queue;
    private final DeskViews views;
    private final DeskActs acts;
    private final Progress progress;

    DeskController(DeskQueue queue, DeskViews views, DeskActs acts, Progress progress) {
        this.queue = queue;
        this.views = views;
        this.acts = acts;
        this.progress = progress;
    }

    /**
     * @param after to be given back for the next page; left out on the last one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<QueueItem> items, @Nullable String after) {}

    /** The version that the warning has after an act. */
    record Version(int version) {}

    /** How many messages came to what. */
    record Counts(List<Progress.Count> counts) {}

    /** The most pressing first. */
    @GetMapping
    Page queue(
            @WithScope(Scopes.DESK_READ) Caller caller,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = DEFAULT_PAGE) int limit) {
        if (limit < 1 || limit > MAX_PAGE) {
            throw wrong("out_of_range", "The parameter limit is from 1 to " + MAX_PAGE + ".");
        }
        List<QueueItem> page = queue.page(after == null ? null : cursor(after), limit);
        return new Page(page, page.size() < limit ? null : cursor(page.getLast()));
    }

    @GetMapping("/{warningId}")
    DeskView get(@WithScope(Scopes.DESK_READ) Caller caller, @PathVariable UUID warningId) {
        DeskView view = views.find(warningId).orElseThrow(DeskController::unknown);
        acts.viewed(warningId, actor(caller));
        return view;
    }

    @GetMapping("/{warningId}/progress")
    Counts progress(@WithScope(Scopes.DESK_READ) Caller caller, @PathVariable UUID warningId) {
        return new Counts(progress.of(warningId));
    }

    /** What would be said by a choice, which is not kept. */
    @PostMapping(path = "/{warningId}/try", consumes = MediaType.APPLICATION_JSON_VALUE)
    Tried attempt(@WithScope(Scopes.DESK_READ) Caller caller, @PathVariable UUID warningId, @RequestBody byte[] body) {
        return views.attempt(warningId, ChoiceReader.read(body).composition()).orElseThrow(DeskController::unknown);
    }

    @PostMapping(path = "/{warningId}/compose", consumes = MediaType.APPLICATION_JSON_VALUE)
    Version compose(@WithScope(Scopes.DESK_ACT) Caller caller, @PathVariable UUID warningId, @RequestBody byte[] body) {
        Choice choice = ChoiceReader.read(body);
        return new Version(
                Answers.version(acts.compose(warningId, choice.version(), choice.composition(), actor(caller))));
    }

    /** What is issued next is to be an {@code alert} to new people only, an {@code update}, or an {@code all_clear}. */
    @PostMapping("/{warningId}/prepare")
    Version prepare(
            @WithScope(Scopes.DESK_ACT) Caller caller,
            @PathVariable UUID warningId,
            @RequestParam int version,
            @RequestParam String kind) {
        return new Version(Answers.version(acts.prepare(warningId, version, kind(kind), actor(caller))));
    }

    /** Approves exactly what {@code digest} names; what enough people have approved is sent. */
    @PostMapping("/{warningId}/approve")
    Approved approve(
            @WithScope(Scopes.DESK_ACT) Caller caller,
            @PathVariable UUID warningId,
            @RequestParam int version,
            @RequestParam String digest) {
        return Answers.approved(acts.approve(warningId, version, digest, actor(caller)));
    }

    @PostMapping("/{warningId}/cancel")
    Approved cancel(
            @WithScope(Scopes.DESK_ACT) Caller caller, @PathVariable UUID warningId, @RequestParam int version) {
        return Answers.approved(acts.cancel(warningId, version, actor(caller)));
    }

    @PostMapping("/{warningId}/reject")
    Version reject(
            @WithScope(Scopes.DESK_ACT) Caller caller,
            @PathVariable UUID warningId,
            @RequestParam int version,
            @RequestParam String reason) {
        RejectReason known = RejectReason.of(reason)
                .orElseThrow(
                        () -> wrong("unknown_word", "The parameter reason is one of: " + RejectReason.codes() + "."));
        return new Version(Answers.version(acts.reject(warningId, version, known, actor(caller))));
    }

    /** Leaves an issued warning as it is, flag or news or not. */
    @PostMapping("/{warningId}/resolve")
    Version resolve(
            @WithScope(Scopes.DESK_ACT) Caller caller, @PathVariable UUID warningId, @RequestParam int version) {
        return new Version(Answers.version(acts.resolve(warningId, version, actor(caller))));
    }

    /** A tool of the staff gives a warning to one of them, whoever works on it; to nobody: back to all. */
    @PostMapping("/{warningId}/hand-over")
    Version handOver(
            @WithScope(Scopes.DESK_ACT) Caller caller,
            @PathVariable UUID warningId,
            @RequestParam(required = false) @Nullable UUID to) {
        return new Version(Answers.version(acts.handOver(warningId, warningId, to, true, actor(caller))));
    }

    private static Actor actor(Caller caller) {
        return Actor.key(caller.partnerId(), caller.keyId());
    }

    private static MsgType kind(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "alert" -> MsgType.ALERT;
            case "update" -> MsgType.UPDATE;
            case "all_clear" -> MsgType.ALL_CLEAR;
            default -> throw wrong("unknown_word", "The parameter kind is one of: alert, update, all_clear.");
        };
    }

    private static String cursor(QueueItem item) {
        return item.rank() + "/" + item.waitingSince() + "/" + item.warningId();
    }

    private static Cursor cursor(String text) {
        String[] parts = text.split("/", 3);
        try {
            return new Cursor(Integer.parseInt(parts[0]), Instant.parse(parts[1]), UUID.fromString(parts[2]));
        } catch (IllegalArgumentException | DateTimeParseException | ArrayIndexOutOfBoundsException e) {
            throw wrong("malformed", "The parameter after is what the page before gave.");
        }
    }

    private static RuntimeException wrong(String rule, String message) {
        return Problems.invalid(List.of(new FieldProblem("", rule, message)));
    }

    private static RuntimeException unknown() {
        return Problems.notFound("There is no such warning.");
    }
}
