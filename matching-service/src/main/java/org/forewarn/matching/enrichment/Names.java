package org.forewarn.matching.enrichment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

    private static final Set<String> HONORIFICS = WordTable.set("names.tsv", "before a name");

    private static final Set<String> DESCRIPTIONS = WordTable.set("names.tsv", "descriptions");

    private static final Set<String> PARTICLES = WordTable.set("names.tsv", "particles");

    private static final Set<String> HEDGES = WordTable.set("names.tsv", "hedges");
    private static final Set<String> REMARKS = WordTable.set("names.tsv", "remarks");

    private static final Pattern GRANDSON = Pattern.compile("\\s*o['\u2019\u2018\u02bc`]\\p{L}{2,}");

    /** {@code McKay}; {@code Mac} and {@code Mack} are given names, and so are others of few letters. */
    private static final int SHORTEST_MC = 5;

    private static final int SHORTEST_MAC = 7;

    private static final Set<String> NO_NAMES = WordTable.set("names.tsv", "no names");

    private Names() {}

    static void describe(SuspectName name, FeatureList features) {
        if (name.getKind().toLowerCase(Locale.ROOT).equals("handle")) {
            Optional<String> handle = Accounts.handle(name.getValue());
            if (handle.isPresent()) {
                features.add(Attribute.HANDLE, Accounts.acrossPlatforms(handle.get()));
                return;
            }
            // what a platform displays is a name
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
        strip(words, HEDGES);
        boolean titled = strip(words, HONORIFICS);
        boolean described = words.size() > 1 && strip(words.subList(0, words.size() - 1), DESCRIPTIONS);
        if (words.isEmpty() || words.size() > MAX_WORDS || NO_NAMES.contains(words.getFirst())) {
            return;
        }
        List<String> name = joined(untilRemark(words));
        boolean isTitled = titled && !described && !Nicknames.isKnown(name.getFirst());
        all.add(
                name.size() == 1 && (isTitled || isFamilyName(name.getFirst(), ordered))
                        ? new Parts(List.of(), List.of(name.getFirst()))
                        : parts(name, ordered));
    }

    /** {@code Dave the plumber}, {@code Tony from Leeds}: what only tells which one is no surname. */
    private static List<String> untilRemark(List<String> words) {
        int end = 1;
        while (end < words.size() && !REMARKS.contains(words.get(end))) {
            end++;
        }
        return words.subList(0, end);
    }

    /** {@code Mc Donald} is one word, {@code St John} one name. */
    private static List<String> joined(List<String> words) {
        List<String> joined = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean goesOn = i + 1 < words.size();
            if (goesOn && word.equals("mc")) {
                joined.add(word + words.get(++i));
            } else if (goesOn && word.equals("st")) {
                joined.add(word + " " + words.get(++i));
            } else {
                joined.add(word);
            }
        }
        return joined;
    }

    /** {@code O'Brien}, {@code McDonald}, {@code MacDonald}, {@code St John}: so no given name begins, but Mackenzie. */
    private static boolean isFamilyName(String word, String asWritten) {
        boolean isSon = (word.startsWith("mc") && word.length() >= SHORTEST_MC)
                || (word.startsWith("mac") && word.length() >= SHORTEST_MAC);
        return word.startsWith("st ")
                || (isSon && !Nicknames.isKnown(word))
                || GRANDSON.matcher(asWritten).lookingAt();
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

    private static Parts parts(List<String> words, String asWritten) {
        if (words.size() == 1) {
            return new Parts(List.of(words.getFirst()), List.of());
        }
        String last = words.getLast();
        if (PARTICLES.contains(words.getFirst()) && !Nicknames.isKnown(words.getFirst())) {
            // "van der Berg": a surname alone
            return new Parts(List.of(), List.of(last));
        }
        if (words.size() == 2 && Nicknames.isKnown(last) && !Nicknames.isKnown(words.getFirst())) {
            // "Leeds Mick": a byname before a given name, or the surname first
            return new Parts(List.of(last), List.of(words.getFirst()));
        }
        String beforeLast = words.get(words.size() - 2);
        boolean isDouble =
                words.size() > 2 && asWritten.contains(beforeLast + "-" + last) && !PARTICLES.contains(beforeLast);
        return new Parts(List.of(words.getFirst()), isDouble ? List.of(beforeLast, last) : List.of(last));
    }

    private static DoubleMetaphone metaphone() {
        var metaphone = new DoubleMetaphone();
        metaphone.setMaxCodeLen(SOUNDS);
        return metaphone;
    }
}
