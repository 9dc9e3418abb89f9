package org.forewarn.alert.casefile.web;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.forewarn.alert.audit.Act;
import org.forewarn.alert.audit.Audit;
import org.forewarn.alert.casefile.CaseFolders;
import org.forewarn.alert.casefile.CaseFolders.Folder;
import org.forewarn.alert.staff.Member;
import org.forewarn.alert.staff.Role;
import org.forewarn.alert.staff.RoleNeeded;
import org.forewarn.kit.evidence.Waterfall;
import org.forewarn.kit.evidence.WaterfallSvg;
import org.forewarn.kit.problem.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The page of one case, and the pictures on it. */
@RestController
class CaseController {

    private static final String SVG = "image/svg+xml;charset=utf-8";

    private final CaseFolders folders;
    private final CaseViews views;
    private final CasePages pages;
    private final Audit audit;
    private final TransactionTemplate transaction;

    CaseController(
            CaseFolders folders, CaseViews views, CasePages pages, Audit audit, TransactionTemplate transaction) {
        this.folders = folders;
        this.views = views;
        this.pages = pages;
        this.audit = audit;
        this.transaction = transaction;
    }

    @GetMapping("/desk/cases/{caseId}")
    ResponseEntity<byte[]> show(
            ServerHttpRequest request,
            @RoleNeeded({Role.REVIEWER, Role.LEAD}) Member member,
            @PathVariable String caseId) {
        Folder folder = folders.find(caseId).orElse(null);
        if (folder == null) {
            return elsewhere(request, member, caseId);
        }
        transaction.executeWithoutResult(status -> audit.note(member.actor(), Act.CASE_VIEWED, "case/" + caseId));
        boolean all = request.getQueryParams().containsKey("all");
        String said = request.getQueryParams().getFirst("said");
        var model = new HashMap<String, @Nullable Object>();
        model.put("view", views.of(folder, all));
        model.put("said", Said.of(said));
        return pages.answer(request, member, HttpStatus.OK, "desk/case", "Case", model);
    }

    /** For the page's script, which asks when it begins to listen: whether what it shows is what there is. */
    @GetMapping(path = "/desk/cases/{caseId}/mark", produces = MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<String> mark(@RoleNeeded({Role.REVIEWER, Role.LEAD}) Member member, @PathVariable String caseId) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(folders.find(caseId).map(Folder::mark).orElse(""));
    }

    /** An id that was a case's, or is that of a report in one, leads to the case that has its reports now. */
    private ResponseEntity<byte[]> elsewhere(ServerHttpRequest request, Member member, String id) {
        Optional<String> successor = folders.successor(id);
        return successor.isPresent()
                // not for ever: a merged case can come to stand again
                ? pages.on(HttpStatus.TEMPORARY_REDIRECT, CaseAddresses.of(successor.get(), null))
                : pages.answer(request, member, HttpStatus.NOT_FOUND, "desk/no-case", "No such case", Map.of());
    }

    /** Why two reports of the case are linked, as a picture. */
    @GetMapping("/desk/cases/{caseId}/links/{left}/{right}.svg")
    ResponseEntity<String> link(
            @RoleNeeded({Role.REVIEWER, Role.LEAD}) Member member,
            @PathVariable String caseId,
            @PathVariable String left,
            @PathVariable String right) {
        return folders.find(caseId).stream()
                .flatMap(folder -> folder.state().getLinks().stream())
                .filter(link -> link.getLeft().equals(left) && link.getRight().equals(right))
                .findFirst()
                .map(link -> ResponseEntity.ok()
                        .header(HttpHeaders.CONTENT_TYPE, SVG)
                        .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
                        .cacheControl(CacheControl.noStore())
                        .body(WaterfallSvg.of(Waterfall.of(link, null), "link")))
                .orElseThrow(() -> Problems.notFound("There is no such link."));
    }
}
