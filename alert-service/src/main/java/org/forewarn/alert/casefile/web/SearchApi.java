package org.forewarn.alert.casefile.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import org.forewarn.alert.casefile.CaseSearch;
import org.forewarn.alert.casefile.CaseSearch.Found;
import org.forewarn.alert.casefile.CaseSearch.Hit;
import org.forewarn.alert.casefile.CaseSearch.Query;
import org.forewarn.kit.access.Caller;
import org.forewarn.kit.access.Scopes;
import org.forewarn.kit.access.WithScope;
import org.forewarn.kit.problem.FieldProblem;
import org.forewarn.kit.problem.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The search for machines: in the body, because what is asked for is about people. */
@RestController
class SearchApi {

    private final Searching searching;

    SearchApi(Searching searching) {
        this.searching = searching;
    }

    /**
     * @param query an identifier in any spelling, an id, a reference or an outward code; empty for the newest cases
     * @param after as the page before gave it
     */
    record Request(
            @Nullable String query,
            @Nullable String severity,
            @Nullable String county,
            @Nullable String after) {}

    /** @param after to be given back for the next page; left out on the last one */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<Hit> cases, @Nullable String after) {}

    @PostMapping(
            path = "/v1/desk/cases:search",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    Page search(@WithScope(Scopes.DESK_READ) Caller caller, @RequestBody Request request) {
        String typed = request.query() == null ? "" : request.query();
        if (typed.length() > CaseSearch.MAX_TYPED) {
            throw Problems.invalid(List.of(
                    new FieldProblem("/query", "too_long", "Give at most " + CaseSearch.MAX_TYPED + " characters.")));
        }
        String severity = request.severity() == null ? null : request.severity().toUpperCase(Locale.ROOT);
        if (severity != null && !Searching.SEVERITIES.contains(severity)) {
            throw Problems.invalid(List.of(new FieldProblem(
                    "/severity", "unknown_word", "Give extreme, severe, moderate, minor or unknown.")));
        }
        Found found = searching.find(
                CaseApi.actor(caller), new Query(typed, severity, request.county(), Searching.place(request.after())));
        return new Page(found.hits(), found.next() == null ? null : Searching.text(found.next()));
    }
}
