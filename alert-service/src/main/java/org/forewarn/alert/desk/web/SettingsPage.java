package org.forewarn.alert.desk.web;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.forewarn.alert.desk.DeskSettings;
import org.forewarn.alert.desk.DeskSettings.Version;
import org.forewarn.alert.staff.Member;
import org.forewarn.alert.staff.Role;
import org.forewarn.alert.staff.RoleNeeded;
import org.forewarn.alert.staff.Typed;
import org.forewarn.alert.warning.Languages;
import org.forewarn.alert.warning.Refusal;
import org.forewarn.alert.warning.SettingsCheck;
import org.forewarn.alert.warning.WarningSettings;
import org.forewarn.kit.problem.Problems;
import org.forewarn.schemas.event.Certainty;
import org.forewarn.schemas.event.Severity;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the organisation wants its warnings made, and how it did before. */
@RestController
@RequestMapping("/desk/settings")
class SettingsPage {

    private static final String TEMPLATE = "warning/settings";
    private static final String TITLE = "Settings";

    private final DeskPages pages;
    private final DeskSettings settings;

    SettingsPage(DeskPages pages, DeskSettings settings) {
        this.pages = pages;
        this.settings = settings;
    }

    @GetMapping
    ResponseEntity<byte[]> show(ServerHttpRequest request, @RoleNeeded({Role.LEAD, Role.ADMIN}) Member member) {
        return pages.answer(request, member, TEMPLATE, TITLE, model(List.of(), false));
    }

    @PostMapping
    ResponseEntity<byte[]> change(
            ServerHttpRequest request, Typed typed, @RoleNeeded({Role.LEAD, Role.ADMIN}) Member member) {
        WarningSettings wanted = read(typed);
        List<String> problems =
                SettingsCheck.of(wanted).stream().map(Refusal::why).toList();
        if (problems.isEmpty() && !settings.change(wanted, WarningPage.version(typed), member.actor())) {
            problems = List.of("Somebody else has changed the settings meanwhile; look at them again.");
        }
        return problems.isEmpty()
                ? pages.answer(request, member, TEMPLATE, TITLE, model(problems, true))
                : pages.wrong(request, member, TEMPLATE, TITLE, model(problems, false));
    }

    private Map<String, Object> model(List<String> problems, boolean kept) {
        List<Version> history = settings.history();
        var model = new HashMap<String, Object>();
        model.put("version", history.getFirst().version());
        model.put("settings", history.getFirst().settings());
        model.put("history", history);
        model.put("problems", problems);
        model.put("kept", kept);
        model.put("severities", Severity.values());
        model.put("certainties", Certainty.values());
        model.put("languages", Languages.all());
        model.put("words", new Words());
        return model;
    }

    private static WarningSettings read(Typed typed) {
        try {
            var fourEyes = EnumSet.noneOf(Severity.class);
            typed.all("fourEyes").forEach(each -> fourEyes.add(Severity.valueOf(each)));
            var levels = new EnumMap<Severity, Integer>(Severity.class);
            for (Severity severity : Severity.values()) {
                levels.put(severity, Integer.parseInt(typed.one("level" + severity)));
            }
            var languages = new java.util.ArrayList<>(List.of("en"));
            typed.all("languages").stream()
                    .filter(each -> !languages.contains(each))
                    .forEach(languages::add);
            return new WarningSettings(
                    Severity.valueOf(typed.one("enoughAlone")),
                    Severity.valueOf(typed.one("enoughTogether")),
                    Integer.parseInt(typed.one("together")),
                    Integer.parseInt(typed.one("recentDays")),
                    Integer.parseInt(typed.one("recentDaysSevere")),
                    Double.parseDouble(typed.one("radiusKm")),
                    Double.parseDouble(typed.one("areaConsentKm")),
                    Integer.parseInt(typed.one("lifetimeHours")),
                    Integer.parseInt(typed.one("reviewHours")),
                    typed.one("identifiers").equals("whole"),
                    fourEyes,
                    new HashSet<>(typed.all("autoIssue")),
                    levels,
                    languages,
                    Integer.parseInt(typed.one("pencePerSegment")));
        } catch (IllegalArgumentException e) {
            throw Problems.malformed("A setting is no number, or no word of its list.");
        }
    }
}
