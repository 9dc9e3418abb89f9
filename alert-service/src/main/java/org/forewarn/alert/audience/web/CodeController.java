package org.forewarn.alert.audience.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.forewarn.alert.audience.Address;
import org.forewarn.alert.audience.AudienceProperties;
import org.forewarn.alert.audience.Member;
import org.forewarn.alert.audience.joining.Joining;
import org.forewarn.alert.audience.joining.Joining.Sending;
import org.forewarn.alert.audience.joining.Judgement;
import org.forewarn.kit.identifier.Phones;
import org.forewarn.schemas.event.Channel;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Typing the code. Here for the first time the address may be asked about: whoever has the code is its owner. */
@RestController
final class CodeController {

    private static final int MINUTES = 15;
    private static final Pattern CODE = Pattern.compile("[0-9]{6}");
    private static final Pattern GAPS = Pattern.compile("[\\s-]+");

    private final PublicPages pages;
    private final Joining joining;
    private final Known known;
    private final AudienceProperties properties;

    CodeController(PublicPages pages, Joining joining, Known known, AudienceProperties properties) {
        this.pages = pages;
        this.joining = joining;
        this.known = known;
        this.properties = properties;
    }

    /** A box for a code. */
    record Box(String id, String label) {}

    @GetMapping(StartController.CODE)
    ResponseEntity<byte[]> page(ServerHttpRequest request) {
        Visit visit = pages.visit(request);
        Seat seat = visit.seat();
        return seat == null || !seat.isProving()
                ? pages.on(visit.memberId() == null ? PublicPages.START : PublicPages.MINE)
                : pages.answer(visit, sheet(visit, seat, seat.said().equals("resent")));
    }

    @PostMapping(StartController.CODE)
    ResponseEntity<byte[]> check(ServerHttpRequest request, Form form) {
        Visit visit = pages.visit(request);
        Seat seat = visit.seat();
        if (seat == null || !seat.isProving()) {
            // sent twice: the first one has gone on
            return pages.on(visit.memberId() == null ? StartController.CLOSED : PublicPages.MINE);
        }
        if (!pages.owns(visit, form)) {
            return wrong(visit, seat, List.of(new Fault(box(seat.addresses().getFirst()), visit.say("problem.page"))));
        }
        List<Fault> faults = judge(visit, seat, form);
        if (!faults.isEmpty()) {
            return wrong(visit, seat, faults);
        }
        return onWith(visit, seat, joining.proven(seat.attempt(), seat.addresses()));
    }

    private List<Fault> judge(Visit visit, Seat seat, Form form) {
        var faults = new ArrayList<Fault>();
        boolean typed = false;
        for (Address address : seat.addresses()) {
            String code = GAPS.matcher(form.one(box(address))).replaceAll("");
            if (code.isEmpty()) {
                continue;
            }
            typed = true;
            String problem = CODE.matcher(code).matches()
                    ? problem(joining.judge(seat.attempt(), address, code))
                    : "problem.code";
            if (!problem.isEmpty()) {
                faults.add(new Fault(box(address), visit.say(problem)));
            }
        }
        if (!typed) {
            faults.add(new Fault(box(seat.addresses().getFirst()), visit.say("problem.code")));
        }
        return faults;
    }

    private static String problem(Judgement judgement) {
        return switch (judgement) {
            case RIGHT -> "";
            case WRONG -> "problem.code.wrong";
            case USED_UP -> "problem.code.used_up";
            case OVER -> "problem.code.over";
            case NOT_NOW -> "problem.unavailable";
        };
    }

    private ResponseEntity<byte[]> onWith(Visit visit, Seat seat, List<Address> proven) {
        if (proven.isEmpty()) {
            return wrong(
                    visit, seat, List.of(new Fault(box(seat.addresses().getFirst()), visit.say("problem.code.over"))));
        }
        UUID mine = seat.memberId();
        if (mine != null) {
            proven.forEach(address -> known.addresses().give(mine, address));
            return pages.on(seat.as(mine).saying("added"), AddressController.REACH);
        }
        Optional<Member> before = known.addresses().owner(proven).flatMap(known.members()::find);
        if (before.isEmpty()) {
            return pages.on(seat, ChoicesController.JOIN);
        }
        Member member = before.get();
        proven.forEach(address -> known.addresses().give(member.recipientId(), address));
        return pages.on(
                visit,
                seat.as(member.recipientId()).saying("known"),
                PublicPages.MINE,
                member.preferences().language());
    }

    @PostMapping("/join/again")
    ResponseEntity<byte[]> again(ServerHttpRequest request, Form form) {
        Visit visit = pages.visit(request);
        Seat seat = visit.seat();
        if (seat == null || !seat.isProving()) {
            return pages.on(StartController.CLOSED);
        }
        String first = box(seat.addresses().getFirst());
        if (!pages.owns(visit, form)) {
            return wrong(visit, seat, List.of(new Fault(first, visit.say("problem.page"))));
        }
        Sending sending =
                joining.again(seat.attempt(), seat.addresses(), visit.words().language(), request.getRemoteAddress());
        return switch (sending) {
            case SENT -> pages.on(seat.saying("resent"), StartController.CODE);
            case TOO_OFTEN -> {
                Sheet sheet = sheet(visit, seat, false);
                yield pages.answer(
                        visit,
                        sheet.wrong(
                                HttpStatus.TOO_MANY_REQUESTS, List.of(new Fault(first, visit.say("problem.often")))));
            }
            case UNAVAILABLE -> {
                Sheet sheet = sheet(visit, seat, false);
                yield StartController.later(pages.answer(
                        visit,
                        sheet.wrong(
                                HttpStatus.SERVICE_UNAVAILABLE,
                                List.of(new Fault(first, visit.say("problem.unavailable"))))));
            }
        };
    }

    private ResponseEntity<byte[]> wrong(Visit visit, Seat seat, List<Fault> faults) {
        return pages.answer(visit, sheet(visit, seat, false).wrong(faults));
    }

    private Sheet sheet(Visit visit, Seat seat, boolean resent) {
        var model = new HashMap<String, Object>();
        model.put(
                "boxes",
                seat.addresses().stream()
                        .map(address -> new Box(box(address), visit.say("code.for", written(address))))
                        .toList());
        model.put("minutes", MINUTES);
        model.put("most", properties.codesPerAddress());
        model.put("resent", resent);
        return Sheet.of("code", "code.title", StartController.CODE, model);
    }

    /** As its owner typed it, more or less, so that a slip can be seen. */
    private static String written(Address address) {
        return address.channel() == Channel.SMS ? Phones.written(address.value()) : address.value();
    }

    private static String box(Address address) {
        return "code-" + address.channel().name().toLowerCase(Locale.ROOT);
    }
}
