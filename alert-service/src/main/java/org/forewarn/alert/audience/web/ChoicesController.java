package org.forewarn.alert.audience.web;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.forewarn.alert.audience.Member;
import org.forewarn.alert.audience.Preferences;
import org.forewarn.alert.audience.joining.Joining;
import org.forewarn.alert.audience.web.ChoicesForm.Read;
import org.forewarn.alert.audience.web.ChoicesForm.Shown;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Choosing, for the first time and later. */
@RestController
final class ChoicesController {

    static final String JOIN = "/join/choices";
    static final String CHANGE = "/mine/choices";

    private final PublicPages pages;
    private final Joining joining;
    private final Known known;

    ChoicesController(PublicPages pages, Joining joining, Known known) {
        this.pages = pages;
        this.joining = joining;
        this.known = known;
    }

    @GetMapping(JOIN)
    ResponseEntity<byte[]> first(ServerHttpRequest request) {
        Visit visit = pages.visit(request);
        Seat seat = visit.seat();
        if (seat == null || !seat.isProving()) {
            return pages.on(visit.memberId() == null ? PublicPages.START : PublicPages.MINE);
        }
        return joining.proven(seat.attempt(), seat.addresses()).isEmpty()
                ? pages.on(StartController.CODE)
                : pages.answer(visit, sheet(visit, ChoicesForm.fresh(visit.words()), JOIN));
    }

    @PostMapping(JOIN)
    ResponseEntity<byte[]> join(ServerHttpRequest request, Form form) {
        Visit visit = pages.visit(request);
        Seat seat = visit.seat();
        if (seat == null || !seat.isProving()) {
            // sent once more after it had worked
            return visit.memberId() == null ? pages.on(StartController.CLOSED) : change(request, form);
        }
        return switch (ChoicesForm.read(visit, form)) {
            case Read.Faulty(Shown shown, List<Fault> faults) ->
                pages.answer(visit, sheet(visit, shown, JOIN).wrong(faults));
            case Read.Good(Preferences _) when !pages.owns(visit, form) -> outdated(visit, form, JOIN);
            case Read.Good(Preferences preferences) -> {
                Optional<UUID> joined = joining.finish(seat.attempt(), seat.addresses(), preferences);
                yield joined.isEmpty()
                        ? pages.on(StartController.CLOSED)
                        : pages.on(seat.as(joined.get()).saying("joined"), PublicPages.MINE);
            }
        };
    }

    @GetMapping(CHANGE)
    ResponseEntity<byte[]> later(ServerHttpRequest request) {
        Visit visit = pages.visit(request);
        return known.member(visit)
                .map(member -> pages.answer(visit, sheet(visit, ChoicesForm.of(member.preferences()), CHANGE)))
                .orElseGet(() -> pages.out(StartController.CLOSED));
    }

    @PostMapping(CHANGE)
    ResponseEntity<byte[]> change(ServerHttpRequest request, Form form) {
        Visit visit = pages.visit(request);
        Seat seat = visit.seat();
        Optional<Member> member = known.member(visit);
        if (seat == null || member.isEmpty()) {
            return pages.out(StartController.CLOSED);
        }
        return switch (ChoicesForm.read(visit, form)) {
            case Read.Faulty(Shown shown, List<Fault> faults) ->
                pages.answer(visit, sheet(visit, shown, CHANGE).wrong(faults));
            case Read.Good(Preferences _) when !pages.owns(visit, form) -> outdated(visit, form, CHANGE);
            case Read.Good(Preferences preferences) -> {
                known.members().choose(member.get().recipientId(), preferences);
                yield pages.on(seat.saying("saved"), PublicPages.MINE);
            }
        };
    }

    /** Nothing of what was typed is lost. */
    private ResponseEntity<byte[]> outdated(Visit visit, Form form, String path) {
        Shown shown = ChoicesForm.shown(form);
        return pages.answer(
                visit,
                sheet(visit, shown, path)
                        .wrong(HttpStatus.FORBIDDEN, List.of(new Fault("send", visit.say("problem.page")))));
    }

    private static Sheet sheet(Visit visit, Shown shown, String path) {
        var model = new HashMap<>(ChoicesForm.model(visit.words(), shown));
        model.put("action", path);
        model.put("joining", path.equals(JOIN));
        return Sheet.of("choices", "choices.title", path, model);
    }
}
