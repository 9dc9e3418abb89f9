package org.forewarn.intake.form;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.forewarn.intake.IntakeLimits;
import org.forewarn.intake.form.FormPages.Sheet;
import org.forewarn.intake.form.Session.Done;
import org.forewarn.intake.form.Session.What;
import org.forewarn.intake.form.Sessions.SignIn;
import org.forewarn.intake.form.Sessions.Visitor;
import org.forewarn.intake.report.ReportIntake;
import org.forewarn.intake.report.Submission;
import org.forewarn.intake.report.Terms;
import org.forewarn.kit.form.Fault;
import org.forewarn.kit.form.Page;
import org.forewarn.kit.form.ReportForm;
import org.forewarn.kit.form.Showing;
import org.forewarn.kit.form.Showing.Focus;
import org.forewarn.kit.form.Showing.Shown;
import org.forewarn.kit.form.Texts;
import org.forewarn.kit.form.Typed;
import org.forewarn.kit.form.Writing;
import org.forewarn.kit.form.Writing.Opened;
import org.forewarn.kit.form.Writing.Written;
import org.forewarn.kit.limit.Limiter;
import org.forewarn.kit.limit.Taking;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The form: shown, changed in shape, and sent. Handlers block, on virtual threads, until the broker has the report. */
@RestController
final class FormController {

    static final String FORM = "/report";
    private static final String SENT = "/report/sent";

    private final FormPages pages;
    private final Sessions sessions;
    private final ReportIntake intake;
    private final Limiter limiter;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    FormController(FormPages pages, Sessions sessions, ReportIntake intake, Limiter limiter, Clock clock) {
        this.pages = pages;
        this.sessions = sessions;
        this.intake = intake;
        this.limiter = limiter;
        this.clock = clock;
    }

    /** What the page has to say before everything else. */
    record Notice(String title, String text, boolean replace) {
        static @Nullable Notice of(String key) {
            Texts texts = Words.english();
            return key.isEmpty()
                    ? null
                    : new Notice(
                            texts.get("notice." + key + ".title"),
                            texts.get("notice." + key + ".text"),
                            key.equals("other_content") || key.equals("withdrawn"));
        }
    }

    /**
     * Everything that a shown form depends on beside what was typed.
     *
     * @param notice key of what it has to say; empty for nothing
     * @param keyProblem key of what is wrong with the key that was typed; null when none was asked for
     */
    private record Shape(
            HttpStatus status,
            String notice,
            List<Fault> faults,
            Focus focus,
            @Nullable String keyProblem) {
        static Shape plain() {
            return new Shape(HttpStatus.OK, "", List.of(), Focus.NOWHERE, null);
        }

        static Shape focused(Focus focus) {
            return new Shape(HttpStatus.OK, "", List.of(), focus, null);
        }

        static Shape saying(HttpStatus status, String notice) {
            return new Shape(status, notice, List.of(), Focus.NOWHERE, null);
        }

        static Shape mending(List<Fault> faults) {
            return new Shape(HttpStatus.BAD_REQUEST, "", faults, Focus.NOWHERE, null);
        }

        static Shape askingForKey(String problem) {
            return new Shape(HttpStatus.UNAUTHORIZED, "ended", List.of(), Focus.NOWHERE, problem);
        }
    }

    @GetMapping(FORM)
    ResponseEntity<byte[]> form(ServerHttpRequest request) {
        return pages.visitor(request)
                .map(visitor -> show(request, visitor, Draft.fresh(clock, random), Shape.plain()))
                .orElseGet(() -> pages.on(SignInController.SIGN_IN));
    }

    @PostMapping(FORM)
    ResponseEntity<byte[]> post(ServerHttpRequest request, Typed typed) {
        Optional<Visitor> visitor = pages.visitor(request);
        if (visitor.isEmpty()) {
            return signInAgain(request, typed);
        }
        return sessions.owns(visitor.get().session(), typed.one("token"))
                ? act(request, visitor.get(), typed)
                : show(request, visitor.get(), draft(typed), Shape.saying(HttpStatus.FORBIDDEN, "again"));
    }

    /** A session that ended while somebody was typing must not cost them what they typed. */
    private ResponseEntity<byte[]> signInAgain(ServerHttpRequest request, Typed typed) {
        String key = typed.one("key");
        SignIn signIn = key.isEmpty() ? new SignIn.Unknown() : sessions.signIn(key);
        return switch (signIn) {
            case SignIn.Good(Visitor visitor) -> act(request, visitor, typed);
            case SignIn.WithoutScope() -> show(request, null, draft(typed), Shape.askingForKey("key_without_scope"));
            case SignIn.Unknown() ->
                show(request, null, draft(typed), Shape.askingForKey(key.isEmpty() ? "" : "key_unknown"));
        };
    }

    private ResponseEntity<byte[]> act(ServerHttpRequest request, Visitor visitor, Typed typed) {
        String remove = typed.one("remove");
        if (!remove.isEmpty()) {
            String list = remove.substring(0, Math.max(0, remove.lastIndexOf('/')));
            return show(request, visitor, draft(typed.without(remove)), Shape.focused(new Focus("", list)));
        }
        Draft draft = draft(typed);
        String add = typed.one("add");
        if (!add.isEmpty()) {
            return show(request, visitor, draft, Shape.focused(new Focus(add, "")));
        }
        return switch (typed.one("do")) {
            case "send" -> send(request, visitor, draft, Terms.create());
            case "replace" -> send(request, visitor, draft, Terms.amend());
            default -> show(request, visitor, draft, Shape.saying(HttpStatus.OK, "stay"));
        };
    }

    private ResponseEntity<byte[]> send(ServerHttpRequest request, Visitor visitor, Draft draft, Terms terms) {
        Written written = Writing.write(
                ReportForm.FOR_CHARITIES,
                draft.typed(),
                new Opened(draft.told(), draft.given(), Words.CONSENT_VERSION));
        if (!written.faults().isEmpty()) {
            return show(request, visitor, draft, Shape.mending(faults(written)));
        }
        if (limiter.take(IntakeLimits.REPORTS, visitor.caller().partnerId(), 1) instanceof Taking.Refused) {
            return show(request, visitor, draft, Shape.saying(HttpStatus.TOO_MANY_REQUESTS, "limited"));
        }
        Submission submission =
                intake.submit(visitor.caller(), written.document(), terms).join();
        return switch (submission) {
            case Submission.Accepted(String _, String reference) ->
                pages.on(request, visitor.having(new Done(What.SENT, reference)), SENT);
            case Submission.Rejected(var problems) ->
                show(
                        request,
                        visitor,
                        draft,
                        Shape.mending(problems.stream().map(Fault::of).toList()));
            case Submission.Conflicting(var conflict) ->
                show(
                        request,
                        visitor,
                        draft,
                        Shape.saying(
                                HttpStatus.CONFLICT,
                                conflict == Submission.Conflict.WITHDRAWN ? "withdrawn" : "other_content"));
            case Submission.Failed() ->
                show(request, visitor, draft, Shape.saying(HttpStatus.SERVICE_UNAVAILABLE, "failed"));
            case Submission.Malformed(String _) -> throw new IllegalStateException("The form wrote no document");
        };
    }

    /** Everything that is wrong, so that it is all mended at once: how it was typed, and what the report's rules say. */
    private List<Fault> faults(Written written) {
        var faults = new ArrayList<>(written.faults());
        intake.check(written.document()).stream()
                .map(Fault::of)
                .filter(problem -> written.faults().stream().noneMatch(typed -> problem.at(typed.name())))
                .forEach(faults::add);
        return faults;
    }

    @GetMapping(SENT)
    ResponseEntity<byte[]> sent(ServerHttpRequest request) {
        Optional<Visitor> visitor = pages.visitor(request);
        Done done = visitor.map(Visitor::session).map(Session::done).orElse(null);
        if (visitor.isEmpty() || done == null || done.what() != What.SENT) {
            return pages.on(FORM);
        }
        return pages.answer(
                request,
                visitor.get(),
                new Sheet(HttpStatus.OK, "report/sent", "Received", false, Map.of("reference", done.reference())));
    }

    private Draft draft(Typed typed) {
        return Draft.posted(typed, clock, random);
    }

    private ResponseEntity<byte[]> show(
            ServerHttpRequest request, @Nullable Visitor visitor, Draft draft, Shape shape) {
        Page page = Showing.page(
                ReportForm.FOR_CHARITIES,
                Words.english(),
                new Shown(draft.typed(), draft.told(), shape.faults(), shape.focus()));
        var model = new HashMap<String, @Nullable Object>();
        model.put("page", page);
        model.put("draft", draft);
        model.put("notice", Notice.of(shape.notice()));
        model.put("texts", Words.english());
        model.put("askKey", shape.keyProblem() != null);
        model.put("keyProblem", words(shape.keyProblem()));
        boolean wrong = shape.status().isError();
        return pages.answer(request, visitor, new Sheet(shape.status(), "report/form", "Form", wrong, model));
    }

    private static @Nullable String words(@Nullable String problem) {
        return problem == null || problem.isEmpty() ? null : Words.english().get("problem." + problem);
    }
}
