package org.forewarn.alert.warning;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Suspects and vehicles in a few words. */
final class Looks {

    private record Ranked(int rank, String text) {}

    private Looks() {}

    /** Whole plates first, then parts of plates, then vehicles without one; each only once. */
    static List<String> vehicles(Collection<Vehicle> vehicles) {
        return vehicles.stream()
                .map(Looks::vehicle)
                .filter(vehicle -> !vehicle.text().isEmpty())
                .sorted(Comparator.comparingInt(Ranked::rank).thenComparing(Ranked::text))
                .map(Ranked::text)
                .distinct()
                .toList();
    }

    private static Ranked vehicle(Vehicle vehicle) {
        String plate = Shown.plate(vehicle.plate());
        String looks = joined(
                " ",
                Shown.words(vehicle.colour()).toLowerCase(Locale.ROOT),
                capitalised(Shown.model(vehicle.make())),
                Shown.model(vehicle.model()));
        if (plate.isEmpty()) {
            return new Ranked(2, looks);
        }
        return vehicle.partial()
                ? new Ranked(1, joined(" ", "plate part " + plate, looks))
                : new Ranked(0, joined(" ", plate, looks));
    }

    /** Empty when nothing is known. */
    static String suspect(Description suspect) {
        String looks = joined(
                ", ",
                age(suspect),
                suspect.heightCm() == null ? "" : suspect.heightCm() + " cm",
                suspect.build() == null ? "" : Phrases.build(suspect.build()),
                with(Shown.words(suspect.hair()), " hair"),
                Shown.words(suspect.facialHair()),
                with(Shown.words(suspect.accent()), " accent"));
        String gender = suspect.gender() == null ? "" : Phrases.gender(suspect.gender());
        return joined(", ", gender.isEmpty() && !looks.isEmpty() ? "Person" : gender, looks);
    }

    static String capitalised(String words) {
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String age(Description suspect) {
        Integer from = suspect.ageFrom();
        Integer to = suspect.ageTo();
        if (from != null && to != null && !from.equals(to)) {
            return from + "-" + to;
        }
        return Stream.of(from, to)
                .filter(Objects::nonNull)
                .findFirst()
                .map(age -> "about " + age)
                .orElse("");
    }

    private static String with(String words, String noun) {
        return words.isEmpty() || words.toLowerCase(Locale.ROOT).endsWith(noun) ? words : words + noun;
    }

    private static String joined(String separator, String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(separator));
    }
}
