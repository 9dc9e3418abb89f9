package org.forewarn.intake.form;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.forewarn.intake.form.FormPages.Sheet;
import org.forewarn.intake.form.Session.Done;
import org.forewarn.intake.form.Session.What;
import org.forewarn.intake.form.Sessions.Visitor;
import org.forewarn.intake.report.ReportIntake;
import org.forewarn.intake.report.Submission;
import org.forewarn.kit.form.Typed;
import org.forewarn.kit.problem.FieldProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Taking a report back, by its reference. */
@RestController
final class WithdrawalController {

    private static final String WITHDRAW = "/report/withdraw";

    private final FormPages pages;
    private final Sessions sessions;
    private final ReportIntake intake;

    WithdrawalController(FormPages pages, Sessions sessions, ReportIntake intake) {
        this.pages = pages;
        this.sessions = sessions;
        this.intake = intake;
    }

    @GetMapping(WITHDRAW)
    ResponseEntity<byte[]> page(ServerHttpRequest request) {
        Optional<Visitor> visitor = pages.visitor(request);
        if (visitor.isEmpty()) {
            return pages.on(SignInController.SIGN_IN);
        }
        Done done = visitor.get().session().done();
        String sent = done != null && done.what() == What.SENT ? done.reference() : "";
        String withdrawn = done != null && done.what() == What.WITHDRAWN ? done.reference() : null;
        return show(request, visitor.get(), HttpStatus.OK, sent, null, withdrawn);
    }

    @PostMapping(WITHDRAW)
    ResponseEntity<byte[]> withdraw(ServerHttpRequest request, Typed typed) {
        Optional<Visitor> visitor = pages.visitor(request);
        if (visitor.isEmpty()) {
            return pages.on(SignInController.SIGN_IN);
        }
        String reference = typed.one("reference");
        if (!sessions.owns(visitor.get().session(), typed.one("token"))) {
            return show(request, visitor.get(), HttpStatus.FORBIDDEN, reference, "again", null);
        }
        if (reference.isEmpty()) {
            return show(request, visitor.get(), HttpStatus.BAD_REQUEST, reference, "required", null);
        }
        return switch (intake.withdraw(visitor.get().caller(), reference).join()) {
            case Submission.Accepted _ ->
                pages.on(request, visitor.get().having(new Done(What.WITHDRAWN, reference)), WITHDRAW);
            case Submission.Rejected(List<FieldProblem> problems) ->
                show(
                        request,
                        visitor.get(),
                        HttpStatus.BAD_REQUEST,
                        reference,
                        problems.getFirst().code().equals("too_long") ? "too_long" : "wrong_form",
                        null);
            case Submission.Failed() ->
                show(request, visitor.get(), HttpStatus.SERVICE_UNAVAILABLE, reference, "failed", null);
            case Submission.Malformed _, Submission.Conflicting _ ->
                throw new IllegalStateException("A withdrawal has no content");
        };
    }

    private ResponseEntity<byte[]> show(
            ServerHttpRequest request,
            Visitor visitor,
            HttpStatus status,
            String reference,
            @Nullable String problem,
            @Nullable String withdrawn) {
        var model = new HashMap<String, @Nullable Object>();
        model.put("reference", reference);
        model.put("withdrawn", withdrawn);
        model.put("problem", problem == null ? null : Words.english().get("withdraw." + problem));
        return pages.answer(request, visitor, new Sheet(status, "report/withdraw", "Withdraw", problem != null, model));
    }
}
