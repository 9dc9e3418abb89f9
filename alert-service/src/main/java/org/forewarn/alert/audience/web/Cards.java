package org.forewarn.alert.audience.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.forewarn.alert.audience.PublicWords;
import org.forewarn.alert.audience.support.Organisation;

/** Support organisations, as the pages show them. */
final class Cards {

    private Cards() {}

    /** A way to reach an organisation. */
    record Way(String name, String text, String href) {}

    /** An organisation on the page. */
    record Card(String name, String about, List<Way> ways, List<Way> facts, String police, boolean sample) {}

    static List<Card> of(Visit visit, List<Organisation> found) {
        return found.stream().map(each -> card(visit, each)).toList();
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
