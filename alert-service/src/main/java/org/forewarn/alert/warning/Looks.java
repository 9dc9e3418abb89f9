package org.forewarn.alert.warning;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Suspects and vehicles in a few words; what a reporter put in words of their own stays as it is in every language. */
final class Looks {

    private Looks() {}

    /** Whole plates come first, then parts of plates, then vehicles without one. */
    static int rank(Vehicle vehicle) {
        if (Shown.plate(vehicle.plate()).isEmpty()) {
            return 2;
        }
        return vehicle.partial() ? 1 : 0;
    }

    /** Empty when nothing is known. */
    static String vehicle(Vehicle vehicle, Phrases phrases, boolean whole) {
        String plate = Shown.plate(vehicle.plate());
        String shown = whole ? plate : Shown.masked(plate);
        String looks = joined(
                " ",
                Shown.words(vehicle.colour()).toLowerCase(Locale.ROOT),
                capitalised(Shown.model(vehicle.make())),
                Shown.model(vehicle.model()));
        if (plate.isEmpty()) {
            return looks;
        }
        return joined(" ", vehicle.partial() ? phrases.say("plate.part", shown) : shown, looks);
    }

    /** What of it is in somebody's own words. */
    static List<String> freeWords(Vehicle vehicle) {
        return some(Shown.words(vehicle.colour()), Shown.model(vehicle.make()), Shown.model(vehicle.model()));
    }

    /** What of it is in somebody's own words. */
    static List<String> freeWords(Description suspect) {
        return some(Shown.words(suspect.hair()), Shown.words(suspect.facialHair()), Shown.words(suspect.accent()));
    }

    private static List<String> some(String... words) {
        return Stream.of(words).filter(each -> !each.isEmpty()).toList();
    }

    /** Empty when nothing is known. */
    static String suspect(Description suspect, Phrases phrases) {
        String looks = joined(
                ", ",
                age(suspect, phrases),
                suspect.heightCm() == null ? "" : phrases.say("height", suspect.heightCm()),
                suspect.build() == null ? "" : phrases.word("build", suspect.build()),
                hair(Shown.words(suspect.hair()), phrases),
                Shown.words(suspect.facialHair()),
                accent(Shown.words(suspect.accent()), phrases));
        String gender = suspect.gender() == null ? "" : phrases.word("gender", suspect.gender());
        return joined(", ", gender.isEmpty() && !looks.isEmpty() ? phrases.say("person") : gender, looks);
    }

    private static String hair(String words, Phrases phrases) {
        return words.isEmpty() || endsWith(words, " hair") ? words : phrases.say("hair", words);
    }

    private static String accent(String words, Phrases phrases) {
        return words.isEmpty() || endsWith(words, " accent") ? words : phrases.say("accent", words);
    }

    private static boolean endsWith(String words, String noun) {
        return words.toLowerCase(Locale.ROOT).endsWith(noun);
    }

    static String capitalised(String words) {
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String age(Description suspect, Phrases phrases) {
        Integer from = suspect.ageFrom();
        Integer to = suspect.ageTo();
        if (from != null && to != null && !from.equals(to)) {
            return phrases.say("age.range", from, to);
        }
        return Stream.of(from, to)
                .filter(Objects::nonNull)
                .findFirst()
                .map(age -> phrases.say("age.about", age))
                .orElse("");
    }

    private static String joined(String separator, String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(separator));
    }
}
