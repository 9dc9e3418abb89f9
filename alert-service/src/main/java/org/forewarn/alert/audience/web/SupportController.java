package org.forewarn.alert.audience.web;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
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

    SupportController(PublicPages pages, Support support) {
        this.pages = pages;
        this.support = support;
    }

    @GetMapping(PublicPages.SUPPORT)
    ResponseEntity<byte[]> page(ServerHttpRequest request) {
        Visit visit = pages.visit(request);
        return pages.answer(visit, sheet(visit, "", false, support.in(null, false)));
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
