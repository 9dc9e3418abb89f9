package org.forewarn.alert.warning;

import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The vocabularies' words, and the words between them, in one language. A word of a vocabulary that is not here is not
 * said: it could be anything.
 */
final class Phrases {

    static final String ENGLISH = "en";

    /** Languages there are phrases in, English first. */
    static final List<String> LANGUAGES = Languages.all();

    /** The gravest first: the order in which they are said. */
    private static final List<String> TYPES = List.of(
            "rape",
            "strangulation",
            "kidnap",
            "false_imprisonment",
            "threats_to_kill",
            "sexual_assault",
            "spiking",
            "physical_assault",
            "exploitation",
            "condom_removal",
            "robbery",
            "stalking",
            "blackmail",
            "coercive_control",
            "intimate_image_abuse",
            "doxxing_outing",
            "threats",
            "harassment",
            "burglary",
            "theft",
            "fraud",
            "criminal_damage",
            "non_payment",
            "suspicious_behaviour",
            "time_wasting");

    private static final List<String> MO = List.of(
            "multiple_attackers",
            "poses_as_police",
            "drives_to_isolated_place",
            "lures_elsewhere",
            "removes_condom",
            "records_covertly",
            "fake_booking",
            "intoxicated",
            "demands_refund",
            "refuses_payment");

    private static final Map<String, Phrases> ALL = Phrasebook.inEveryLanguage(Phrases.class, "phrases", Phrases::new);

    private final Phrasebook phrases;
    private final DateTimeFormatter month;

    private Phrases(Phrasebook phrases) {
        this.phrases = phrases;
        this.month = DateTimeFormatter.ofPattern(say("month.pattern"), Locale.forLanguageTag(phrases.language()));
    }

    /** The phrases of a language; English where there are none in it. */
    static Phrases of(String language) {
        Phrases own = ALL.get(language);
        return own == null ? english() : own;
    }

    static Phrases english() {
        Phrases english = ALL.get(ENGLISH);
        if (english == null) {
            throw new IllegalStateException("packed without English");
        }
        return english;
    }

    String language() {
        return phrases.language();
    }

    /** The phrase of a key, with what is to stand in it; a key that is missing is a mistake of ours. */
    String say(String key, Object... parts) {
        return phrases.say(key, parts);
    }

    /** The phrase of a vocabulary's word; empty when it is not one of ours. */
    String word(String vocabulary, String word) {
        return phrases.find(vocabulary + "." + word).orElse("");
    }

    String month(YearMonth when) {
        return month.format(when);
    }

    Set<String> keys() {
        return phrases.keys();
    }

    /** Those of these types that are said, the gravest first. */
    static List<String> types(Collection<String> words) {
        return said(TYPES, words);
    }

    /** Those of these modi operandi that are said. */
    static List<String> mo(Collection<String> words) {
        return said(MO, words);
    }

    private static List<String> said(List<String> vocabulary, Collection<String> words) {
        var said = new ArrayList<>(vocabulary);
        said.retainAll(words);
        return said;
    }
}
