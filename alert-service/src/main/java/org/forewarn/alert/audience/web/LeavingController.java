package org.forewarn.alert.audience.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.forewarn.alert.audience.Member;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Leaving for good, closing the page, and leaving in a hurry. */
@RestController
final class LeavingController {

    private static final String GO = "/mine/leave";
    private static final String LEFT = "/left";

    /** What a browser is to forget of us: what it shows, what it stored, and who it was. */
    private static final String FORGET = "\"cache\", \"cookies\", \"storage\"";

    private final PublicPages pages;
    private final Known known;

    LeavingController(PublicPages pages, Known known) {
        this.pages = pages;
        this.known = known;
    }

    @GetMapping(GO)
    ResponseEntity<byte[]> page(ServerHttpRequest request) {
        Visit visit = pages.visit(request);
        return known.member(visit)
                .map(member -> pages.answer(visit, sheet()))
                .orElseGet(() -> pages.out(StartController.CLOSED));
    }

    @PostMapping(GO)
    ResponseEntity<byte[]> go(ServerHttpRequest request, Form form) {
        Visit visit = pages.visit(request);
        Optional<Member> member = known.member(visit);
        if (member.isEmpty()) {
            // pressed twice: the first one has done it
            return pages.out(LEFT);
        }
        if (!pages.owns(visit, form)) {
            return pages.answer(
                    visit, sheet().wrong(HttpStatus.FORBIDDEN, List.of(new Fault("go", visit.say("problem.page")))));
        }
        known.addresses().leave(member.get());
        return pages.out(LEFT);
    }

    @GetMapping(LEFT)
    ResponseEntity<byte[]> left(ServerHttpRequest request) {
        Visit visit = pages.visit(request);
        return pages.answer(
                visit,
                Sheet.of(
                        "said",
                        "left.title",
                        LEFT,
                        Map.of("heading", visit.say("left.title"), "text", visit.say("left.text"))));
    }

    @PostMapping("/mine/close")
    ResponseEntity<byte[]> close() {
        return pages.out(PublicPages.START);
    }

    /** The key that leaves works without a script, and without a question: a page closed by mistake harms nobody. */
    @GetMapping(PublicPages.LEAVE)
    ResponseEntity<byte[]> away() {
        return forgetting(pages.away());
    }

    /** What the script posts while the browser is already on its way. */
    @PostMapping(PublicPages.LEAVE)
    ResponseEntity<byte[]> gone() {
        return forgetting(
                ResponseEntity.noContent().headers(pages.away().getHeaders()).build());
    }

    private static ResponseEntity<byte[]> forgetting(ResponseEntity<byte[]> answer) {
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .header("Clear-Site-Data", FORGET)
                .build();
    }

    private static Sheet sheet() {
        return Sheet.of("leave", "leave.title", GO, Map.of());
    }
}
