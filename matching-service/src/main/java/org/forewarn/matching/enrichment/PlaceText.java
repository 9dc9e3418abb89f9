package org.forewarn.matching.enrichment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.forewarn.kit.identifier.Text;
import org.forewarn.kit.place.OutwardCode;
import org.forewarn.kit.place.OutwardCodes;

/**
 * A place in the reporter's words as the outward codes it can mean: {@code "Otley, near Leeds"}, {@code "flat on Example
 * Road LS6 1AA"}. A name that several places bear is taken when another name says which ({@code "Newport, Shropshire"});
 * else it is ambiguous. {@code "Leeds Road, Bradford"} is in Bradford.
 */
final class PlaceText {

    /** A place is told in a few words. */
    private static final int MAX_CHARS = 300;

    private static final int MAX_WORDS = 40;

    /** Names so near each other are told together: {@code "Newport near Telford"}. */
    private static final double NEAR_KM = 25;

    private static final Pattern POSTCODE = Pattern.compile(
            "(?<![A-Z0-9])([A-Z]{1,2}[0-9][A-Z0-9]?) ?[0-9][A-Z]{2}(?![A-Z0-9])", Pattern.CASE_INSENSITIVE);

    /** Outward codes of one letter are roads too: M1, A1. */
    private static final Pattern OUTWARD =
            Pattern.compile("(?<![A-Z0-9])([A-Z]{2}[0-9][A-Z0-9]?)(?![A-Z0-9])", Pattern.CASE_INSENSITIVE);

    /** A name before one of these is a street, a park or a house. */
    private static final Set<String> OF_STREETS = Set.of(
            "road",
            "rd",
            "street",
            "lane",
            "ln",
            "avenue",
            "ave",
            "drive",
            "way",
            "close",
            "crescent",
            "court",
            "terrace",
            "park",
            "square",
            "gardens",
            "house",
            "hotel",
            "inn",
            "arms",
            "place",
            "grove",
            "hill",
            "row",
            "walk",
            "mews",
            "parade",
            "gate",
            "bridge",
            "hall",
            "lodge",
            "bar",
            "cafe",
            "club");

    private static final Set<String> COMMON_WORDS = Set.of(
            "street", "hook", "bar", "box", "cross", "bridge", "station", "church", "wood", "green", "hill", "hall",
            "park", "hope", "march", "battle", "deal", "ware", "over", "end", "well", "wells", "north", "south", "east",
            "west", "city", "town", "centre", "hotel", "house", "sale", "bow", "ash", "eye", "rye", "beer", "flat",
            "car", "van", "near", "the", "way", "court", "down", "england");

    /** A name after one of these is not where it was. */
    private static final Set<String> NEAR =
            Set.of("near", "nr", "outside", "towards", "toward", "beyond", "past", "from");

    private static final Set<String> AFTER_A_TOWN = WordTable.set("narrative.tsv", "after a town");
    private static final Set<String> TOWN_WORDS = WordTable.set("narrative.tsv", "words that are towns");
    private static final Set<String> IN_A_TOWN = WordTable.set("narrative.tsv", "in a town");
    private static final Set<String> NOT = WordTable.set("narrative.tsv", "not");
    private static final Set<String> SMALL_WORDS = WordTable.set("narrative.tsv", "small words");

    /** An apostrophe belongs to its word, as in {@link Text#words}. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}'\u2019\u2018\u02bc`]+");

    /** An outward code and three letters of the same case, as a plate is written. */
    private static final Pattern PLATE = Pattern.compile(
            "(?<![A-Za-z0-9])(?=[A-Z]{2}[0-9]{2} [A-Z]{3}|[a-z]{2}[0-9]{2} [a-z]{3})([A-Za-z]{2}[0-9]{2})"
                    + " ([A-Za-z]{3})(?![A-Za-z0-9])");

    /** Of more codes nobody says where it was. */
    private static final int MAX_CODES = 8;

    private PlaceText() {}

    /**
     * What a text means.
     *
     * @param codes none when no name in it is known, or it is ambiguous
     * @param ambiguous whether some name fits several places and nothing told which
     */
    record Meaning(Set<OutwardCode> codes, boolean ambiguous) {}

    static Meaning read(String given) {
        String text = Text.cut(given, MAX_CHARS);
        Set<OutwardCode> codes = codes(text);
        return codes.isEmpty() ? byName(text) : new Meaning(codes, false);
    }

    /** Those of whole postcodes; if there is none, those that stand alone: {@code LS1 / LS2}. */
    private static Set<OutwardCode> codes(String text) {
        Optional<OutwardCode> one = OutwardCodes.uk().find(text);
        if (one.isPresent()) {
            return Set.of(one.get());
        }
        Set<OutwardCode> whole = codes(POSTCODE.matcher(text));
        return whole.isEmpty() ? codes(OUTWARD.matcher(PLATE.matcher(text).replaceAll(PlaceText::unlessPlate))) : whole;
    }

    private static Set<OutwardCode> codes(Matcher codes) {
        Set<OutwardCode> found = ordered();
        while (found.size() < MAX_CODES && codes.find()) {
            OutwardCodes.uk().find(codes.group(1)).ifPresent(found::add);
        }
        return found;
    }

    /** {@code AB12 CDE} is a plate and not in Aberdeen; {@code LS12 THE}, {@code LS12 hub} are none. */
    private static String unlessPlate(MatchResult written) {
        String compact = (written.group(1) + written.group(2)).toUpperCase(Locale.ROOT);
        boolean isPlate = !SMALL_WORDS.contains(written.group(2).toLowerCase(Locale.ROOT))
                && Plates.formats(compact).contains(PlateFormat.CURRENT);
        return isPlate ? " " : Matcher.quoteReplacement(written.group());
    }

    /** @param places that bear a name of the text; {@code isHint} when the name only says what is near */
    private record Named(List<Set<OutwardCode>> places, boolean isHint) {}

    private static Meaning byName(String text) {
        List<Named> named = named(text);
        boolean onlyHints = named.stream().allMatch(Named::isHint);
        List<Set<OutwardCode>> meant = new ArrayList<>();
        boolean ambiguous = false;
        for (Named one : named) {
            Optional<Set<OutwardCode>> place =
                    one.places().size() == 1 ? Optional.of(one.places().getFirst()) : decided(one, named);
            ambiguous |= place.isEmpty();
            place.filter(codes -> onlyHints || !one.isHint()).ifPresent(meant::add);
        }
        return meant.isEmpty() ? new Meaning(Set.of(), ambiguous) : new Meaning(together(meant), false);
    }

    /** The place that another name of the text contains, or else the only one that is near another. */
    private static Optional<Set<OutwardCode>> decided(Named name, List<Named> named) {
        List<Set<OutwardCode>> hints = named.stream()
                .filter(other -> other != name)
                .flatMap(other -> other.places().stream())
                .toList();
        List<Set<OutwardCode>> within = name.places().stream()
                .filter(place -> hints.stream().anyMatch(hint -> meet(place, hint)))
                .toList();
        List<Set<OutwardCode>> fitting = !within.isEmpty()
                ? within
                : name.places().stream()
                        .filter(place -> hints.stream().anyMatch(hint -> isNear(place, hint)))
                        .toList();
        return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
    }

    private static boolean meet(Set<OutwardCode> one, Set<OutwardCode> other) {
        return one.stream().anyMatch(other::contains);
    }

    private static boolean isNear(Set<OutwardCode> one, Set<OutwardCode> other) {
        return one.stream()
                .anyMatch(code -> other.stream().anyMatch(far -> far.distanceKm(code.lat(), code.lon()) <= NEAR_KM));
    }

    /** What all names have in common; places that have nothing in common are told side by side. */
    private static Set<OutwardCode> together(List<Set<OutwardCode>> places) {
        Set<OutwardCode> together = places.getFirst();
        for (Set<OutwardCode> place : places.subList(1, places.size())) {
            Set<OutwardCode> next = ordered();
            next.addAll(together);
            if (meet(together, place)) {
                next.retainAll(place);
            } else {
                next.addAll(place);
            }
            together = next;
        }
        return together;
    }

    /**
     * A word of the text.
     *
     * @param folded as the gazetteer has it
     * @param capital whether it begins with a capital letter, in a text that has small ones
     * @param follows whether nothing but white space parts it from the word before
     */
    private record Word(String folded, boolean capital, boolean follows) {}

    private static List<Word> words(String text) {
        boolean hasSmall = text.chars().anyMatch(Character::isLowerCase);
        List<Word> words = new ArrayList<>();
        Matcher written = WORD.matcher(text);
        for (int end = 0; words.size() < MAX_WORDS && written.find(); end = written.end()) {
            boolean capital = hasSmall && Character.isUpperCase(written.group().codePointAt(0));
            boolean follows = text.substring(end, written.start()).isBlank();
            for (String folded : Text.words(written.group())) {
                words.add(new Word(folded, capital, follows));
            }
        }
        return words;
    }

    /** The names in the text, the longest that begins at each word. */
    private static List<Named> named(String text) {
        List<Word> words = words(text);
        List<Named> named = new ArrayList<>();
        boolean any = false;
        for (int at = 0; at < words.size(); ) {
            int end = longestName(words, at);
            any |= end > at;
            if (end > at && !isDenied(words, at) && !isPartOfLonger(words, at, end)) {
                named.add(new Named(Gazetteer.uk().places(name(words, at, end)), isHint(words, at)));
            }
            at = Math.max(end, at + 1);
        }
        return any ? named : misspelt(words);
    }

    private static boolean isHint(List<Word> words, int at) {
        return at > 0 && NEAR.contains(words.get(at - 1).folded());
    }

    /** {@code not Leeds}, {@code not in Leeds}. */
    private static boolean isDenied(List<Word> words, int at) {
        boolean one = at > 0 && NOT.contains(words.get(at - 1).folded());
        return one
                || (at > 1
                        && NOT.contains(words.get(at - 2).folded() + " "
                                + words.get(at - 1).folded()));
    }

    /** {@code Sutton Coldfield} is not in Sutton, even if nobody knew where it is. */
    private static boolean isPartOfLonger(List<Word> words, int at, int end) {
        if (end == words.size()) {
            return false;
        }
        Word next = words.get(end);
        return next.capital()
                && next.follows()
                && words.get(at).capital()
                && !AFTER_A_TOWN.contains(next.folded())
                && !Character.isDigit(next.folded().charAt(0))
                && longestName(words, end) == end;
    }

    private static int longestName(List<Word> words, int at) {
        for (int end = Math.min(words.size(), at + Gazetteer.LONGEST_NAME_WORDS); end > at; end--) {
            boolean isStreet =
                    end < words.size() && OF_STREETS.contains(words.get(end).folded());
            boolean isCommon = end == at + 1 && words.size() > 1 && isCommon(words, at);
            if (!isStreet
                    && !isCommon
                    && !Gazetteer.uk().places(name(words, at, end)).isEmpty()) {
                return end;
            }
        }
        return at;
    }

    /** A word that is a town as well counts as one in capitals, or where one says that it is one: {@code in reading}. */
    private static boolean isCommon(List<Word> words, int at) {
        String word = words.get(at).folded();
        boolean isTown = words.get(at).capital()
                || (at > 0 && IN_A_TOWN.contains(words.get(at - 1).folded()));
        return COMMON_WORDS.contains(word) || (TOWN_WORDS.contains(word) && !isTown);
    }

    private static List<Named> misspelt(List<Word> words) {
        List<Named> named = new ArrayList<>();
        for (int at = 0; at < words.size(); at++) {
            String word = words.get(at).folded();
            boolean isStreet = at + 1 < words.size()
                    && OF_STREETS.contains(words.get(at + 1).folded());
            if (!isStreet
                    && !isCommon(words, at)
                    && !OF_STREETS.contains(word)
                    && !isDenied(words, at)
                    && !isPartOfLonger(words, at, at + 1)) {
                var places = Gazetteer.uk().misspelt(word);
                if (!places.isEmpty()) {
                    named.add(new Named(places, isHint(words, at)));
                }
            }
        }
        return named;
    }

    private static String name(List<Word> words, int from, int to) {
        return Gazetteer.folded(
                words.subList(from, to).stream().map(Word::folded).collect(Collectors.joining(" ")));
    }

    private static Set<OutwardCode> ordered() {
        return new TreeSet<>(Comparator.comparing(OutwardCode::code));
    }
}
