package org.forewarn.alert.warning;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The vocabularies' words as a warning says them, the gravest first. A word that is not here is not said: it could be
 * anything.
 */
final class Phrases {

    private static final Map<String, String> TYPES = ordered(
            "rape", "rape",
            "strangulation", "strangulation",
            "kidnap", "kidnap",
            "false_imprisonment", "held against will",
            "threats_to_kill", "threats to kill",
            "sexual_assault", "sexual assault",
            "spiking", "spiking",
            "physical_assault", "assault",
            "exploitation", "exploitation",
            "condom_removal", "condom removal",
            "robbery", "robbery",
            "stalking", "stalking",
            "blackmail", "blackmail",
            "coercive_control", "coercive control",
            "intimate_image_abuse", "image abuse",
            "doxxing_outing", "outing",
            "threats", "threats",
            "harassment", "harassment",
            "burglary", "burglary",
            "theft", "theft",
            "fraud", "fraud",
            "criminal_damage", "damage",
            "non_payment", "non-payment",
            "suspicious_behaviour", "suspicious behaviour",
            "time_wasting", "time wasting");

    private static final Map<String, String> MO = ordered(
            "multiple_attackers", "is not alone",
            "poses_as_police", "poses as police",
            "drives_to_isolated_place", "drives to isolated places",
            "lures_elsewhere", "asks to meet elsewhere",
            "removes_condom", "removes condom",
            "records_covertly", "films secretly",
            "fake_booking", "makes fake bookings",
            "intoxicated", "drunk or on drugs",
            "demands_refund", "demands money back",
            "refuses_payment", "refuses to pay");

    private static final Map<String, String> GENDERS =
            Map.of("man", "Man", "woman", "Woman", "non_binary", "Non-binary person");

    private static final List<String> BUILDS = List.of("slim", "medium", "stocky", "large", "muscular");

    private Phrases() {}

    /** Incident types in words; never empty. */
    static List<String> types(Collection<String> words) {
        List<String> phrases = said(TYPES, words);
        return phrases.isEmpty() ? List.of("incident") : phrases;
    }

    /** Modus operandi in words. */
    static List<String> mo(Collection<String> words) {
        return said(MO, words);
    }

    static String gender(String word) {
        return GENDERS.getOrDefault(word, "");
    }

    static String build(String word) {
        return BUILDS.contains(word) ? word + " build" : "";
    }

    private static List<String> said(Map<String, String> phrases, Collection<String> words) {
        var said = new ArrayList<String>();
        phrases.forEach((word, phrase) -> {
            if (words.contains(word)) {
                said.add(phrase);
            }
        });
        return said;
    }

    private static Map<String, String> ordered(String... wordsAndPhrases) {
        var phrases = new LinkedHashMap<String, String>();
        for (int i = 0; i < wordsAndPhrases.length; i += 2) {
            phrases.put(wordsAndPhrases[i], wordsAndPhrases[i + 1]);
        }
        return phrases;
    }
}
