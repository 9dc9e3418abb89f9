package org.forewarn.alert.audience.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.forewarn.alert.audience.Address;
import org.forewarn.alert.audience.Areas;
import org.forewarn.alert.audience.ChosenArea;
import org.forewarn.alert.audience.Histories;
import org.forewarn.alert.audience.IncidentKind;
import org.forewarn.alert.audience.Member;
import org.forewarn.alert.audience.Preferences;
import org.forewarn.alert.audience.PublicWords;
import org.forewarn.alert.audience.QuietHours;
import org.forewarn.alert.audience.TextChoice;

/** What somebody has chosen, in words. */
final class MinePage {

    private MinePage() {}

    /** One thing they chose. */
    record Fact(String name, List<String> values) {}

    /** A warning that holds. */
    record Warning(String headline, String text, String until) {}

    static Map<String, Object> model(Visit visit, Member member, List<Histories.Holding> warnings, Instant now) {
        var model = new HashMap<String, Object>();
        model.put("reach", member.addresses().stream().map(Address::masked).toList());
        model.put("facts", facts(visit, member.preferences()));
        model.put(
                "warnings",
                warnings.stream()
                        .map(each -> new Warning(
                                each.headline(),
                                each.text(),
                                visit.say("mine.until", Moments.minute(visit.words(), each.until()))))
                        .toList());
        Instant until = member.pausedUntil();
        model.put(
                "paused",
                until != null && now.isBefore(until)
                        ? visit.say("mine.paused", Moments.minute(visit.words(), until))
                        : "");
        return model;
    }

    private static List<Fact> facts(Visit visit, Preferences chosen) {
        QuietHours quiet = chosen.quietHours();
        return List.of(
                new Fact(visit.say("mine.areas"), area(visit, chosen)),
                new Fact(visit.say("mine.kinds"), kinds(visit, chosen)),
                new Fact(
                        visit.say("mine.language"),
                        List.of(
                                PublicWords.speaks(chosen.language())
                                        ? PublicWords.of(chosen.language()).say("language.name")
                                        : chosen.language())),
                new Fact(
                        visit.say("mine.text"),
                        List.of(visit.say(chosen.text() == TextChoice.DISCREET ? "choices.discreet" : "choices.full"))),
                new Fact(
                        visit.say("mine.quiet"),
                        List.of(
                                quiet == null
                                        ? visit.say("mine.quiet.none")
                                        : visit.say("mine.quiet.hours", quiet.from(), quiet.to()))),
                new Fact(
                        visit.say("mine.digest"),
                        List.of(visit.say(chosen.digest() ? "mine.digest.yes" : "mine.digest.no"))));
    }

    /** How they chose, and how many codes it came to. */
    private static List<String> area(Visit visit, Preferences chosen) {
        ChosenArea area = chosen.area();
        var lines = new ArrayList<String>();
        if (!area.codes().isEmpty()) {
            lines.add(String.join(", ", area.codes()));
        }
        if (!area.county().isEmpty()) {
            lines.add(area.county());
        }
        if (!area.place().isEmpty()) {
            String distance = visit.say("choices.distance", area.km(), Areas.miles(area.km()));
            lines.add(visit.say("mine.around", distance, area.place()));
        }
        lines.add(visit.say("mine.areas.count", chosen.outwardCodes().size()));
        return lines;
    }

    private static List<String> kinds(Visit visit, Preferences chosen) {
        return chosen.kinds().equals(IncidentKind.all())
                ? List.of(visit.say("mine.all"))
                : Arrays.stream(IncidentKind.values())
                        .filter(chosen.kinds()::contains)
                        .map(kind -> visit.say("kind." + kind.code()))
                        .collect(Collectors.toList());
    }
}
