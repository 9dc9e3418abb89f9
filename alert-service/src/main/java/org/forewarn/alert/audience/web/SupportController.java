package org.forewarn.alert.audience.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.forewarn.alert.audience.Places;
import org.forewarn.alert.audience.PublicWords;
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

    /** A way to reach an organisation. */
    record Way(String name, String text, String href) {}

    /** An organisation on the page. */
    record Card(String name, String about, List<Way> ways, List<Way> facts, String police, boolean sample) {}

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
        model.put("cards", found.stream().map(each -> card(visit, each)).toList());
        model.put("sample", found.stream().anyMatch(Organisation::sample));
        model.put("found", visit.say("support.found", found.size()));
        return Sheet.of("support", "support.title", PublicPages.SUPPORT, model);
    }

    private static Card card(Visit visit, Organisation from) {
        var ways = new ArrayList<Way>();
        add(ways, visit.say("support.call"), from.phone(), "tel:" + compact(from.phone()));
        add(ways, visit.say("support.text"), from.text(), "sms:" + compact(from.text()));
        add(ways, visit.say("support.write"), from.email(), "mailto:" + from.email());
        add(ways, visit.say("support.visit"), from.web(), from.web());
        var facts = new ArrayList<Way>();
        add(facts, visit.say("support.hours"), from.hours(), "");
        add(facts, visit.say("support.languages"), languages(visit.words(), from.languages()), "");
        add(
                facts,
                visit.say("support.where"),
                from.everywhere() ? visit.say("support.everywhere") : String.join(", ", from.counties()),
                "");
        return new Card(
                from.name(),
                from.aboutIn(visit.words().language()),
                ways,
                facts,
                visit.say("police." + from.police().code()),
                from.sample());
    }

    private static void add(List<Way> ways, String name, String text, String href) {
        if (!text.isEmpty()) {
            ways.add(new Way(name, text, href));
        }
    }

    /** Each by its own name, where we have it: that is what its speakers look for. */
    private static String languages(PublicWords words, List<String> tags) {
        return String.join(
                ", ",
                tags.stream()
                        .map(tag -> PublicWords.speaks(tag)
                                ? PublicWords.of(tag).say("language.name")
                                : Locale.forLanguageTag(tag).getDisplayLanguage(words.locale()))
                        .toList());
    }

    private static String compact(String number) {
        return number.replace(" ", "");
    }
}
