package org.forewarn.alert.audience.web;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.forewarn.alert.audience.PublicWords;
import org.forewarn.alert.audience.reporting.Answered;
import org.forewarn.alert.audience.reporting.ReportWords;
import org.forewarn.alert.audience.web.Openings.Opening;
import org.forewarn.kit.form.Fault;
import org.forewarn.kit.form.Page;
import org.forewarn.kit.form.Part.Section;
import org.forewarn.kit.form.Showing;
import org.forewarn.kit.form.Showing.Focus;
import org.forewarn.kit.form.Showing.Shown;
import org.forewarn.kit.form.Texts;
import org.forewarn.kit.form.Typed;
import org.forewarn.kit.problem.FieldProblem;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Shows a report's form, with what was typed, and what the page has to say of it. */
@Component
final class ReportSheets {

    /** As much as a report may be, each byte of it written as three. */
    static final int MAX_BYTES = 3 * 65_536;

    private final PublicPages pages;
    private final Openings openings;

    ReportSheets(PublicPages pages, Openings openings) {
        this.pages = pages;
        this.openings = openings;
    }

    /**
     * One of the two forms.
     *
     * @param name of its words: {@code report} or {@code add}
     * @param path where it is, and where it posts to
     */
    record Form(String name, String path, List<Section> sections) {}

    /**
     * How it is shown.
     *
     * @param notice key of what it has to say before all else, under {@code notice.}; empty: nothing
     * @param faults what must be mended
     */
    record Shape(HttpStatus status, String notice, List<Fault> faults, Focus focus) {

        static Shape plain() {
            return new Shape(HttpStatus.OK, "", List.of(), Focus.NOWHERE);
        }

        static Shape focused(Focus focus) {
            return new Shape(HttpStatus.OK, "", List.of(), focus);
        }

        static Shape saying(HttpStatus status, String notice) {
            return new Shape(status, notice, List.of(), Focus.NOWHERE);
        }

        /** Nothing was told that is not known. */
        static Shape wanting(String question) {
            return mending(List.of(new Fault(question, "nothing", "", "")));
        }

        static Shape mending(List<Fault> faults) {
            return new Shape(HttpStatus.BAD_REQUEST, "", faults, Focus.NOWHERE);
        }
    }

    /** Shows the page again as somebody wants it, with an entry more or less; nothing: they want it sent. */
    Optional<ResponseEntity<byte[]>> reshaped(Visit visit, Form form, Opening opening, Typed typed) {
        String remove = typed.one("remove");
        if (!remove.isEmpty()) {
            String list = remove.substring(0, Math.max(0, remove.lastIndexOf('/')));
            return Optional.of(show(visit, form, opening, typed.without(remove), Shape.focused(new Focus("", list))));
        }
        String add = typed.one("add");
        if (!add.isEmpty()) {
            return Optional.of(show(visit, form, opening, typed, Shape.focused(new Focus(add, ""))));
        }
        return typed.one("do").equals("send")
                ? Optional.empty()
                : Optional.of(show(visit, form, opening, typed, Shape.saying(HttpStatus.OK, "stay")));
    }

    /** What the page has to say. */
    record Notice(String title, String text, boolean follow) {}

    ResponseEntity<byte[]> show(Visit visit, Form form, Opening opening, Typed typed, Shape shape) {
        Texts texts = ReportWords.in(visit.words().language());
        Page page = Showing.page(
                form.sections(),
                texts,
                new Shown(typed.compact(form.sections()), opening.at(), shape.faults(), shape.focus()));
        var model = new HashMap<String, Object>();
        model.put("page", page);
        model.put("texts", texts);
        model.put("form", form);
        model.put("opening", openings.seal(opening));
        if (!shape.notice().isEmpty()) {
            model.put(
                    "notice",
                    new Notice(
                            visit.say("notice." + shape.notice() + ".title"),
                            visit.say("notice." + shape.notice() + ".text"),
                            shape.notice().equals("already")));
        }
        var sheet = new Sheet(shape.status(), "report", form.name() + ".title", form.path(), List.of(), model);
        ResponseEntity<byte[]> answer =
                pages.answer(visit, sheet.failed(shape.status().isError()));
        return shape.status() == HttpStatus.SERVICE_UNAVAILABLE ? StartController.later(answer) : answer;
    }

    /** How a form comes back that was not taken, whatever form it is. */
    static Shape untaken(PublicWords words, Answered answered) {
        return switch (answered) {
            case Answered.Refused(var problems) -> Shape.mending(faults(words, problems));
            case Answered.Enough() -> Shape.saying(HttpStatus.TOO_MANY_REQUESTS, "often");
            case Answered.TooLong() -> Shape.saying(HttpStatus.CONTENT_TOO_LARGE, "long");
            case Answered.Away(), Answered.Unknown(), Answered.TakenBack() ->
                Shape.saying(HttpStatus.SERVICE_UNAVAILABLE, "away");
            case Answered.Stands(), Answered.OtherContent() ->
                throw new IllegalArgumentException("what stands already has a page of its own");
        };
    }

    /** Problems that intake found, in words of the page's language. */
    private static List<Fault> faults(PublicWords words, List<FieldProblem> problems) {
        String otherwise = ReportWords.in(words.language()).get("problem.other");
        return problems.stream()
                .map(problem -> new FieldProblem(problem.pointer(), problem.code(), otherwise))
                .map(Fault::of)
                .toList();
    }
}
