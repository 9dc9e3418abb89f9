package org.forewarn.alert.audience.web;

import org.forewarn.alert.audience.reporting.Answered;
import org.forewarn.alert.audience.reporting.MemberReports;
import org.forewarn.alert.audience.reporting.ReportWords;
import org.forewarn.alert.audience.web.Openings.Opening;
import org.forewarn.alert.audience.web.ReportController.Sending;
import org.forewarn.alert.audience.web.ReportSheets.Form;
import org.forewarn.alert.audience.web.ReportSheets.Shape;
import org.forewarn.kit.form.ReportForm;
import org.forewarn.kit.form.Typed;
import org.forewarn.kit.form.Writing;
import org.forewarn.kit.form.Writing.Opened;
import org.forewarn.kit.form.Writing.Written;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Adding to a report, and changing what was agreed to. What was told before is not shown: others may hold the link. */
@RestController
final class AddController {

    static final String ADD = PublicPages.FOLLOW + "/add";
    private static final Form FORM = new Form("add", ADD, ReportForm.ADDITION);
    private static final String NARRATIVE = "incident/narrative";

    private final ReportSheets sheets;
    private final Openings openings;
    private final PublicPages pages;
    private final Sending sending;

    AddController(ReportSheets sheets, Openings openings, PublicPages pages, Sending sending) {
        this.sheets = sheets;
        this.openings = openings;
        this.pages = pages;
        this.sending = sending;
    }

    @GetMapping(ADD)
    ResponseEntity<byte[]> form(ServerHttpRequest request) {
        Visit visit = pages.visit(request);
        String token = followed(visit);
        if (token == null) {
            return pages.on(PublicPages.START);
        }
        MemberReports.Known report = sending.reports().find(token);
        return report.canGrow()
                ? sheets.show(visit, FORM, openings.begin("", token, pages.name()), agreed(report), Shape.plain())
                : pages.on(PublicPages.FOLLOW);
    }

    private static @Nullable String followed(Visit visit) {
        Seat seat = visit.seat();
        return seat == null || seat.report().isEmpty() ? null : seat.report();
    }

    /** What they agreed to before, as if they had just chosen it. */
    private static Typed agreed(MemberReports.Known report) {
        JsonNode consent = report.consent();
        Typed typed = Typed.NOTHING;
        if (consent == null) {
            return typed;
        }
        for (var each : consent.properties()) {
            String said = each.getValue().isBoolean()
                    ? (each.getValue().booleanValue() ? "yes" : "no")
                    : each.getValue().asString();
            typed = typed.with("consent/" + each.getKey(), said);
        }
        return typed;
    }

    @PostMapping(ADD)
    ResponseEntity<byte[]> post(ServerHttpRequest request, Typed typed) {
        Visit visit = pages.visit(request);
        Opening opening = openings.open(typed.one("page")).orElse(null);
        String token = followed(visit);
        if (opening == null) {
            return pages.on(token == null ? PublicPages.START : ADD);
        }
        if (openings.isOver(opening) && !opening.token().equals(token)) {
            return sheets.show(visit, FORM, opening, typed, Shape.saying(HttpStatus.FORBIDDEN, "ended"));
        }
        return sheets.reshaped(visit, FORM, opening, typed).orElseGet(() -> send(visit, opening, typed));
    }

    private ResponseEntity<byte[]> send(Visit visit, Opening opening, Typed typed) {
        Written written = Writing.write(
                FORM.sections(),
                typed.compact(FORM.sections()),
                new Opened(
                        opening.at(),
                        sending.reports().reference(opening.token()),
                        ReportWords.consentVersion(visit.words().language())));
        if (!written.faults().isEmpty()) {
            return sheets.show(visit, FORM, opening, typed, Shape.mending(written.faults()));
        }
        if (!sending.reports().isNews(opening.token(), written.document())) {
            return sheets.show(visit, FORM, opening, typed, Shape.wanting(NARRATIVE));
        }
        String subject = "changes of " + sending.reports().reference(opening.token());
        if (!sending.tally().count(subject, sending.limits().perHour())) {
            return sheets.show(visit, FORM, opening, typed, Shape.saying(HttpStatus.TOO_MANY_REQUESTS, "often"));
        }
        Answered answered = sending.reports().add(opening.token(), opening.name(), opening.at(), written.document());
        return switch (answered) {
            case Answered.Stands() ->
                pages.on(pages.seat(visit).following(opening.token()).saying("grown"), PublicPages.FOLLOW);
            case Answered.Unknown(), Answered.TakenBack(), Answered.OtherContent() ->
                sheets.show(visit, FORM, opening, typed, Shape.saying(HttpStatus.CONFLICT, "gone"));
            default -> sheets.show(visit, FORM, opening, typed, ReportSheets.untaken(visit.words(), answered));
        };
    }
}
