package org.forewarn.alert.audience.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.forewarn.alert.audience.AudienceProperties;
import org.forewarn.alert.audience.joining.Tally;
import org.forewarn.alert.audience.reporting.Answered;
import org.forewarn.alert.audience.reporting.MemberReports;
import org.forewarn.alert.audience.support.Organisation;
import org.forewarn.alert.audience.support.Support;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The private link to a report: where it stands, and taking it back. Like the link to somebody's own page it gives the browser
 * a seat and leads on; it opens nobody's page.
 */
@RestController
final class FollowController {

    static final String LINK = "/r/";
    private static final String WITHDRAW = PublicPages.FOLLOW + "/withdraw";

    private final PublicPages pages;
    private final MemberReports reports;
    private final Tally tally;
    private final Support support;
    private final AudienceProperties properties;

    FollowController(
            PublicPages pages, MemberReports reports, Tally tally, Support support, AudienceProperties properties) {
        this.pages = pages;
        this.reports = reports;
        this.tally = tally;
        this.support = support;
        this.properties = properties;
    }

    @GetMapping(LINK + "{token}")
    ResponseEntity<byte[]> open(ServerHttpRequest request, @PathVariable String token) {
        Visit visit = pages.visit(request);
        String subject = "links from " + Tally.network(request.getRemoteAddress());
        if (!tally.count(subject, properties.wrongLinks())) {
            return pages.answer(visit, nowhere(visit, HttpStatus.TOO_MANY_REQUESTS, "follow.often"));
        }
        Optional<String> read = MemberReports.token(token);
        if (read.isEmpty()) {
            return pages.answer(visit, nowhere(visit, HttpStatus.NOT_FOUND, "follow.nowhere"));
        }
        MemberReports.Known report = reports.find(read.get());
        if (report.exists()) {
            tally.giveBack(subject);
            // whoever has the link is not thereby the one who wrote it: nobody's page is open any more
            return pages.on(pages.seat(visit.at(null)).following(read.get()), PublicPages.FOLLOW);
        }
        if (report.state() instanceof Answered.Unknown) {
            return pages.answer(visit, nowhere(visit, HttpStatus.NOT_FOUND, "follow.nowhere"));
        }
        return StartController.later(
                pages.answer(visit, nowhere(visit, HttpStatus.SERVICE_UNAVAILABLE, "follow.away")));
    }

    private static Sheet nowhere(Visit visit, HttpStatus status, String text) {
        return new Sheet(
                status,
                "said",
                "follow.title",
                PublicPages.SUPPORT,
                List.of(),
                Map.of("heading", visit.say(text + ".title"), "text", visit.say(text)),
                true);
    }

    @GetMapping(PublicPages.FOLLOW)
    ResponseEntity<byte[]> page(ServerHttpRequest request) {
        Visit visit = pages.visit(request);
        Seat seat = visit.seat();
        if (seat == null || seat.report().isEmpty()) {
            return pages.on(PublicPages.START);
        }
        MemberReports.Known report = reports.find(seat.report());
        var model = new HashMap<String, Object>();
        model.put("said", seat.said().isEmpty() ? "" : visit.say("said." + seat.said()));
        model.put("state", visit.say("follow.state." + word(report.state())));
        model.put("stands", !(report.state() instanceof Answered.TakenBack));
        model.put("canGrow", report.canGrow());
        model.put("link", properties.base() + LINK + seat.report());
        model.put("help", Cards.of(visit, support.in(report.county(), true)));
        model.put("police", Cards.of(visit, withPolice(report.county())));
        model.put("sample", support.in(report.county(), false).stream().anyMatch(Organisation::sample));
        return pages.answer(visit, Sheet.of("follow", "follow.title", PublicPages.FOLLOW, model));
    }

    private List<Organisation> withPolice(@Nullable String county) {
        return support.in(county, false).stream()
                .filter(each -> !each.withoutPolice())
                .toList();
    }

    private static String word(Answered state) {
        return switch (state) {
            case Answered.Stands() -> "stands";
            case Answered.TakenBack() -> "withdrawn";
            case Answered _ -> "away";
        };
    }

    @GetMapping(WITHDRAW)
    ResponseEntity<byte[]> ask(ServerHttpRequest request) {
        Visit visit = pages.visit(request);
        Seat seat = visit.seat();
        return seat == null || seat.report().isEmpty()
                ? pages.on(PublicPages.START)
                : pages.answer(visit, withdrawal());
    }

    @PostMapping(WITHDRAW)
    ResponseEntity<byte[]> withdraw(ServerHttpRequest request, Form form) {
        Visit visit = pages.visit(request);
        Seat seat = visit.seat();
        if (seat == null || seat.report().isEmpty()) {
            return pages.on(PublicPages.START);
        }
        if (!pages.owns(visit, form)) {
            return wrong(visit, HttpStatus.FORBIDDEN, "problem.page");
        }
        return reports.withdraw(seat.report()) instanceof Answered.TakenBack
                ? pages.on(seat.saying("withdrawn"), PublicPages.FOLLOW)
                : StartController.later(wrong(visit, HttpStatus.SERVICE_UNAVAILABLE, "problem.withdraw"));
    }

    private ResponseEntity<byte[]> wrong(Visit visit, HttpStatus status, String text) {
        return pages.answer(visit, withdrawal().wrong(status, List.of(new Fault("go", visit.say(text)))));
    }

    private static Sheet withdrawal() {
        return Sheet.of("withdraw", "withdraw.title", WITHDRAW, Map.of());
    }

    /** Whoever else uses this device must not find the report open. */
    @PostMapping(PublicPages.FOLLOW + "/close")
    ResponseEntity<byte[]> close(ServerHttpRequest request) {
        Seat seat = pages.visit(request).seat();
        return seat == null || seat.memberId() == null
                ? pages.out(PublicPages.START)
                : pages.on(seat.following(""), PublicPages.MINE);
    }
}
