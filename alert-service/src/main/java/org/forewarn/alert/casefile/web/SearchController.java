package org.forewarn.alert.casefile.web;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.forewarn.alert.casefile.CaseSearch;
import org.forewarn.alert.casefile.CaseSearch.Found;
import org.forewarn.alert.casefile.CaseSearch.Hit;
import org.forewarn.alert.casefile.CaseSearch.Query;
import org.forewarn.alert.phrasing.Times;
import org.forewarn.alert.phrasing.Words;
import org.forewarn.alert.staff.Member;
import org.forewarn.alert.staff.Role;
import org.forewarn.alert.staff.RoleNeeded;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** The search: asked by POST, because what is asked for is about people and has no place in an address. */
@RestController
class SearchController {

    /** Longer than any county's name. */
    private static final int MAX_COUNTY = 60;

    private final Searching searching;
    private final CasePages pages;

    SearchController(Searching searching, CasePages pages) {
        this.searching = searching;
        this.pages = pages;
    }

    /** A choice of a filter. */
    record Option(String code, String words, boolean chosen) {}

    /** A case that was found, in words. */
    record Row(
            String caseId,
            String shortId,
            String severity,
            String severityWords,
            String basis,
            String places,
            String last,
            String by) {}

    @GetMapping("/desk/search")
    ResponseEntity<byte[]> form(ServerHttpRequest request, @RoleNeeded({Role.REVIEWER, Role.LEAD}) Member member) {
        return show(request, member, HttpStatus.OK, new Query("", null, null, null), null, null);
    }

    @PostMapping("/desk/search")
    ResponseEntity<byte[]> search(ServerWebExchange exchange, @RoleNeeded({Role.REVIEWER, Role.LEAD}) Member member) {
        MultiValueMap<String, String> form = CasePages.form(exchange);
        String severity = CasePages.one(form, "severity");
        String county = CasePages.one(form, "county");
        var query = new Query(
                CasePages.one(form, "typed"),
                Searching.SEVERITIES.contains(severity) ? severity : null,
                county.isEmpty() ? null : county,
                Searching.place(CasePages.one(form, "after")));
        if (query.typed().length() > CaseSearch.MAX_TYPED || county.length() > MAX_COUNTY) {
            return show(
                    exchange.getRequest(),
                    member,
                    HttpStatus.BAD_REQUEST,
                    new Query("", query.severity(), null, null),
                    null,
                    "That is longer than anything that can be found. Type one number, plate, address, name or id.");
        }
        Found found = searching.find(member.actor(), query);
        return show(exchange.getRequest(), member, HttpStatus.OK, query, found, null);
    }

    private ResponseEntity<byte[]> show(
            ServerHttpRequest request,
            Member member,
            HttpStatus status,
            Query query,
            @Nullable Found found,
            @Nullable String mistake) {
        var model = new HashMap<String, @Nullable Object>();
        model.put("query", query);
        model.put(
                "severities",
                Searching.SEVERITIES.stream()
                        .map(code -> new Option(code, Words.of(code), code.equals(query.severity())))
                        .toList());
        model.put("mistake", mistake);
        model.put("asked", found != null);
        model.put(
                "rows",
                found == null
                        ? List.of()
                        : found.hits().stream().map(SearchController::row).toList());
        model.put("next", found == null || found.next() == null ? null : Searching.text(found.next()));
        return pages.answer(request, member, status, "desk/search", "Search", model);
    }

    private static Row row(Hit hit) {
        return new Row(
                hit.caseId(),
                Labels.shortened(hit.caseId()),
                hit.severity().toLowerCase(Locale.ROOT),
                Words.of(hit.severity()),
                Words.count(hit.reports(), "report") + " from " + Words.count(hit.charities(), "charity") + ", "
                        + Words.plain(hit.certainty()),
                String.join(", ", hit.counties().stream().limit(3).toList()),
                "last incident " + Times.day(hit.lastIncident()),
                hit.by().stream().sorted().map(Words::plain).collect(Collectors.joining(", ")));
    }
}
