package org.forewarn.alert.casefile.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.forewarn.alert.casefile.CaseFolders;
import org.forewarn.alert.casefile.CaseFolders.Folder;
import org.forewarn.alert.casefile.Deciding;
import org.forewarn.alert.casefile.Deciding.Outcome;
import org.forewarn.alert.casefile.LinkDecisions;
import org.forewarn.alert.casefile.Pair;
import org.forewarn.alert.casefile.Reason;
import org.forewarn.alert.casefile.Verdict;
import org.forewarn.alert.phrasing.Times;
import org.forewarn.alert.phrasing.Words;
import org.forewarn.alert.staff.Member;
import org.forewarn.alert.staff.Role;
import org.forewarn.alert.staff.RoleNeeded;
import org.forewarn.kit.evidence.Waterfall;
import org.forewarn.schemas.event.CaseBridge;
import org.forewarn.schemas.event.Link;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** Two reports side by side, and a person's word on whether they are about one suspect. */
@RestController
class PairController {

    private static final String TITLE = "Two reports";

    private final CaseFolders folders;
    private final CaseViews views;
    private final CasePages pages;
    private final Deciding deciding;

    PairController(CaseFolders folders, CaseViews views, CasePages pages, Deciding deciding) {
        this.folders = folders;
        this.views = views;
        this.pages = pages;
        this.deciding = deciding;
    }

    @GetMapping("/desk/cases/{caseId}/pair")
    ResponseEntity<byte[]> pair(
            ServerHttpRequest request,
            @RoleNeeded({Role.REVIEWER, Role.LEAD}) Member member,
            @PathVariable String caseId) {
        MultiValueMap<String, String> given = request.getQueryParams();
        return show(
                request,
                member,
                caseId,
                CasePages.one(given, "one"),
                CasePages.one(given, "other"),
                HttpStatus.OK,
                null);
    }

    @PostMapping("/desk/cases/{caseId}/decisions")
    ResponseEntity<byte[]> decide(
            ServerWebExchange exchange,
            @RoleNeeded({Role.REVIEWER, Role.LEAD}) Member member,
            @PathVariable String caseId) {
        MultiValueMap<String, String> form = CasePages.form(exchange);
        String one = CasePages.one(form, "left");
        String other = CasePages.one(form, "right");
        Optional<Verdict> verdict = Verdict.of(CasePages.one(form, "verdict"));
        Optional<Reason> reason = Reason.of(CasePages.one(form, "reason"));
        if (one.equals(other) || verdict.isEmpty()) {
            return missing(exchange.getRequest(), member);
        }
        Outcome outcome = reason.isEmpty()
                ? new Outcome.NoReason()
                : deciding.decide(member.actor(), caseId, Pair.of(one, other), verdict.get(), reason.get());
        return switch (outcome) {
            case Outcome.Decided(long id) ->
                said(caseId, verdict.get() == Verdict.NONE ? Said.TAKEN_BACK : Said.DECIDED);
            case Outcome.NothingNew() -> said(caseId, Said.NOTHING_NEW);
            case Outcome.NothingToTakeBack() -> said(caseId, Said.NOTHING_NEW);
            case Outcome.NotHere() -> missing(exchange.getRequest(), member);
            case Outcome.NoReason() ->
                show(
                        exchange.getRequest(),
                        member,
                        caseId,
                        one,
                        other,
                        HttpStatus.BAD_REQUEST,
                        "Choose a reason for what you decide.");
        };
    }

    private ResponseEntity<byte[]> said(String caseId, Said said) {
        return pages.on(HttpStatus.SEE_OTHER, CaseAddresses.of(caseId, said));
    }

    private ResponseEntity<byte[]> missing(ServerHttpRequest request, Member member) {
        return pages.answer(request, member, HttpStatus.NOT_FOUND, "desk/no-case", "No such reports", Map.of());
    }

    /** Shows two reports of which at least one is in the case; the other may be in any that is seen. */
    private ResponseEntity<byte[]> show(
            ServerHttpRequest request,
            Member member,
            String caseId,
            String one,
            String other,
            HttpStatus status,
            @Nullable String mistake) {
        Folder folder = folders.find(caseId).orElse(null);
        if (folder == null || one.equals(other)) {
            return missing(request, member);
        }
        boolean turned = folder.report(one).isEmpty();
        String own = turned ? other : one;
        String second = turned ? one : other;
        Folder away = folder.report(second).isPresent()
                ? folder
                : folders.caseOf(second).flatMap(folders::find).orElse(null);
        if (folder.report(own).isEmpty() || away == null || away.report(second).isEmpty()) {
            return missing(request, member);
        }
        var model = new HashMap<String, @Nullable Object>(both(folder, own, away, second));
        model.put("mistake", mistake);
        return pages.answer(request, member, status, "desk/pair", TITLE, model);
    }

    private Map<String, @Nullable Object> both(Folder folder, String own, Folder away, String second) {
        boolean together = folder == away;
        var labels = new Labels(folder.state().getReports());
        Pair pair = Pair.of(own, second);
        Link link = folder.state().getLinks().stream()
                .filter(each -> LinkParts.pair(each).equals(pair))
                .findFirst()
                .orElse(null);
        var model = new HashMap<String, @Nullable Object>();
        model.put("caseId", folder.state().getCaseId());
        model.put("otherCase", together ? null : away.state().getCaseId());
        model.put("pair", pair);
        model.put(
                "cards",
                List.of(
                        views.card(folder, folder.report(own).orElseThrow(), labels.of(own)),
                        views.card(
                                away,
                                away.report(second).orElseThrow(),
                                together ? labels.of(second) : "Report of another case")));
        model.put(
                "evidence", link == null ? List.of() : Waterfall.of(link, null).steps());
        model.put("weight", link == null ? null : LinkParts.bits(link.getWeight()));
        model.put("bridge", bridge(folder, pair));
        model.put("sameReasons", Reason.of(Verdict.SAME));
        model.put("notSameReasons", Reason.of(Verdict.NOT_SAME));
        model.put("backReasons", Reason.of(Verdict.NONE));
        model.put("standing", folder.standing(pair).map(this::standing).orElse(null));
        return model;
    }

    /** What somebody said of the two. */
    record Standing(String verdict, boolean same, String reason, String who, String when, boolean published) {}

    private Standing standing(LinkDecisions.Row row) {
        return new Standing(
                Words.of(row.verdict().code()),
                row.verdict() == Verdict.SAME,
                LogParts.reason(row.reason()),
                views.actor(row.actorKind(), row.actorId()),
                Times.minute(row.at()),
                row.published());
    }

    /** What becomes of the case when this link goes; null when it holds together without it. */
    private static @Nullable String bridge(Folder folder, Pair pair) {
        for (CaseBridge bridge : folder.state().getBridges()) {
            if (Pair.of(bridge.getLeft(), bridge.getRight()).equals(pair)) {
                return Words.count(bridge.getLeftReports(), "report") + " on one side, "
                        + Words.count(bridge.getRightReports(), "report") + " on the other";
            }
        }
        return null;
    }
}
