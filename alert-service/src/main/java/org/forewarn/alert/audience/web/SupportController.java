package org.forewarn.alert.audience.web;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.forewarn.alert.audience.Member;
import org.forewarn.alert.audience.Places;
import org.forewarn.alert.audience.support.Organisation;
import org.forewarn.alert.audience.support.Support;
import org.forewarn.kit.place.OutwardCode;
import org.forewarn.kit.place.OutwardCodes;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who helps. What is looked for is posted, so that it is in no address and no history of the browser. */
@RestController
final class SupportController {

    private static final int MAX_SHOWN = 80;

    private final PublicPages pages;
    private final Support support;
    private final Known known;

    SupportController(PublicPages pages, Support support, Known known) {
        this.pages = pages;
        this.support = support;
        this.known = known;
    }

    @GetMapping(PublicPages.SUPPORT)
    ResponseEntity<byte[]> page(ServerHttpRequest request) {
        Visit visit = pages.visit(request);
        Set<String> counties =
                known.member(visit).map(SupportController::counties).orElse(Set.of());
        return pages.answer(visit, sheet(visit, "", false, support.inAny(counties, false)));
    }

    @PostMapping(PublicPages.SUPPORT)
    ResponseEntity<byte[]> search(ServerHttpRequest request, Form form) {
        Visit visit = pages.visit(request);
        String where = form.one("where");
        boolean without = form.has("without");
        if (where.isEmpty()) {
            return pages.answer(visit, sheet(visit, "", without, support.in(null, without)));
        }
        String county = county(where);
        if (county == null) {
            String shown = where.length() > MAX_SHOWN ? where.substring(0, MAX_SHOWN) : where;
            return pages.answer(
                    visit,
                    sheet(visit, shown, without, support.in(null, without))
                            .wrong(List.of(new Fault("where", visit.say("problem.where.unknown")))));
        }
        return pages.answer(visit, sheet(visit, where, without, support.in(county, without)));
    }

    /** Where somebody is warned is where they may want help; they need not type it. */
    private static Set<String> counties(Member member) {
        return member.preferences().outwardCodes().stream()
                .flatMap(code -> OutwardCodes.uk().find(code).stream())
                .map(OutwardCode::county)
                .collect(Collectors.toSet());
    }

    private static @Nullable String county(String where) {
        Optional<OutwardCode> code = OutwardCodes.uk().find(where);
        return code.map(OutwardCode::county)
                .or(() -> Places.uk().counties().stream()
                        .filter(county -> county.equalsIgnoreCase(where))
                        .findFirst())
                .orElse(null);
    }

    private static Sheet sheet(Visit visit, String where, boolean without, List<Organisation> found) {
        var model = new HashMap<String, Object>();
        model.put("where", where);
        model.put("without", without);
        model.put("counties", Places.uk().counties());
        model.put("cards", Cards.of(visit, found));
        model.put("sample", found.stream().anyMatch(Organisation::sample));
        model.put("found", visit.say("support.found", found.size()));
        return Sheet.of("support", "support.title", PublicPages.SUPPORT, model);
    }
}
