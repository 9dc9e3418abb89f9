package org.forewarn.alert.casefile.web;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.forewarn.alert.casefile.CaseFolders;
import org.forewarn.alert.casefile.CaseFolders.Folder;
import org.forewarn.alert.casefile.Narratives;
import org.forewarn.alert.casefile.Narratives.Opened;
import org.forewarn.alert.casefile.Questions;
import org.forewarn.alert.staff.Member;
import org.forewarn.alert.staff.Role;
import org.forewarn.alert.staff.RoleNeeded;
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

/** What one report's reporter wrote, opened by somebody who then stands in the audit; and what the charity is asked. */
@RestController
class NarrativeController {

    private final CaseFolders folders;
    private final CaseViews views;
    private final CasePages pages;
    private final Narratives narratives;
    private final Questions questions;

    NarrativeController(
            CaseFolders folders, CaseViews views, CasePages pages, Narratives narratives, Questions questions) {
        this.folders = folders;
        this.views = views;
        this.pages = pages;
        this.narratives = narratives;
        this.questions = questions;
    }

    /** By POST, so that no link, bookmark or reload opens one unasked. */
    @PostMapping("/desk/cases/{caseId}/reports/{reportId}/narrative")
    ResponseEntity<byte[]> open(
            ServerHttpRequest request,
            @RoleNeeded({Role.REVIEWER, Role.LEAD}) Member member,
            @PathVariable String caseId,
            @PathVariable String reportId) {
        Folder folder = folders.find(caseId).orElse(null);
        if (folder == null || folder.report(reportId).isEmpty()) {
            return pages.answer(request, member, HttpStatus.NOT_FOUND, "desk/no-case", "No such report", Map.of());
        }
        Opened opened = narratives.open(member.actor(), caseId, reportId);
        if (opened instanceof Opened.NotHere) {
            return pages.answer(request, member, HttpStatus.NOT_FOUND, "desk/no-case", "No such report", Map.of());
        }
        var model = new HashMap<String, @Nullable Object>();
        model.put("caseId", caseId);
        model.put(
                "card",
                views.card(
                        folder,
                        folder.report(reportId).orElseThrow(),
                        new Labels(folder.state().getReports()).of(reportId)));
        model.put("words", opened instanceof Opened.Words(String text) ? text : null);
        model.put("unopened", opened instanceof Opened.Unopened);
        return pages.answer(request, member, HttpStatus.OK, "desk/narrative", "Narrative", model);
    }

    /** Somebody who reloads or comes back is led to the case. */
    @GetMapping("/desk/cases/{caseId}/reports/{reportId}/narrative")
    ResponseEntity<byte[]> closed(
            @RoleNeeded({Role.REVIEWER, Role.LEAD}) Member member,
            @PathVariable String caseId,
            @PathVariable String reportId) {
        return pages.on(HttpStatus.SEE_OTHER, CaseAddresses.of(caseId, null));
    }

    @PostMapping("/desk/cases/{caseId}/questions")
    ResponseEntity<byte[]> ask(
            ServerWebExchange exchange,
            @RoleNeeded({Role.REVIEWER, Role.LEAD}) Member member,
            @PathVariable String caseId) {
        MultiValueMap<String, String> form = CasePages.form(exchange);
        String words = CasePages.one(form, "words");
        String reportId = CasePages.one(form, "report");
        if (words.isEmpty() || words.length() > Questions.MAX_WORDS) {
            return again(exchange.getRequest(), member, caseId, reportId, words);
        }
        return questions.ask(member.actor(), caseId, reportId, words).isPresent()
                ? pages.on(HttpStatus.SEE_OTHER, CaseAddresses.of(caseId, Said.ASKED))
                : pages.answer(
                        exchange.getRequest(),
                        member,
                        HttpStatus.NOT_FOUND,
                        "desk/no-case",
                        "No such report",
                        Map.of());
    }

    private ResponseEntity<byte[]> again(
            ServerHttpRequest request, Member member, String caseId, String reportId, String words) {
        Optional<Folder> folder = folders.find(caseId);
        if (folder.isEmpty()) {
            return pages.on(HttpStatus.SEE_OTHER, CaseAddresses.of(caseId, null));
        }
        var model = new HashMap<String, @Nullable Object>();
        model.put("view", views.of(folder.get(), false));
        model.put("said", null);
        model.put("questionProblem", words.isEmpty() ? "Write what you ask." : "Ask in at most 2,000 characters.");
        model.put("questionWords", words);
        model.put("questionReport", reportId);
        return pages.answer(request, member, HttpStatus.BAD_REQUEST, "desk/case", "Error: Case", model);
    }
}
