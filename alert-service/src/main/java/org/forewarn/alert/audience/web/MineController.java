package org.forewarn.alert.audience.web;

import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.forewarn.alert.audience.Histories;
import org.forewarn.alert.audience.Member;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Somebody's own page, what was sent to them, and breaks. */
@RestController
final class MineController {

    private static final String HISTORY = "/mine/history";
    private static final String PAUSE = "/mine/pause";
    private static final ZoneId HERE = ZoneId.of("Europe/London");

    /** How long a break may be, by the end of its words' keys. Whoever wants longer leaves, and joins again. */
    private static final Map<String, Period> BREAKS = breaks();

    private final PublicPages pages;
    private final Known known;
    private final Clock clock;

    MineController(PublicPages pages, Known known, Clock clock) {
        this.pages = pages;
        this.known = known;
        this.clock = clock;
    }

    /** A line of the history. */
    record Line(String when, String how, String what) {}

    @GetMapping(PublicPages.MINE)
    ResponseEntity<byte[]> page(ServerHttpRequest request) {
        return known.present(pages.visit(request)).map(this::mine).orElseGet(() -> pages.out(StartController.CLOSED));
    }

    private ResponseEntity<byte[]> mine(Known.Present present) {
        Visit visit = present.visit();
        List<Histories.Holding> warnings = known.histories()
                .warnings(present.member().recipientId(), visit.words().language());
        var model = new HashMap<>(MinePage.model(visit, present.member(), warnings, clock.instant()));
        model.put(
                "said",
                present.seat().said().isEmpty()
                        ? ""
                        : visit.say("said." + present.seat().said()));
        return pages.answer(visit, Sheet.of("mine", "mine.title", PublicPages.MINE, model));
    }

    @GetMapping(HISTORY)
    ResponseEntity<byte[]> history(ServerHttpRequest request) {
        Visit visit = pages.visit(request);
        return known.member(visit)
                .map(member -> pages.answer(
                        visit,
                        Sheet.of(
                                "history",
                                "history.title",
                                HISTORY,
                                Map.of("lines", lines(visit, member), "most", Histories.MAX_MESSAGES))))
                .orElseGet(() -> pages.out(StartController.CLOSED));
    }

    private List<Line> lines(Visit visit, Member member) {
        return known.histories().messages(member.recipientId()).stream()
                .map(sent -> new Line(
                        Moments.minute(visit.words(), sent.at()),
                        visit.say(
                                switch (sent.channel()) {
                                    case SMS -> "history.sms";
                                    case EMAIL -> "history.email";
                                }),
                        state(visit, sent.state())))
                .toList();
    }

    private static String state(Visit visit, String state) {
        String key = "state." + state;
        return visit.words().knows(key) ? visit.say(key) : visit.say("state.attempting");
    }

    @GetMapping(PAUSE)
    ResponseEntity<byte[]> pausePage(ServerHttpRequest request) {
        Visit visit = pages.visit(request);
        return known.member(visit)
                .map(member -> pages.answer(visit, pauseSheet(visit)))
                .orElseGet(() -> pages.out(StartController.CLOSED));
    }

    @PostMapping(PAUSE)
    ResponseEntity<byte[]> pause(ServerHttpRequest request, Form form) {
        return known.present(pages.visit(request))
                .map(present -> pause(present, form))
                .orElseGet(() -> pages.out(StartController.CLOSED));
    }

    private ResponseEntity<byte[]> pause(Known.Present present, Form form) {
        Visit visit = present.visit();
        Period length = BREAKS.get(form.one("length"));
        if (length == null) {
            return pages.answer(
                    visit, pauseSheet(visit).wrong(List.of(new Fault("length", visit.say("problem.choose")))));
        }
        if (!pages.owns(visit, form)) {
            return pages.answer(
                    visit,
                    pauseSheet(visit)
                            .wrong(HttpStatus.FORBIDDEN, List.of(new Fault("length", visit.say("problem.page")))));
        }
        Instant until = clock.instant().atZone(HERE).plus(length).toInstant();
        known.members().pause(present.member().recipientId(), until);
        return pages.on(present.seat().saying("saved"), PublicPages.MINE);
    }

    @PostMapping("/mine/resume")
    ResponseEntity<byte[]> resume(ServerHttpRequest request, Form form) {
        return known.present(pages.visit(request))
                .map(present -> resume(present, form))
                .orElseGet(() -> pages.out(StartController.CLOSED));
    }

    private ResponseEntity<byte[]> resume(Known.Present present, Form form) {
        Visit visit = present.visit();
        if (!pages.owns(visit, form)) {
            return pages.on(PublicPages.MINE);
        }
        known.members().pause(present.member().recipientId(), null);
        return pages.on(present.seat().saying("resumed"), PublicPages.MINE);
    }

    private static Sheet pauseSheet(Visit visit) {
        List<ChoicesForm.Option> lengths = BREAKS.keySet().stream()
                .map(key -> new ChoicesForm.Option(key, visit.say("pause." + key), false))
                .toList();
        return Sheet.of("pause", "pause.title", PAUSE, Map.of("lengths", lengths));
    }

    private static Map<String, Period> breaks() {
        var breaks = new LinkedHashMap<String, Period>();
        breaks.put("day", Period.ofDays(1));
        breaks.put("week", Period.ofWeeks(1));
        breaks.put("fortnight", Period.ofWeeks(2));
        breaks.put("month", Period.ofMonths(1));
        breaks.put("quarter", Period.ofMonths(3));
        return breaks;
    }
}
