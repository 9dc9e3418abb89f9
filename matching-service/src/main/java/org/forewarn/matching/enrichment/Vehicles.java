package org.forewarn.matching.enrichment;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.forewarn.kit.identifier.NormalForm;
import org.forewarn.kit.identifier.Text;
import org.forewarn.schemas.event.NormalisedVehicle;
import org.forewarn.schemas.event.Vehicle;
import org.jspecify.annotations.Nullable;

/**
 * Vehicles under one name: {@code VW} is {@code volkswagen}, {@code Golf} is one too, {@code silver} is {@code grey}, which
 * nobody tells apart under a street lamp.
 */
final class Vehicles {

    static final String FIELD = "field";

    private static final String TABLE = "vehicles.tsv";
    private static final Lexicon MAKES = Lexicon.of(TABLE, "make");
    private static final Lexicon COLOURS = Lexicon.of(TABLE, "colour");
    private static final Lexicon BODIES = Lexicon.of(TABLE, "body");

    /** Reads a model's phrases as the make they belong to. */
    private static final Lexicon MAKES_OF_MODELS = Lexicon.of(TABLE, "model");

    private static final Map<String, Set<String>> MODELS = models();

    /** {@code 320d} is a 3 series. */
    private static final Pattern BMW = Pattern.compile("\\b([1-8])[0-9]{2}[a-z]{0,3}\\b");

    /** {@code C220} is a C class. */
    private static final Pattern MERCEDES = Pattern.compile("\\b([abcegsv]) ?[0-9]{2,3}[a-z]{0,3}\\b");

    /** Parts colours of which a witness was not sure. */
    static final String OR = "/";

    /** A mark of the shapes that nearly all have is known to its last sign. */
    private static final int WHOLE = 7;

    /** A model of more words is a remark. */
    private static final int MAX_MODEL_WORDS = 3;

    private Vehicles() {}

    static NormalisedVehicle normalise(Vehicle given) {
        String vrm = given.getVrm();
        boolean partial = given.getPartial() || (vrm != null && isPart(vrm));
        Optional<String> plate =
                vrm == null ? Optional.empty() : partial ? Partial.plate(vrm).map(Partial::text) : Plates.compact(vrm);
        Known known = known(given.getMake(), given.getModel());
        String country = given.getCountry();
        return NormalisedVehicle.newBuilder()
                .setPlate(plate.orElse(null))
                .setPartial(partial)
                .setMake(known.make())
                .setModel(known.model())
                .setColour(colour(given.getColour()))
                .setCountry(country == null ? null : country.strip().toUpperCase(Locale.ROOT))
                .setBody(body(given.getBody()))
                .build();
    }

    /** {@code ends CDE}, {@code AB1? ???}; but {@code AB12 CDE?} is a whole mark in doubt, and {@code END 1} one as well. */
    private static boolean isPart(String vrm) {
        if (vrm.length() > NormalForm.MAX_LENGTH) {
            return false;
        }
        boolean isMark = Plates.compact(vrm)
                .filter(compact -> !Plates.readings(compact).isEmpty())
                .filter(compact -> compact.length() >= WHOLE || !Partial.isMasked(vrm))
                .isPresent();
        return !isMark && Partial.saysSo(vrm);
    }

    static void describe(NormalisedVehicle vehicle, FeatureList features) {
        String plate = vehicle.getPlate();
        if (plate != null) {
            plate(plate, vehicle.getPartial(), features);
        }
        String make = vehicle.getMake();
        String model = vehicle.getModel();
        String colours = vehicle.getColour();
        features.add(Attribute.MAKE, make);
        features.add(Attribute.MODEL, model);
        features.add(Attribute.BODY, vehicle.getBody());
        features.add(Attribute.VEHICLE, make);
        for (String colour : colours == null ? List.<String>of() : List.of(colours.split(OR))) {
            features.add(Attribute.COLOUR, colour);
            features.add(Attribute.VEHICLE, make == null ? null : make + "+" + colour);
            features.add(Attribute.VEHICLE, make == null || model == null ? null : make + "+" + model + "+" + colour);
        }
    }

    private static void plate(String plate, boolean isPartial, FeatureList features) {
        var partial = new Partial(plate);
        features.add(Attribute.PLATE_PART, Plates.parts(partial));
        if (!isPartial) {
            features.add(Attribute.PLATE, plate);
            features.add(Attribute.PLATE_FOLDED, Plates.folded(plate));
        }
        if (!isPartial || partial.isWhole()) {
            features.add(Attribute.PLATE_NEAR, Plates.near(plate));
        }
    }

    /** What make and model are called. */
    record Known(@Nullable String make, @Nullable String model) {}

    static Known known(@Nullable String givenMake, @Nullable String givenModel) {
        String both = ((givenMake == null ? "" : givenMake) + " " + (givenModel == null ? "" : givenModel)).strip();
        if (both.isEmpty() || both.length() > NormalForm.MAX_LENGTH) {
            return new Known(null, null);
        }
        String make = make(givenMake, both);
        return new Known(make, model(make, givenMake, givenModel));
    }

    private static @Nullable String make(@Nullable String givenMake, String both) {
        List<String> named = MAKES.levels(givenMake == null ? both : givenMake);
        if (!named.isEmpty()) {
            return named.getFirst();
        }
        List<String> byModel = MAKES_OF_MODELS.levels(both);
        if (byModel.size() == 1) {
            return byModel.getFirst();
        }
        return givenMake == null || givenMake.isBlank() ? null : String.join(" ", Text.words(givenMake));
    }

    /** A model that the table knows of this make; else what was given, when it is short. */
    private static @Nullable String model(
            @Nullable String make, @Nullable String givenMake, @Nullable String givenModel) {
        String text = givenModel == null || givenModel.isBlank() ? givenMake : givenModel;
        if (text == null) {
            return null;
        }
        String words = series(make, String.join(" ", Text.words(text)));
        String known = longestKnown(make == null ? "" : make, words);
        if (known != null || givenModel == null || givenModel.isBlank()) {
            return known;
        }
        List<String> rest = MAKES.read(givenModel).rest();
        return rest.isEmpty() || rest.size() > MAX_MODEL_WORDS ? null : String.join(" ", rest);
    }

    private static String series(@Nullable String make, String words) {
        if ("bmw".equals(make)) {
            return BMW.matcher(words).replaceAll("$1 series");
        }
        return "mercedes".equals(make) ? MERCEDES.matcher(words).replaceAll("$1 class") : words;
    }

    private static @Nullable String longestKnown(String make, String words) {
        String padded = " " + words + " ";
        String longest = null;
        for (String model : MODELS.getOrDefault(make, Set.of())) {
            if (padded.contains(" " + model + " ") && (longest == null || model.length() > longest.length())) {
                longest = model;
            }
        }
        return longest;
    }

    private static @Nullable String colour(@Nullable String given) {
        if (given == null) {
            return null;
        }
        List<String> colours = COLOURS.levels(given);
        return colours.isEmpty() ? null : String.join(OR, colours);
    }

    private static @Nullable String body(@Nullable String given) {
        List<String> bodies = given == null ? List.of() : BODIES.levels(given);
        return bodies.isEmpty() ? null : bodies.getFirst();
    }

    private static Map<String, Set<String>> models() {
        Map<String, Set<String>> models = new HashMap<>();
        for (List<String> row : WordTable.rows(TABLE, 3)) {
            if (row.getFirst().equals("model")) {
                models.computeIfAbsent(row.get(1), none -> new TreeSet<>()).addAll(WordTable.words(row.get(2)));
            }
        }
        return models;
    }
}
