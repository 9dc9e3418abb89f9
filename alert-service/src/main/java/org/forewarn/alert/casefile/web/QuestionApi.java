package org.forewarn.alert.casefile.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.forewarn.alert.casefile.Questions;
import org.forewarn.alert.casefile.Questions.Question;
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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the desk asks a charity about its own reports, and where it answers. */
@RestController
@RequestMapping(path = "/v1/questions", produces = MediaType.APPLICATION_JSON_VALUE)
class QuestionApi {

    private static final int MAX_PAGE = 200;
    private static final String DEFAULT_PAGE = "50";

    private final Questions questions;

    QuestionApi(Questions questions) {
        this.questions = questions;
    }

    /**
     * A question as its charity sees it: who at the desk asked, and which case it is for, stays there.
     *
     * @param reference the charity's own reference of the report
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record QuestionView(
            UUID questionId,
            @Nullable String reference,
            String question,
            Instant askedAt,
            @Nullable String answer,
            @Nullable Instant answeredAt) {

        static QuestionView of(Question question) {
            return new QuestionView(
                    question.questionId(),
                    question.reference(),
                    question.words(),
                    question.askedAt(),
                    question.answer(),
                    question.answeredAt());
        }
    }

    /** @param before to be given back for the next page; left out on the last one */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<QuestionView> questions, @Nullable Long before) {}

    record AnswerRequest(@Nullable String answer) {}

    record Answered(UUID questionId) {}

    /** Newest first; with {@code open=true} only those that wait for an answer. */
    @GetMapping
    Page list(
            @WithScope(Scopes.REPORTS_WRITE) Caller caller,
            @RequestParam(defaultValue = "false") boolean open,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(defaultValue = DEFAULT_PAGE) int limit) {
        if (limit < 1 || limit > MAX_PAGE) {
            throw Problems.invalid(List.of(
                    new FieldProblem("", "out_of_range", "The parameter limit is from 1 to " + MAX_PAGE + ".")));
        }
        List<Question> page = questions.page(caller.partnerId(), open, before == null ? Long.MAX_VALUE : before, limit);
        return new Page(
                page.stream().map(QuestionView::of).toList(),
                page.size() < limit ? null : page.getLast().number());
    }

    @PostMapping(path = "/{questionId}/answer", consumes = MediaType.APPLICATION_JSON_VALUE)
    Answered answer(
            @WithScope(Scopes.REPORTS_WRITE) Caller caller,
            @PathVariable UUID questionId,
            @RequestBody AnswerRequest request) {
        String answer = request.answer() == null ? "" : request.answer().strip();
        if (answer.isEmpty() || answer.length() > Questions.MAX_WORDS) {
            throw Problems.invalid(List.of(new FieldProblem(
                    "/answer",
                    answer.isEmpty() ? "required" : "too_long",
                    "Answer in 1 to " + Questions.MAX_WORDS + " characters.")));
        }
        return switch (questions.answer(caller.partnerId(), caller.keyId(), questionId, answer)) {
            case TAKEN -> new Answered(questionId);
            case UNKNOWN -> throw Problems.notFound("There is no such question to this charity.");
            case ANSWERED_ALREADY -> throw Problems.conflict("This question has been answered.");
        };
    }
}
