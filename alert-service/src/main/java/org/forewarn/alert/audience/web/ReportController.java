package org.forewarn.alert.audience.web;

import java.util.Optional;
import java.util.UUID;
import org.forewarn.alert.audience.Member;
import org.forewarn.alert.audience.joining.Tally;
import org.forewarn.alert.audience.reporting.Answered;
import org.forewarn.alert.audience.reporting.MemberReports;
import org.forewarn.alert.audience.reporting.ReportWords;
import org.forewarn.alert.audience.reporting.ReportingProperties;
import org.forewarn.alert.audience.web.Openings.Opening;
import org.forewarn.alert.audience.web.ReportSheets.Form;
import org.forewarn.alert.audience.web.ReportSheets.Shape;
import org.forewarn.kit.form.ReportForm;
import org.forewarn.kit.form.Typed;
import org.forewarn.kit.form.Writing;
import org.forewarn.kit.form.Writing.Opened;
import org.forewarn.kit.form.Writing.Written;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Somebody reports what happened. Until they send it, it is in their browser and nowhere else. */
@RestController
final class ReportController {

    private static final Form FORM = new Form("report", PublicPages.REPORT, ReportForm.FOR_MEMBERS);

    private final ReportSheets sheets;
    private final Openings openings;
    private final PublicPages pages;
    private final Known known;
    private final Sending sending;

    ReportController(ReportSheets sheets, Openings openings, PublicPages pages, Known known, Sending sending) {
        this.sheets = sheets;
        this.openings = openings;
        this.pages = pages;
        this.known = known;
        this.sending = sending;
    }

    /** Where reports go, and within which limits. */
    record Sending(MemberReports reports, Tally tally, ReportingProperties limits) {}

    @GetMapping(PublicPages.REPORT)
    ResponseEntity<byte[]> form(ServerHttpRequest request) {
        Visit visit = pages.visit(request);
        return known.member(visit)
                .map(member -> sheets.show(visit, FORM, fresh(member), Typed.NOTHING, Shape.plain()))
                .orElseGet(() -> pages.out(StartController.CLOSED));
    }

    private Opening fresh(Member member) {
        return openings.begin(member.recipientId().toString(), sending.reports().fresh(), "");
    }

    @PostMapping(PublicPages.REPORT)
    ResponseEntity<byte[]> post(ServerHttpRequest request, Typed typed) {
        Visit visit = pages.visit(request);
        Optional<Opening> posted = openings.open(typed.one("page"));
        if (posted.isEmpty()) {
            // not a page of ours; what it says is kept for whoever is known
            return known.member(visit)
                    .map(member ->
                            sheets.show(visit, FORM, fresh(member), typed, Shape.saying(HttpStatus.FORBIDDEN, "again")))
                    .orElseGet(() -> pages.out(StartController.CLOSED));
        }
        Opening opening = posted.get();
        if (openings.isOver(opening) && !opening.isOf(visit.memberId())) {
            return sheets.show(visit, FORM, opening, typed, Shape.saying(HttpStatus.FORBIDDEN, "ended"));
        }
        return sheets.reshaped(visit, FORM, opening, typed).orElseGet(() -> send(visit, opening, typed));
    }

    private ResponseEntity<byte[]> send(Visit visit, Opening opening, Typed typed) {
        Optional<Member> member = known.members().find(UUID.fromString(opening.member()));
        if (member.isEmpty()) {
            // they have left meanwhile
            return pages.out(StartController.CLOSED);
        }
        String language = visit.words().language();
        Written written = Writing.write(
                FORM.sections(),
                typed.compact(FORM.sections()),
                new Opened(
                        opening.at(),
                        sending.reports().reference(opening.token()),
                        ReportWords.consentVersion(language)));
        if (!written.faults().isEmpty()) {
            return sheets.show(visit, FORM, opening, typed, Shape.mending(written.faults()));
        }
        String subject = "reports of " + opening.member();
        if (!sending.tally().count(subject, sending.limits().perHour())) {
            return sheets.show(visit, FORM, opening, typed, Shape.saying(HttpStatus.TOO_MANY_REQUESTS, "often"));
        }
        Answered answered = sending.reports()
                .send(member.get().recipientId(), opening.token(), opening.at(), language, written.document());
        if (!(answered instanceof Answered.Stands)) {
            sending.tally().giveBack(subject);
        }
        return show(visit, opening, typed, answered);
    }

    private ResponseEntity<byte[]> show(Visit visit, Opening opening, Typed typed, Answered answered) {
        return switch (answered) {
            case Answered.Stands() ->
                pages.on(pages.seat(visit).following(opening.token()).saying("sent"), PublicPages.FOLLOW);
            case Answered.OtherContent() ->
                // it was sent before, from this very page: to what was sent they may add
                sheets.show(
                        visit.at(pages.seat(visit).following(opening.token())),
                        FORM,
                        opening,
                        typed,
                        Shape.saying(HttpStatus.CONFLICT, "already"));
            default -> sheets.show(visit, FORM, opening, typed, ReportSheets.untaken(visit.words(), answered));
        };
    }
}
