package org.forewarn.alert.audience.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.forewarn.alert.audience.AudienceProperties;
import org.forewarn.alert.audience.ManageLinks;
import org.forewarn.alert.audience.ManageLinks.Owner;
import org.forewarn.alert.audience.Member;
import org.forewarn.alert.audience.joining.Tally;
import org.forewarn.kit.problem.Problems;
import org.forewarn.schemas.event.Channel;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The links in messages. Programs follow them too, to show a preview or to look for harm: so following one changes nothing. It
 * gives the browser a seat and leads on, and the token is in no page, no form and no history of the browser.
 */
@RestController
final class LinkController {

    private static final String PATTERN = ManageLinks.PATH + "{token}";
    private static final String UNSUBSCRIBE = PATTERN + ManageLinks.UNSUBSCRIBE;

    private final PublicPages pages;
    private final Known known;
    private final Tally tally;
    private final AudienceProperties properties;

    LinkController(PublicPages pages, Known known, Tally tally, AudienceProperties properties) {
        this.pages = pages;
        this.known = known;
        this.tally = tally;
        this.properties = properties;
    }

    @GetMapping(PATTERN)
    ResponseEntity<byte[]> open(ServerHttpRequest request, @PathVariable String token) {
        Visit visit = pages.visit(request);
        String subject = "links from " + Tally.network(request.getRemoteAddress());
        if (!tally.count(subject, properties.wrongLinks())) {
            return pages.answer(visit, nowhere(visit, HttpStatus.TOO_MANY_REQUESTS, "link.often"));
        }
        Optional<Member> member =
                known.links().find(token).map(Owner::recipientId).flatMap(known.members()::find);
        if (member.isEmpty()) {
            return pages.answer(visit, nowhere(visit, HttpStatus.NOT_FOUND, "link.text"));
        }
        tally.giveBack(subject);
        Seat seat = pages.seat(visit.at(null)).as(member.get().recipientId());
        return pages.on(
                visit, seat, PublicPages.MINE, member.get().preferences().language());
    }

    private static Sheet nowhere(Visit visit, HttpStatus status, String text) {
        String title = status == HttpStatus.NOT_FOUND ? "link.title" : "link.often.title";
        return new Sheet(
                status,
                "said",
                title,
                PublicPages.START,
                List.of(),
                Map.of("heading", visit.say(title), "text", visit.say(text), "to", "/", "go", visit.say("link.go")));
    }

    /** Somebody opens the address in the mail's header by hand: a button, and no word on whether there is such a link. */
    @GetMapping(UNSUBSCRIBE)
    ResponseEntity<byte[]> ask(ServerHttpRequest request, @PathVariable String token) {
        Visit visit = pages.visit(request);
        return pages.answer(
                visit, Sheet.of("unsubscribe", "unsubscribe.title", PublicPages.START, Map.of("done", false)));
    }

    /**
     * One click in the mail program. No cookie and no header of a browser comes with it, and it may come again; so the answer is
     * the same whether anything was left to be done.
     */
    @PostMapping(UNSUBSCRIBE)
    ResponseEntity<byte[]> unsubscribe(ServerHttpRequest request, @PathVariable String token, OneClick body) {
        if (!body.said()) {
            throw Problems.malformed("The body is not List-Unsubscribe=One-Click.");
        }
        known.links().findUnsubscribing(token).flatMap(known.members()::find).ifPresent(member -> known.addresses()
                .leave(member, Channel.EMAIL));
        return pages.answer(
                pages.visit(request),
                Sheet.of("unsubscribe", "unsubscribe.title", PublicPages.START, Map.of("done", true)));
    }
}
