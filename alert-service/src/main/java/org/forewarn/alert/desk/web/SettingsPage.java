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
    private static final int MAX_DAYS = 20 * 365;
    private static final int MAX_MINUTES = 30 * 24 * 60;
    private static final int MAX_PENCE = 100_000;

    private final DeskPages pages;
    private final DeskSettings settings;

    SettingsPage(DeskPages pages, DeskSettings settings) {
        this.pages = pages;
        this.settings = settings;
    }

    @GetMapping
    ResponseEntity<byte[]> show(ServerHttpRequest request, @RoleNeeded({Role.LEAD, Role.ADMIN}) Member member) {
        return pages.answer(request, member, TEMPLATE, TITLE, model("", false));
    }

    @PostMapping
    ResponseEntity<byte[]> change(
            ServerHttpRequest request, Typed typed, @RoleNeeded({Role.LEAD, Role.ADMIN}) Member member) {
        WarningSettings wanted = read(typed);
        String problem = problem(wanted);
        if (problem.isEmpty() && !settings.change(wanted, WarningPage.version(typed), member.actor())) {
            problem = "Somebody else has changed the settings meanwhile; look at them again.";
        }
        return problem.isEmpty()
                ? pages.answer(request, member, TEMPLATE, TITLE, model("", true))
                : pages.wrong(request, member, TEMPLATE, TITLE, model(problem, false));
    }

    private Map<String, Object> model(String problem, boolean kept) {
        List<Version> history = settings.history();
        var model = new HashMap<String, Object>();
        model.put("version", history.getFirst().version());
        model.put("settings", history.getFirst().settings());
        model.put("history", history);
        model.put("problem", problem);
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

    /** Empty: they are sound. */
    private static String problem(WarningSettings wanted) {
        if (wanted.together() < 2 || wanted.together() > 20) {
            return "Several reports are from 2 to 20.";
        }
        if (wanted.recentDays() < 1
                || wanted.recentDaysSevere() < wanted.recentDays()
                || wanted.recentDaysSevere() > MAX_DAYS) {
            return "Days are from 1 to " + MAX_DAYS + ", and not fewer for the severe.";
        }
        if (!(wanted.radiusKm() >= 0
                && wanted.radiusKm() <= wanted.areaConsentKm()
                && wanted.areaConsentKm() <= WarningSettings.MAX_KM)) {
            return "The radius is not more than how far consent for an area reaches, and that is at most 500 km.";
        }
        if (wanted.lifetimeHours() < 1
                || wanted.lifetimeHours() > WarningSettings.MAX_LIFETIME_HOURS
                || wanted.reviewHours() < 0
                || wanted.reviewHours() > wanted.lifetimeHours()) {
            return "A warning holds from 1 to " + WarningSettings.MAX_LIFETIME_HOURS
                    + " hours, and is looked at again within them.";
        }
        if (!wanted.fourEyes().contains(Severity.EXTREME)) {
            return "Two people approve warnings of extreme severity.";
        }
        if (!WarningSettings.everyClass().containsAll(wanted.autoIssue())
                || !Languages.all().containsAll(wanted.languages())) {
            return "There is no such class of case, or no such language.";
        }
        if (wanted.serviceLevelMinutes().values().stream().anyMatch(each -> each < 1 || each > MAX_MINUTES)) {
            return "A service level is from 1 minute to 30 days.";
        }
        return wanted.pencePerSegment() < 0 || wanted.pencePerSegment() > MAX_PENCE
                ? "The cost of a segment is from 0 to 1000 pence."
                : "";
    }
}
