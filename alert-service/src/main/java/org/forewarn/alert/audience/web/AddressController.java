package org.forewarn.alert.audience.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.forewarn.alert.audience.Address;
import org.forewarn.alert.audience.Member;
import org.forewarn.alert.audience.joining.Joining;
import org.forewarn.alert.audience.joining.Joining.Sending;
import org.forewarn.schemas.event.Channel;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** How somebody is reached: other addresses, fewer, and what the links in messages still open. */
@RestController
final class AddressController {

    static final String REACH = "/mine/reach";

    private final PublicPages pages;
    private final AddressForm addressForm;
    private final Joining joining;
    private final Known known;

    AddressController(PublicPages pages, AddressForm addressForm, Joining joining, Known known) {
        this.pages = pages;
        this.addressForm = addressForm;
        this.joining = joining;
        this.known = known;
    }

    /** An address that they have. */
    record Way(String channel, String name, String masked, boolean removable) {}

    @GetMapping(REACH)
    ResponseEntity<byte[]> page(ServerHttpRequest request) {
        Visit visit = pages.visit(request);
        return known.member(visit)
                .map(member -> pages.answer(visit, sheet(visit, member, Map.of())))
                .orElseGet(() -> pages.out(StartController.CLOSED));
    }

    /** A code goes to the new address; {@link CodeController} does the rest. */
    @PostMapping(REACH)
    ResponseEntity<byte[]> change(ServerHttpRequest request, Form form) {
        return known.present(pages.visit(request))
                .map(present -> change(present, form))
                .orElseGet(() -> pages.out(StartController.CLOSED));
    }

    private ResponseEntity<byte[]> change(Known.Present present, Form form) {
        Visit visit = present.visit();
        Member member = present.member();
        AddressForm.Read read = addressForm.read(visit, form);
        if (!read.faults().isEmpty()) {
            return wrong(visit, member, form, HttpStatus.BAD_REQUEST, read.faults());
        }
        if (!pages.owns(visit, form)) {
            return wrong(visit, member, form, HttpStatus.FORBIDDEN, fault(visit, "problem.page"));
        }
        String attempt = pages.name();
        Sending sending = joining.begin(
                attempt,
                read.addresses(),
                visit.words().language(),
                visit.request().getRemoteAddress());
        return switch (sending) {
            case SENT -> pages.on(present.seat().proving(attempt, read.addresses()), StartController.CODE);
            case TOO_OFTEN -> wrong(visit, member, form, HttpStatus.TOO_MANY_REQUESTS, fault(visit, "problem.often"));
            case UNAVAILABLE ->
                StartController.later(wrong(
                        visit, member, form, HttpStatus.SERVICE_UNAVAILABLE, fault(visit, "problem.unavailable")));
        };
    }

    @PostMapping("/mine/reach/remove")
    ResponseEntity<byte[]> remove(ServerHttpRequest request, Form form) {
        return act(request, form, member -> {
            Optional<Channel> channel = channel(form.one("channel"));
            if (channel.flatMap(member::address).isEmpty()) {
                // pressed twice
                return "removed";
            }
            return known.addresses().remove(member.recipientId(), channel.get()) ? "removed" : "only";
        });
    }

    @PostMapping("/mine/reach/links")
    ResponseEntity<byte[]> stopLinks(ServerHttpRequest request, Form form) {
        return act(request, form, member -> {
            known.links().stopOld(member.recipientId());
            return "links";
        });
    }

    /** What an act says of itself. */
    private interface Act {
        String done(Member member);
    }

    private ResponseEntity<byte[]> act(ServerHttpRequest request, Form form, Act act) {
        return known.present(pages.visit(request))
                .map(present -> pages.owns(present.visit(), form)
                        ? pages.on(present.seat().saying(act.done(present.member())), REACH)
                        : wrong(
                                present.visit(),
                                present.member(),
                                form,
                                HttpStatus.FORBIDDEN,
                                fault(present.visit(), "problem.page")))
                .orElseGet(() -> pages.out(StartController.CLOSED));
    }

    private ResponseEntity<byte[]> wrong(Visit visit, Member member, Form form, HttpStatus status, List<Fault> faults) {
        var typed = Map.of(
                AddressForm.PHONE, StartController.shown(form.one(AddressForm.PHONE)),
                AddressForm.EMAIL, StartController.shown(form.one(AddressForm.EMAIL)));
        return pages.answer(visit, sheet(visit, member, typed).wrong(status, faults));
    }

    private static List<Fault> fault(Visit visit, String key) {
        return List.of(new Fault(AddressForm.PHONE, visit.say(key)));
    }

    private static Sheet sheet(Visit visit, Member member, Map<String, String> typed) {
        boolean removable = member.addresses().size() > 1;
        var ways = new ArrayList<Way>();
        for (Address address : member.addresses()) {
            boolean phone = address.channel() == Channel.SMS;
            ways.add(new Way(
                    phone ? "sms" : "email",
                    visit.say(phone ? "reach.sms" : "reach.email"),
                    address.masked(),
                    removable));
        }
        var model = new HashMap<String, Object>();
        model.put("ways", ways);
        model.put("phone", typed.getOrDefault(AddressForm.PHONE, ""));
        model.put("email", typed.getOrDefault(AddressForm.EMAIL, ""));
        Seat seat = visit.seat();
        model.put("said", seat == null || seat.said().isEmpty() ? "" : visit.say("said." + seat.said()));
        return Sheet.of("reach", "reach.title", REACH, model);
    }

    private static Optional<Channel> channel(String word) {
        return switch (word) {
            case "sms" -> Optional.of(Channel.SMS);
            case "email" -> Optional.of(Channel.EMAIL);
            default -> Optional.empty();
        };
    }
}
