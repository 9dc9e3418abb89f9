package org.forewarn.matching.enrichment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.commons.codec.language.DoubleMetaphone;
import org.forewarn.kit.identifier.Accounts;
import org.forewarn.kit.identifier.Text;
import org.forewarn.schemas.event.SuspectName;

/**
 * Names as their parts: {@code "Mr. Mike (Michael) O'Neill"} has the given names {@code mike} and {@code michael} and the
 * surname {@code oneill}; {@code "Big Dave"} the given name {@code dave}; {@code "unknown"} none.
 *
 * <p>Double Metaphone (Philips 2000) tells how a name sounds, because it gives the second sound of names that came from
 * Slavic, Romance or Germanic languages beside the English one. Beider-Morse gives tens of sounds per name and takes a
 * thousand times as long; Soundex and NYSIIS know English spelling only.
 */
final class Names {

    /** A name is shorter; what is longer is a remark. */
    private static final int MAX_CHARS = 100;

    private static final int MAX_WORDS = 6;

    /** Four sounds, the usual bound, would make {@code robertson} and {@code robertshaw} one. */
    private static final int SOUNDS = 6;

    private static final DoubleMetaphone METAPHONE = metaphone();

    private static final Pattern BRACKETED =
            Pattern.compile("[(\\[\"\u201c\u2018]([^)\\]\"\u201d\u2019]{1,60})[)\\]\"\u201d\u2019]");
    private static final Pattern OR =
            Pattern.compile("/|\\bor\\b|\\baka\\b|\\ba\\.?k\\.?a\\b\\.?|\\balias\\b|\\bknown as\\b|;");

    private static final Set<String> HONORIFICS = Set.of(
            "mr",
            "mrs",
            "ms",
            "miss",
            "mister",
            "dr",
            "doctor",
            "sir",
            "prof",
            "professor",
            "rev",
            "pan",
            "pani",
            "domnul",
            "senhor",
            "uncle",
            "brother",
            "bro",
            "cousin",
            "called",
            "named",
            "name",
            "the",
            "a");

    private static final Set<String> DESCRIPTIONS = Set.of(
            "big",
            "little",
            "wee",
            "lil",
            "small",
            "fat",
            "tall",
            "short",
            "old",
            "young",
            "skinny",
            "scouse",
            "geordie",
            "irish",
            "scottish",
            "polish",
            "romanian",
            "albanian",
            "turkish",
            "black",
            "white",
            "ginger",
            "bald",
            "mad",
            "crazy",
            "dodgy",
            "creepy",
            "nasty");

    private static final Set<String> PARTICLES = Set.of(
            "de", "da", "do", "dos", "das", "di", "du", "van", "von", "der", "den", "la", "le", "al", "el", "bin",
            "ibn", "ul", "ur");

    private static final Set<String> NO_NAMES = Set.of(
            "unknown",
            "unkown",
            "none",
            "na",
            "nil",
            "no",
            "not",
            "anonymous",
            "unnamed",
            "n",
            "nothing",
            "dont",
            "didnt",
            "never",
            "refused",
            "withheld",
            "man",
            "male",
            "guy",
            "client",
            "punter",
            "suspect",
            "him");

    private Names() {}

    static void describe(SuspectName name, FeatureList features) {
        if (name.getKind().toLowerCase(Locale.ROOT).equals("handle")) {
            Accounts.handle(name.getValue())
                    .map(Accounts::acrossPlatforms)
                    .ifPresent(h -> features.add(Attribute.HANDLE, h));
            return;
        }
        for (Parts parts : parse(name.getValue())) {
            features.add(Attribute.NAME, parts.given());
            parts.given().forEach(given -> features.add(Attribute.FORENAME_ROOT, Nicknames.roots(given)));
            features.add(Attribute.SURNAME, parts.surnames());
            List<String> sounding = parts.surnames().isEmpty() ? parts.given() : parts.surnames();
            sounding.forEach(word -> features.add(Attribute.NAME_SOUND, sounds(word)));
        }
    }

    /**
     * A name taken apart.
     *
     * @param given given names as used, the first first
     * @param surnames one, or the parts of a double one; none when only one name is known
     */
    record Parts(List<String> given, List<String> surnames) {}

    /** Each of the names that a text gives; none when it is a remark, or says that none is known. */
    static List<Parts> parse(String text) {
        if (text.length() > MAX_CHARS) {
            return List.of();
        }
        String folded = Text.unaccented(text);
        List<Parts> all = new ArrayList<>();
        var bracketed = BRACKETED.matcher(folded);
        while (bracketed.find()) {
            add(bracketed.group(1), all);
        }
        for (String one : OR.split(BRACKETED.matcher(folded).replaceAll(" "))) {
            add(one, all);
        }
        return all.stream().distinct().toList();
    }

    /** How a word sounds: one code, or two when its spelling has two readings. */
    static Set<String> sounds(String word) {
        var sounds = new TreeSet<String>();
        for (boolean alternate : new boolean[] {false, true}) {
            String sound = METAPHONE.doubleMetaphone(word, alternate);
            if (sound != null && !sound.isEmpty()) {
                sounds.add(sound);
            }
        }
        return sounds;
    }

    private static void add(String one, List<Parts> all) {
        int comma = one.indexOf(',');
        String ordered = comma > 0 ? one.substring(comma + 1) + " " + one.substring(0, comma) : one;
        List<String> words = new ArrayList<>(Text.words(ordered));
        words.removeIf(word -> word.chars().noneMatch(Character::isLetter));
        boolean titled = strip(words, HONORIFICS);
        boolean described = words.size() > 1 && strip(words.subList(0, words.size() - 1), DESCRIPTIONS);
        if (words.isEmpty() || words.size() > MAX_WORDS || NO_NAMES.contains(words.getFirst())) {
            return;
        }
        all.add(
                words.size() == 1 && titled && !described && !Nicknames.isKnown(words.getFirst())
                        ? new Parts(List.of(), List.of(words.getFirst()))
                        : parts(words, ordered.contains("-")));
    }

    /** Takes the leading words of a set away; true when there was one. */
    private static boolean strip(List<String> words, Set<String> leading) {
        boolean any = false;
        while (!words.isEmpty() && leading.contains(words.getFirst())) {
            words.removeFirst();
            any = true;
        }
        return any;
    }

    private static Parts parts(List<String> words, boolean hyphenated) {
        if (words.size() == 1) {
            return new Parts(List.of(words.getFirst()), List.of());
        }
        String last = words.getLast();
        if (words.size() == 2 && Nicknames.isKnown(last) && !Nicknames.isKnown(words.getFirst())) {
            // "Leeds Mick": a byname before a given name, or the surname first
            return new Parts(List.of(last), List.of(words.getFirst()));
        }
        String beforeLast = words.get(words.size() - 2);
        boolean isDouble = hyphenated && words.size() > 2 && !PARTICLES.contains(beforeLast);
        return new Parts(List.of(words.getFirst()), isDouble ? List.of(beforeLast, last) : List.of(last));
    }

    private static DoubleMetaphone metaphone() {
        var metaphone = new DoubleMetaphone();
        metaphone.setMaxCodeLen(SOUNDS);
        return metaphone;
    }
}
