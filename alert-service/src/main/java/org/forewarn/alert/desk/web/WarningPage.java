package org.forewarn.alert.desk.web;

import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.forewarn.alert.desk.Approval;
import org.forewarn.alert.desk.DeskActs;
import org.forewarn.alert.desk.DeskActs.Acted;
import org.forewarn.alert.desk.DeskView;
import org.forewarn.alert.desk.DeskViews;
import org.forewarn.alert.desk.Progress;
import org.forewarn.alert.desk.Progress.Count;
import org.forewarn.alert.desk.RejectReason;
import org.forewarn.alert.desk.Sentences;
import org.forewarn.alert.staff.Member;
import org.forewarn.alert.staff.Role;
import org.forewarn.alert.staff.RoleNeeded;
import org.forewarn.alert.staff.Typed;
import org.forewarn.kit.problem.Problems;
import org.forewarn.schemas.event.MsgType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One warning: exactly what would be sent, to whom, on whose word; and what may be done about it. */
@RestController
@RequestMapping("/desk/warnings/{warningId}")
class WarningPage {

    private static final String TEMPLATE = "warning/show";
    private static final Words WORDS = new Words();

    private final DeskPages pages;
    private final DeskViews views;
    private final DeskActs acts;
    private final Around around;

    WarningPage(DeskPages pages, DeskViews views, DeskActs acts, Around around) {
        this.pages = pages;
        this.views = views;
        this.acts = acts;
        this.around = around;
    }

    /** What stands around the warning itself: who works here, how far its messages are, what time it is. */
    @Component
    record Around(Names names, Progress progress, Clock clock) {}

    /** How many messages came to what, summed over areas and reasons: a row as people read it. */
    public record Sum(int revision, String channel, String outcome, String messages) {}

    private record Kind(int revision, String channel, String outcome) {}

    @GetMapping
    ResponseEntity<byte[]> show(
            ServerHttpRequest request,
            @PathVariable UUID warningId,
            @RequestParam(required = false) @Nullable String done,
            @RoleNeeded({Role.REVIEWER, Role.LEAD}) Member member) {
        DeskView view = views.find(warningId).orElseThrow(WarningPage::unknown);
        acts.viewed(warningId, member.actor());
        return pages.answer(request, member, TEMPLATE, "Warning", model(view, member, "", done == null ? "" : done));
    }

    /** For the page's script: how far the messages are. */
    @GetMapping(path = "/counts", produces = MediaType.APPLICATION_JSON_VALUE)
    List<Sum> counts(@PathVariable UUID warningId, @RoleNeeded({Role.REVIEWER, Role.LEAD}) Member member) {
        return sums(around.progress().of(warningId));
    }

    @PostMapping("/{act}")
    ResponseEntity<byte[]> act(
            ServerHttpRequest request,
            @PathVariable UUID warningId,
            @PathVariable String act,
            Typed typed,
            @RoleNeeded({Role.REVIEWER, Role.LEAD}) Member member) {
        Acted acted = carryOut(warningId, act, typed, member);
        String problem = Sentences.of(acted);
        if (problem.isEmpty()) {
            return pages.on("/desk/warnings/" + warningId + "?done=" + done(act, acted));
        }
        DeskView view = views.find(warningId).orElseThrow(WarningPage::unknown);
        return pages.wrong(request, member, TEMPLATE, "Warning", model(view, member, problem, ""));
    }

    private Acted carryOut(UUID warningId, String act, Typed typed, Member member) {
        boolean lead = member.is(Role.LEAD);
        return switch (act) {
            case "take" -> acts.take(warningId, member.memberId(), lead, member.actor());
            case "hand-over" ->
                acts.handOver(warningId, member.memberId(), colleague(typed.one("to")), lead, member.actor());
            case "reject" ->
                acts.reject(
                        warningId,
                        version(typed),
                        RejectReason.of(typed.one("reason")).orElseThrow(() -> Problems.malformed("Choose a reason.")),
                        member.actor());
            case "prepare" ->
                acts.prepare(
                        warningId,
                        version(typed),
                        switch (typed.one("kind")) {
                            case "alert" -> MsgType.ALERT;
                            case "all_clear" -> MsgType.ALL_CLEAR;
                            default -> MsgType.UPDATE;
                        },
                        member.actor());
            case "approve" -> acts.approve(warningId, version(typed), typed.one("digest"), member.actor());
            case "cancel" -> acts.cancel(warningId, version(typed), member.actor());
            case "resolve" -> acts.resolve(warningId, version(typed), member.actor());
            default -> throw Problems.notFound("There is no such act.");
        };
    }

    private static String done(String act, Acted acted) {
        if (acted instanceof Acted.Approved(Approval approval)) {
            return approval instanceof Approval.Issued ? "issued" : "approved";
        }
        return act;
    }

    private Map<String, Object> model(DeskView view, Member member, String problem, String done) {
        var model = new HashMap<String, Object>();
        List<Count> counts = around.progress().of(view.warningId());
        model.put("view", view);
        model.put("problem", problem);
        model.put("done", done);
        model.put("words", WORDS);
        model.put("taker", around.names().of(view.takenBy()));
        model.put("mine", member.memberId().equals(view.takenBy()));
        model.put("approvers", around.names().approvers(view.approvals()));
        model.put("approvedByMe", view.approvals().stream().anyMatch(each -> each.actor()
                .equals(member.actor())));
        model.put("colleagues", around.names().colleagues());
        model.put("reasons", RejectReason.values());
        model.put("sums", sums(counts));
        model.put(
                "counts",
                counts.stream()
                        .filter(each -> !each.reason().isEmpty() || !each.area().isEmpty())
                        .toList());
        model.put("now", around.clock().instant());
        return model;
    }

    private static List<Sum> sums(List<Count> counts) {
        return counts.stream()
                .collect(Collectors.groupingBy(
                        each -> new Kind(each.revision(), each.channel(), each.outcome()),
                        LinkedHashMap::new,
                        Collectors.summingLong(Count::messages)))
                .entrySet()
                .stream()
                .map(each -> new Sum(
                        each.getKey().revision(),
                        WORDS.of(each.getKey().channel()),
                        WORDS.of(each.getKey().outcome()),
                        WORDS.number(each.getValue())))
                .toList();
    }

    static int version(Typed typed) {
        try {
            return Integer.parseInt(typed.one("version"));
        } catch (NumberFormatException e) {
            throw Problems.malformed("The page sent no version.");
        }
    }

    private static @Nullable UUID colleague(String typed) {
        try {
            return typed.isEmpty() ? null : UUID.fromString(typed);
        } catch (IllegalArgumentException e) {
            throw Problems.malformed("There is no such colleague.");
        }
    }

    static RuntimeException unknown() {
        return Problems.notFound("There is no such warning.");
    }
}
