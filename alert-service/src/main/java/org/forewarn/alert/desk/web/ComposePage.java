package org.forewarn.alert.desk.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.forewarn.alert.desk.DeskActs;
import org.forewarn.alert.desk.DeskActs.Acted;
import org.forewarn.alert.desk.DeskView;
import org.forewarn.alert.desk.DeskViews;
import org.forewarn.alert.desk.DeskViews.Tried;
import org.forewarn.alert.desk.Sentences;
import org.forewarn.alert.staff.Member;
import org.forewarn.alert.staff.Role;
import org.forewarn.alert.staff.RoleNeeded;
import org.forewarn.alert.staff.Typed;
import org.forewarn.alert.warning.AreaChoice;
import org.forewarn.alert.warning.AreaChoice.Kind;
import org.forewarn.alert.warning.Composed.Offer;
import org.forewarn.alert.warning.Composition;
import org.forewarn.alert.warning.Languages;
import org.forewarn.alert.warning.Refusal;
import org.forewarn.alert.warning.WarningSettings;
import org.forewarn.kit.place.OutwardCode;
import org.forewarn.kit.place.OutwardCodes;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Choosing what a warning says: ticks, an area, languages, how long it holds; with what that comes to. */
@RestController
@RequestMapping("/desk/warnings/{warningId}/compose")
class ComposePage {

    private static final String TEMPLATE = "warning/compose";
    private static final String TITLE = "Choose what it says";
    private static final String KEEP = "keep";

    private final DeskPages pages;
    private final DeskViews views;
    private final DeskActs acts;

    ComposePage(DeskPages pages, DeskViews views, DeskActs acts) {
        this.pages = pages;
        this.views = views;
        this.acts = acts;
    }

    /** For the page's script. */
    public record Live(String full, int segments, String people, String cost, List<Refusal> refusals) {}

    @GetMapping
    ResponseEntity<byte[]> show(
            ServerHttpRequest request,
            @PathVariable UUID warningId,
            @RoleNeeded({Role.REVIEWER, Role.LEAD}) Member member) {
        DeskView view = views.find(warningId).orElseThrow(WarningPage::unknown);
        acts.viewed(warningId, member.actor());
        return pages.answer(
                request, member, TEMPLATE, TITLE, model(view, view.version(), view.composition(), List.of()));
    }

    /** Without a script: shows what the choice comes to, or keeps it. */
    @PostMapping
    ResponseEntity<byte[]> choose(
            ServerHttpRequest request,
            @PathVariable UUID warningId,
            Typed typed,
            @RoleNeeded({Role.REVIEWER, Role.LEAD}) Member member) {
        Composition choice = choice(typed);
        int version = WarningPage.version(typed);
        if (typed.one("do").equals(KEEP)) {
            Acted acted = acts.compose(warningId, version, choice, member.actor());
            if (acted instanceof Acted.Done) {
                return pages.on("/desk/warnings/" + warningId + "?done=compose");
            }
            DeskView view = views.find(warningId).orElseThrow(WarningPage::unknown);
            List<Refusal> refusals = acted instanceof Acted.Refused(List<Refusal> why)
                    ? why
                    : List.of(new Refusal("version", "changed", Sentences.of(acted)));
            return pages.wrong(request, member, TEMPLATE, TITLE, model(view, version, choice, refusals));
        }
        DeskView view = views.find(warningId).orElseThrow(WarningPage::unknown);
        return pages.answer(request, member, TEMPLATE, TITLE, model(view, version, choice, List.of()));
    }

    /** For the page's script: what the choice comes to. */
    @PostMapping(path = "/count", produces = MediaType.APPLICATION_JSON_VALUE)
    Live count(@PathVariable UUID warningId, Typed typed, @RoleNeeded({Role.REVIEWER, Role.LEAD}) Member member) {
        Tried tried = views.attempt(warningId, choice(typed)).orElseThrow(WarningPage::unknown);
        var words = new Words();
        return new Live(
                tried.texts().isEmpty() ? "" : tried.texts().getFirst().full(),
                tried.texts().isEmpty() ? 0 : tried.texts().getFirst().segments(),
                tried.reach().map(reach -> words.people(reach.people())).orElse(words.people(0)),
                tried.reach().map(reach -> words.pounds(reach.cost())).orElse(words.pounds(0)),
                tried.composed().refusals());
    }

    private Map<String, Object> model(DeskView view, int version, Composition choice, List<Refusal> refusals) {
        Optional<Tried> tried = views.attempt(view.warningId(), choice);
        var model = new HashMap<String, Object>();
        var all = new ArrayList<>(refusals);
        if (refusals.isEmpty()) {
            tried.ifPresent(each -> all.addAll(each.composed().refusals()));
        }
        model.put("view", view);
        model.put("version", version);
        model.put("choice", choice);
        model.put("refusals", all);
        model.put("offers", grouped(tried.map(each -> each.composed().offers()).orElse(List.of())));
        model.put("texts", tried.map(Tried::texts).orElse(List.of()));
        model.put("reach", tried.flatMap(Tried::reach).orElse(view.reach()));
        model.put("languages", Languages.all());
        model.put("counties", counties());
        model.put("words", new Words());
        model.put("kind", choice.area().kind().name().toLowerCase(Locale.ROOT));
        model.put(
                "districts",
                choice.area().kind() == Kind.DISTRICTS
                        ? String.join(" ", choice.area().names())
                        : "");
        return model;
    }

    private static Map<String, List<Offer>> grouped(List<Offer> offers) {
        var groups = new LinkedHashMap<String, List<Offer>>();
        offers.forEach(offer -> groups.computeIfAbsent(offer.kind().code(), kind -> new ArrayList<>())
                .add(offer));
        return groups;
    }

    private static List<String> counties() {
        return OutwardCodes.uk().all().stream()
                .map(OutwardCode::county)
                .distinct()
                .sorted()
                .toList();
    }

    private static Composition choice(Typed typed) {
        var languages = new ArrayList<>(List.of("en"));
        typed.all("languages").stream()
                .filter(each -> !languages.contains(each))
                .forEach(languages::add);
        return new Composition(
                new HashSet<>(typed.all("fields")), Set.of(), area(typed), languages, number(typed.one("hours"), 0));
    }

    private static AreaChoice area(Typed typed) {
        return switch (typed.one("area")) {
            case "districts" ->
                AreaChoice.districts(
                        typed.one("districts").toUpperCase(Locale.ROOT).split("[^A-Z0-9]+"));
            case "counties" -> AreaChoice.counties(typed.all("counties").toArray(String[]::new));
            case "national" -> AreaChoice.national();
            default ->
                AreaChoice.around(
                        Math.min(WarningSettings.MAX_KM, Math.max(0, number(typed.one("radius"), 0))),
                        typed.all("places").toArray(String[]::new));
        };
    }

    static int number(String typed, int otherwise) {
        try {
            return Integer.parseInt(typed);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}
