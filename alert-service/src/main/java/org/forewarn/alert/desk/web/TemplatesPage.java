package org.forewarn.alert.desk.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.forewarn.alert.desk.TemplateTable;
import org.forewarn.alert.desk.TemplateTable.Keeping;
import org.forewarn.alert.staff.Member;
import org.forewarn.alert.staff.Role;
import org.forewarn.alert.staff.RoleNeeded;
import org.forewarn.alert.staff.Typed;
import org.forewarn.alert.warning.Languages;
import org.forewarn.alert.warning.Refusal;
import org.forewarn.alert.warning.Template;
import org.forewarn.kit.problem.Problems;
import org.forewarn.schemas.event.MsgType;
import org.forewarn.schemas.event.Severity;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The organisation's own words around the facts. */
@RestController
@RequestMapping("/desk/templates")
class TemplatesPage {

    private static final String TEMPLATE = "warning/templates";
    private static final String TITLE = "Templates";
    private static final String ANY = "any";

    /** Which version of a template the page was made with: {@code seen:alert/any/en}. */
    private static final String SEEN = "seen:";

    private static final Refusal CHANGED = new Refusal(
            "headline",
            "changed",
            "Somebody else has kept another version meanwhile; it is in the table below. Keep yours again, or leave theirs.");

    private final DeskPages pages;
    private final TemplateTable templates;

    TemplatesPage(DeskPages pages, TemplateTable templates) {
        this.pages = pages;
        this.templates = templates;
    }

    @GetMapping
    ResponseEntity<byte[]> show(ServerHttpRequest request, @RoleNeeded(Role.LEAD) Member member) {
        return pages.answer(request, member, TEMPLATE, TITLE, model(Map.of(), List.of(), false));
    }

    @PostMapping
    ResponseEntity<byte[]> keep(ServerHttpRequest request, Typed typed, @RoleNeeded(Role.LEAD) Member member) {
        return switch (templates.keep(read(typed), member.actor())) {
            case Keeping.Done ignored ->
                pages.answer(request, member, TEMPLATE, TITLE, model(Map.of(), List.of(), true));
            case Keeping.Refused(var refusals) ->
                pages.wrong(request, member, TEMPLATE, TITLE, model(typed(typed), refusals, false));
            case Keeping.Changed() ->
                pages.wrong(request, member, TEMPLATE, TITLE, model(typed(typed), List.of(CHANGED), false));
        };
    }

    private Map<String, Object> model(Map<String, String> typed, List<Refusal> refusals, boolean kept) {
        var values = new HashMap<String, String>(
                Map.of("kind", "alert", "severity", ANY, "language", "en", "headline", "", "leadIn", "", "ending", ""));
        values.putAll(typed);
        var kinds = new ArrayList<String>();
        for (MsgType kind : MsgType.values()) {
            kinds.add(kind.name().toLowerCase(Locale.ROOT));
        }
        var severities = new ArrayList<>(List.of(ANY));
        for (Severity severity : Severity.values()) {
            severities.add(severity.name());
        }
        return Map.of(
                "seen", seen(),
                "history", templates.history(),
                "typed", values,
                "refusals", refusals,
                "kept", kept,
                "kinds", kinds,
                "severities", severities,
                "languages", Languages.all(),
                "words", new Words());
    }

    /** The versions that hold, for the form to bring back. */
    private Map<String, Integer> seen() {
        var seen = new LinkedHashMap<String, Integer>();
        templates.current().all().forEach(each -> {
            Severity severity = each.severity();
            seen.put(
                    seen(
                            each.kind().name().toLowerCase(Locale.ROOT),
                            severity == null ? ANY : severity.name(),
                            each.language()),
                    each.version());
        });
        return seen;
    }

    private static String seen(String kind, String severity, String language) {
        return SEEN + kind + "/" + severity + "/" + language;
    }

    private static Map<String, String> typed(Typed typed) {
        var values = new HashMap<String, String>();
        List.of("kind", "severity", "language", "headline", "leadIn", "ending")
                .forEach(name -> values.put(name, typed.one(name)));
        return values;
    }

    private static Template read(Typed typed) {
        try {
            String severity = typed.one("severity");
            String seen = typed.one(seen(typed.one("kind"), severity, typed.one("language")));
            return new Template(
                    MsgType.valueOf(typed.one("kind").toUpperCase(Locale.ROOT)),
                    severity.equals(ANY) ? null : Severity.valueOf(severity),
                    typed.one("language"),
                    seen.isEmpty() ? 0 : Integer.parseInt(seen),
                    typed.one("headline"),
                    typed.one("leadIn"),
                    typed.one("ending"));
        } catch (IllegalArgumentException e) {
            throw Problems.malformed("There is no such kind, severity or version.");
        }
    }
}
