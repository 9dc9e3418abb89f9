package org.forewarn.alert.casefile.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.forewarn.alert.audit.Actor;
import org.forewarn.alert.casefile.CaseFolders;
import org.forewarn.alert.casefile.CaseFolders.Folder;
import org.forewarn.alert.casefile.Deciding;
import org.forewarn.alert.casefile.Deciding.Outcome;
import org.forewarn.alert.casefile.LinkDecisions;
import org.forewarn.alert.casefile.Narratives;
import org.forewarn.alert.casefile.Narratives.Opened;
import org.forewarn.alert.casefile.Pair;
import org.forewarn.alert.casefile.Questions;
import org.forewarn.alert.casefile.Reason;
import org.forewarn.alert.casefile.Verdict;
import org.forewarn.kit.access.Caller;
import org.forewarn.kit.access.Scopes;
import org.forewarn.kit.access.WithScope;
import org.forewarn.kit.problem.FieldProblem;
import org.forewarn.kit.problem.Problems;
import org.forewarn.kit.record.AvroJson;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Cases and what the desk does to them, for machines. */
@RestController
@RequestMapping(path = "/v1/desk/cases", produces = MediaType.APPLICATION_JSON_VALUE)
class CaseApi {

    private final CaseFolders folders;
    private final Deciding deciding;
    private final Narratives narratives;
    private final Questions questions;
    private final ApiAudit noted;

    CaseApi(CaseFolders folders, Deciding deciding, Narratives narratives, Questions questions, ApiAudit noted) {
        this.folders = folders;
        this.deciding = deciding;
        this.narratives = narratives;
        this.questions = questions;
        this.noted = noted;
    }

    /**
     * A decision as it is sent.
     *
     * @param verdict same, not_same, or none to take the earlier word back
     * @param reason a code; see {@code docs/desk.md}
     */
    record DecisionRequest(
            @Nullable String left,
            @Nullable String right,
            @Nullable String verdict,
            @Nullable String reason) {}

    /** A decision as it is told. */
    record DecisionView(
            long decisionId,
            String left,
            String right,
            String verdict,
            String reason,
            String actorKind,
            String actorId,
            Instant decidedAt,
            boolean published) {

        static DecisionView of(LinkDecisions.Row row) {
            return new DecisionView(
                    row.decisionId(),
                    row.left(),
                    row.right(),
                    row.verdict().code(),
                    row.reason(),
                    row.actorKind().toLowerCase(Locale.ROOT),
                    row.actorId(),
                    row.at(),
                    row.published());
        }
    }

    record Decided(long decisionId) {}

    record QuestionRequest(
            @Nullable String reportId, @Nullable String question) {}

    /** A question as the desk sees it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AskedView(
            UUID questionId,
            String reportId,
            String partnerId,
            String question,
            Instant askedAt,
            @Nullable String answer,
            @Nullable Instant answeredAt) {

        static AskedView of(Questions.Question one) {
            return new AskedView(
                    one.questionId(),
                    one.reportId(),
                    one.partnerId(),
                    one.words(),
                    one.askedAt(),
                    one.answer(),
                    one.answeredAt());
        }
    }

    record Asked(UUID questionId) {}

    record NarrativeView(String reportId, String narrative) {}

    /** The newest state of a case, its urgency as of now. A former id is answered with where its reports are. */
    @GetMapping("/{caseId}")
    ResponseEntity<ObjectNode> get(@WithScope(Scopes.DESK_READ) Caller caller, @PathVariable String caseId) {
        Optional<Folder> folder = folders.find(caseId);
        if (folder.isEmpty()) {
            URI successor =
                    folders.successor(caseId).map(id -> CaseAddresses.api(id)).orElseThrow(CaseApi::unknown);
            return ResponseEntity.status(HttpStatus.TEMPORARY_REDIRECT)
                    .location(successor)
                    .build();
        }
        noted.viewed(actor(caller), caseId);
        ObjectNode json = AvroJson.of(folder.get().state());
        json.put("urgency", noted.urgency(folder.get()));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(json);
    }

    /** What was decided about reports of the case, the newest first. */
    @GetMapping("/{caseId}/decisions")
    List<DecisionView> decisions(@WithScope(Scopes.DESK_READ) Caller caller, @PathVariable String caseId) {
        return folder(caseId).decisions().stream().map(DecisionView::of).toList();
    }

    @PostMapping(path = "/{caseId}/decisions", consumes = MediaType.APPLICATION_JSON_VALUE)
    Decided decide(
            @WithScope(Scopes.DESK_ACT) Caller caller,
            @PathVariable String caseId,
            @RequestBody DecisionRequest request) {
        var problems = new ArrayList<FieldProblem>();
        String left = required(request.left(), "/left", problems);
        String right = required(request.right(), "/right", problems);
        Optional<Verdict> verdict = Verdict.of(required(request.verdict(), "/verdict", problems));
        Optional<Reason> reason = Reason.of(required(request.reason(), "/reason", problems));
        if (problems.isEmpty() && verdict.isEmpty()) {
            problems.add(new FieldProblem("/verdict", "unknown_word", "Give same, not_same or none."));
        }
        if (problems.isEmpty() && reason.isEmpty()) {
            problems.add(new FieldProblem("/reason", "unknown_word", "Give a reason of the desk's vocabulary."));
        }
        if (problems.isEmpty() && left.equals(right)) {
            problems.add(new FieldProblem("/right", "same_report", "Give two different reports."));
        }
        if (!problems.isEmpty()) {
            throw Problems.invalid(problems);
        }
        return switch (deciding.decide(
                actor(caller), caseId, Pair.of(left, right), verdict.orElseThrow(), reason.orElseThrow())) {
            case Outcome.Decided(long id) -> new Decided(id);
            case Outcome.NothingNew() -> throw Problems.conflict("That is what holds already.");
            case Outcome.NothingToTakeBack() -> throw Problems.conflict("Nothing was decided about these two.");
            case Outcome.NotHere() -> throw Problems.notFound("The case lists neither, or one of them is in no case.");
            case Outcome.NoReason() ->
                throw Problems.invalid(List.of(
                        new FieldProblem("/reason", "does_not_fit", "This reason does not speak for this verdict.")));
        };
    }

    @GetMapping("/{caseId}/questions")
    List<AskedView> questions(@WithScope(Scopes.DESK_READ) Caller caller, @PathVariable String caseId) {
        return folder(caseId).questions().stream().map(AskedView::of).toList();
    }

    @PostMapping(path = "/{caseId}/questions", consumes = MediaType.APPLICATION_JSON_VALUE)
    Asked ask(
            @WithScope(Scopes.DESK_ACT) Caller caller,
            @PathVariable String caseId,
            @RequestBody QuestionRequest request) {
        var problems = new ArrayList<FieldProblem>();
        String reportId = required(request.reportId(), "/reportId", problems);
        String question = required(request.question(), "/question", problems);
        if (question.length() > Questions.MAX_WORDS) {
            problems.add(new FieldProblem(
                    "/question", "too_long", "Ask in at most " + Questions.MAX_WORDS + " characters."));
        }
        if (!problems.isEmpty()) {
            throw Problems.invalid(problems);
        }
        return questions
                .ask(actor(caller), caseId, reportId, question)
                .map(Asked::new)
                .orElseThrow(() -> Problems.notFound("The case does not list this report."));
    }

    /** Opens one narrative; that it was opened, and with which key, is in the audit. */
    @PostMapping("/{caseId}/reports/{reportId}/narrative")
    ResponseEntity<NarrativeView> narrative(
            @WithScope(Scopes.DESK_ACT) Caller caller, @PathVariable String caseId, @PathVariable String reportId) {
        return switch (narratives.open(actor(caller), caseId, reportId)) {
            case Opened.Words(String text) ->
                ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new NarrativeView(reportId, text));
            case Opened.NotHere() -> throw Problems.notFound("The case does not list this report.");
            case Opened.Absent() -> throw Problems.notFound("This report has no narrative.");
            case Opened.Unopened() -> throw Problems.conflict("The narrative does not open here.");
        };
    }

    private Folder folder(String caseId) {
        return folders.find(caseId).orElseThrow(CaseApi::unknown);
    }

    static Actor actor(Caller caller) {
        return Actor.key(caller.partnerId(), caller.keyId());
    }

    private static String required(@Nullable String value, String pointer, List<FieldProblem> problems) {
        if (value == null || value.isBlank()) {
            problems.add(new FieldProblem(pointer, "required", "Give this field."));
            return "";
        }
        return value.strip();
    }

    private static RuntimeException unknown() {
        return Problems.notFound("There is no such case.");
    }
}
