package org.forewarn.matching.enrichment;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.forewarn.kit.identifier.Text;
import org.forewarn.schemas.event.NormalisedIdentifier;
import org.forewarn.schemas.event.NormalisedVehicle;

/**
 * What a narrative names somebody by. Its words go no further than this class: what leaves it is identifiers in their
 * normalised form, each {@code inferred} and from the {@code narrative}.
 *
 * <p>Precision before recall: what is missed here is still with the charity, but what is wrongly taken joins strangers.
 */
final class Narrative {

    static final String SOURCE = "narrative";
    static final String CONFIDENCE = "inferred";

    /** Some seven pages; the intake takes no longer ones, and time spent on one is bounded by it. */
    static final int MAX_CHARS = 20_000;

    /** A text that names more is a list or an attempt to flood. */
    private static final int MAX_FINDS = 32;

    /** What was found, in the order it stands within each kind. */
    record Finds(List<NormalisedIdentifier> identifiers, List<NormalisedVehicle> vehicles) {

        static final Finds NONE = new Finds(List.of(), List.of());
    }

    private Narrative() {}

    static Finds read(String words) {
        String text = Normalizer.normalize(Text.cut(words, MAX_CHARS), Normalizer.Form.NFKC);
        Tokens tokens = Tokens.of(Text.cut(text, MAX_CHARS));
        List<NormalisedIdentifier> identifiers = new ArrayList<>();
        for (var phone : PhoneFinder.find(tokens)) {
            identifiers.add(identifier("phone", phone.value(), phone.partial()));
        }
        for (String email : EmailFinder.find(tokens)) {
            identifiers.add(identifier("email", email, false));
        }
        for (var account : AccountFinder.find(tokens)) {
            identifiers.add(identifier(account.type(), account.value(), false));
        }
        List<NormalisedVehicle> vehicles = new ArrayList<>();
        for (var plate : PlateFinder.find(tokens)) {
            vehicles.add(vehicle(plate));
        }
        return new Finds(distinct(identifiers), distinct(vehicles));
    }

    private static NormalisedIdentifier identifier(String type, String value, boolean partial) {
        return NormalisedIdentifier.newBuilder()
                .setType(type)
                .setValue(value)
                .setGiven(value)
                .setPartial(partial)
                .setConfidence(CONFIDENCE)
                .setSource(SOURCE)
                .build();
    }

    private static NormalisedVehicle vehicle(PlateFinder.Found plate) {
        return NormalisedVehicle.newBuilder()
                .setPlate(plate.text())
                .setPartial(plate.partial())
                .setConfidence(CONFIDENCE)
                .setSource(SOURCE)
                .build();
    }

    private static <T> List<T> distinct(List<T> finds) {
        return finds.stream().distinct().limit(MAX_FINDS).toList();
    }
}
