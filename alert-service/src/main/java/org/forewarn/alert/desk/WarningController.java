package org.forewarn.alert.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.forewarn.alert.audit.Actor;
import org.forewarn.alert.desk.DeskActs.Acted;
import org.forewarn.alert.desk.WarningViews.Eyes;
import org.forewarn.kit.access.Caller;
import org.forewarn.kit.access.Scopes;
import org.forewarn.kit.access.WithScope;
import org.forewarn.kit.problem.FieldProblem;
import org.forewarn.kit.problem.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Warnings over HTTP: listed, shown, approved. */
@RestController
@RequestMapping(path = "/v1/warnings", produces = MediaType.APPLICATION_JSON_VALUE)
class WarningController {

    private static final int MAX_PAGE = 200;
    private static final String DEFAULT_PAGE = "50";

    private final WarningViews views;
    private final DeskActs acts;

    WarningController(WarningViews views, DeskActs acts) {
        this.views = views;
        this.acts = acts;
    }

    /**
     * @param before to be given back for the next page; left out on the last one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<WarningView> warnings, @Nullable Long before) {}

    /**
     * What came of an approval.
     *
     * @param revision the one that was issued by it; 0: somebody else must approve too
     */
    record Issued(UUID warningId, int revision) {}

    /** Newest first. */
    @GetMapping
    Page list(
            @WithScope(Scopes.WARNINGS_READ) Caller caller,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(defaultValue = DEFAULT_PAGE) int limit) {
        if (limit < 1 || limit > MAX_PAGE) {
            throw Problems.invalid(List.of(
                    new FieldProblem("", "out_of_range", "The parameter limit is from 1 to " + MAX_PAGE + ".")));
        }
        List<WarningView> page = views.page(eyes(caller), before == null ? Long.MAX_VALUE : before, limit);
        return new Page(page, page.size() < limit ? null : page.getLast().number());
    }

    @GetMapping("/{warningId}")
    WarningView get(@WithScope(Scopes.WARNINGS_READ) Caller caller, @PathVariable UUID warningId) {
        return views.find(eyes(caller), warningId).orElseThrow(WarningController::unknown);
    }

    /** Issues what is proposed; with {@code version}, only if that still is what is proposed. */
    @PostMapping("/{warningId}/approve")
    Issued approve(
            @WithScope(Scopes.PARTNERS_ADMIN) Caller caller,
            @PathVariable UUID warningId,
            @RequestParam(required = false) @Nullable Integer version) {
        Acted acted = acts.approve(warningId, version, null, Actor.key(caller.partnerId(), caller.keyId()));
        int revision = Answers.approved(acted).revision();
        return new Issued(warningId, revision);
    }

    private static Eyes eyes(Caller caller) {
        return caller.scopes().contains(Scopes.PARTNERS_ADMIN) ? Eyes.DESK : new Eyes(caller.partnerId());
    }

    private static RuntimeException unknown() {
        return Problems.notFound("There is no such warning.");
    }
}
