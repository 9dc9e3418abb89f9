package org.forewarn.matching.enrichment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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

    private static final Pattern POSTCODE =
            Pattern.compile("(?<![A-Z0-9])([A-Z]{1,2}[0-9][A-Z0-9]?) ?[0-9][A-Z]{2}(?![A-Z0-9])");

    /** Outward codes of one letter are roads too: M1, A1. */
    private static final Pattern OUTWARD = Pattern.compile("(?<![A-Z0-9])([A-Z]{2}[0-9][A-Z0-9]?)(?![A-Z0-9])");

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
        Optional<OutwardCode> code = postcode(text.toUpperCase(Locale.ROOT));
        return code.isPresent() ? new Meaning(code.stream().collect(Collectors.toSet()), false) : byName(text);
    }

    private static Optional<OutwardCode> postcode(String text) {
        Optional<OutwardCode> whole = OutwardCodes.uk().find(text);
        for (Pattern pattern : List.of(POSTCODE, OUTWARD)) {
            Matcher matcher = pattern.matcher(text);
            while (whole.isEmpty() && matcher.find()) {
                whole = OutwardCodes.uk().find(matcher.group(1));
            }
        }
        return whole;
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
            Set<OutwardCode> next = new TreeSet<>(Comparator.comparing(OutwardCode::code));
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

    /** The names in the text, the longest that begins at each word. */
    private static List<Named> named(String text) {
        List<String> words = Text.words(text).stream().limit(MAX_WORDS).toList();
        List<Named> named = new ArrayList<>();
        for (int at = 0; at < words.size(); ) {
            int end = longestName(words, at);
            if (end > at) {
                named.add(new Named(Gazetteer.uk().places(name(words, at, end)), isHint(words, at)));
                at = end;
            } else {
                at++;
            }
        }
        return named.isEmpty() ? misspelt(words) : named;
    }

    private static boolean isHint(List<String> words, int at) {
        return at > 0 && NEAR.contains(words.get(at - 1));
    }

    private static int longestName(List<String> words, int at) {
        for (int end = Math.min(words.size(), at + Gazetteer.LONGEST_NAME_WORDS); end > at; end--) {
            boolean isStreet = end < words.size() && OF_STREETS.contains(words.get(end));
            boolean isCommon = end == at + 1 && words.size() > 1 && COMMON_WORDS.contains(words.get(at));
            if (!isStreet
                    && !isCommon
                    && !Gazetteer.uk().places(name(words, at, end)).isEmpty()) {
                return end;
            }
        }
        return at;
    }

    private static List<Named> misspelt(List<String> words) {
        List<Named> named = new ArrayList<>();
        for (int at = 0; at < words.size(); at++) {
            boolean isStreet = at + 1 < words.size() && OF_STREETS.contains(words.get(at + 1));
            if (!isStreet && !COMMON_WORDS.contains(words.get(at)) && !OF_STREETS.contains(words.get(at))) {
                var places = Gazetteer.uk().misspelt(words.get(at));
                if (!places.isEmpty()) {
                    named.add(new Named(places, isHint(words, at)));
                }
            }
        }
        return named;
    }

    private static String name(List<String> words, int from, int to) {
        return Gazetteer.folded(String.join(" ", words.subList(from, to)));
    }
}
