package org.forewarn.matching.enrichment;

import java.util.List;
import java.util.Locale;
import org.forewarn.schemas.event.Suspect;
import org.jspecify.annotations.Nullable;

/**
 * A suspect's description as levels that two reporters can agree on: {@code "dark brown, cropped"} hair is {@code brown,
 * short}. What is not understood is left out, which speaks neither for nor against.
 */
final class Appearance {

    private static final String TABLE = "appearance.tsv";
    private static final Lexicon BUILD = Lexicon.of(TABLE, "build");
    private static final Lexicon HAIR = Lexicon.of(TABLE, "hair");
    private static final Lexicon EYES = Lexicon.of(TABLE, "eyes");
    private static final Lexicon FACIAL_HAIR = Lexicon.of(TABLE, "facial_hair");
    private static final Lexicon ETHNICITY = Lexicon.of(TABLE, "ethnicity");
    private static final Lexicon ACCENT = Lexicon.of(TABLE, "accent");

    /** Nobody is taller or shorter; a height outside is a slip of the pen. */
    private static final int SHORTEST_CM = 100;

    private static final int TALLEST_CM = 230;

    /** The ends of an age of which only one side is given. */
    private static final int YOUNGEST = 10;

    private static final int OLDEST = 99;

    private Appearance() {}

    static void describe(Suspect suspect, FeatureList features) {
        features.add(Attribute.AGE, age(suspect.getAgeFrom(), suspect.getAgeTo()));
        features.add(Attribute.HEIGHT, height(suspect.getHeightCm()));
        features.add(Attribute.GENDER, gender(suspect.getGender()));
        features.add(Attribute.ETHNICITY, levels(ETHNICITY, suspect.getEthnicAppearance()));
        features.add(Attribute.BUILD, levels(BUILD, suspect.getBuild()));
        features.add(Attribute.HAIR, levels(HAIR, suspect.getHair()));
        features.add(Attribute.EYES, levels(EYES, suspect.getEyes()));
        features.add(Attribute.FACIAL_HAIR, levels(FACIAL_HAIR, suspect.getFacialHair()));
        features.add(Attribute.ACCENT, levels(ACCENT, suspect.getAccent()));
        features.add(Attribute.MARKS, stems(suspect.getMarks()));
        features.add(Attribute.CLOTHING, stems(suspect.getClothing()));
        suspect.getLanguages().forEach(tag -> features.add(Attribute.LANGUAGE, language(tag)));
    }

    /** {@code 25-35}; open at one side when only the other is given. Ages the wrong way round are put right. */
    static @Nullable String age(@Nullable Integer from, @Nullable Integer to) {
        if (from == null && to == null) {
            return null;
        }
        int low = from == null ? YOUNGEST : from;
        int high = to == null ? OLDEST : to;
        return Math.min(low, high) + "-" + Math.max(low, high);
    }

    private static @Nullable String height(@Nullable Integer cm) {
        return cm == null || cm < SHORTEST_CM || cm > TALLEST_CM ? null : cm.toString();
    }

    private static @Nullable String gender(@Nullable String word) {
        return word == null || word.equals("unknown") ? null : word;
    }

    /** Primary language of a BCP 47 tag: {@code en-GB} is {@code en}. */
    private static String language(String tag) {
        String folded = tag.strip().toLowerCase(Locale.ROOT).replace('_', '-');
        int end = folded.indexOf('-');
        return end < 0 ? folded : folded.substring(0, end);
    }

    private static List<String> levels(Lexicon lexicon, @Nullable String words) {
        return words == null ? List.of() : lexicon.levels(words);
    }

    private static List<String> stems(@Nullable String words) {
        return words == null ? List.of() : Stems.of(words);
    }
}
