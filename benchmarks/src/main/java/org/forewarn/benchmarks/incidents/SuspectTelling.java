package org.forewarn.benchmarks.incidents;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.forewarn.schemas.event.Suspect;
import org.forewarn.schemas.event.SuspectName;
import org.jspecify.annotations.Nullable;

/** What he looked like and what he called himself. */
final class SuspectTelling {

    private static final double ACCOMPLICE = 0.03;
    /** A man with facial hair is said to be unshaven. */
    private static final double STUBBLE = 0.05;

    private static final Map<String, List<String>> APPEARANCES = Map.of(
            "british", List.of("white", "white British", "White", "white"),
            "south_asian", List.of("Asian", "South Asian", "Pakistani or Indian", "asian"),
            "black", List.of("black", "Black", "black British", "African or Caribbean"),
            "east_european", List.of("white", "Eastern European", "white European"),
            "middle_eastern", List.of("Middle Eastern", "Arab", "Turkish looking", "Mediterranean"));
    private static final List<String> BUILDS = List.of("slim", "medium", "stocky", "large", "muscular");
    private static final List<String> HAIR = List.of("brown", "black", "blond", "grey", "ginger");
    private static final List<String> CLOTHES = List.of(
            "dark jacket, jeans",
            "grey tracksuit",
            "suit",
            "work clothes, paint on them",
            "black hoodie",
            "football shirt",
            "hi-vis vest",
            "leather jacket",
            "navy coat",
            "baseball cap",
            "white trainers");
    private static final Map<String, String> SPOKEN = Map.of(
            "Polish", "pl", "Romanian", "ro", "Albanian", "sq", "Lithuanian", "lt", "Turkish", "tr", "Arabic", "ar");

    private SuspectTelling() {}

    static List<Suspect> of(Offender offender, Instant when, Dice dice) {
        List<Suspect> suspects = new ArrayList<>();
        if (dice.chance(Rate.DESCRIBED)) {
            suspects.add(described(offender, when.atZone(ZoneOffset.UTC).getYear(), dice));
        }
        if (dice.chance(ACCOMPLICE)) {
            var other = new Suspect();
            other.setGender("man");
            other.setBuild(dice.pick(BUILDS));
            other.setNames(List.of());
            other.setLanguages(List.of());
            suspects.add(other);
        }
        return suspects;
    }

    private static Suspect described(Offender offender, int year, Dice dice) {
        Looks looks = offender.looks();
        var suspect = new Suspect();
        suspect.setNames(dice.chance(Rate.NAMED) ? names(offender, dice) : List.of());
        age(suspect, year - looks.bornYear(), dice);
        suspect.setGender(dice.chance(0.94) ? "man" : null);
        suspect.setEthnicAppearance(dice.chance(Rate.APPEARANCE_TOLD) ? appearance(offender, dice) : null);
        suspect.setHeightCm(dice.chance(Rate.HEIGHT_TOLD) ? height(looks.heightCm(), dice) : null);
        suspect.setBuild(dice.chance(Rate.BUILD_TOLD) ? build(looks.build(), dice) : null);
        suspect.setHair(dice.chance(Rate.HAIR_TOLD) ? hair(looks, dice) : null);
        suspect.setEyes(dice.chance(Rate.EYES_TOLD) ? looks.eyes() : null);
        suspect.setFacialHair(facialHair(looks, dice));
        String accent = looks.accent();
        suspect.setAccent(dice.chance(Rate.ACCENT_TOLD) ? accent(accent, dice) : null);
        suspect.setLanguages(SPOKEN.containsKey(accent) && dice.chance(0.2) ? List.of(SPOKEN.get(accent)) : List.of());
        suspect.setMarks(
                !looks.marks().isEmpty() && dice.chance(Rate.MARKS_TOLD)
                        ? looks.marks().getFirst()
                        : null);
        suspect.setClothing(dice.chance(Rate.CLOTHING_TOLD) ? dice.pick(CLOTHES) : null);
        return suspect;
    }

    private static List<SuspectName> names(Offender offender, Dice dice) {
        List<SuspectName> names = new ArrayList<>();
        names.add(name(offender, dice));
        if (dice.chance(Rate.TWO_NAMES)) {
            names.add(name(offender, dice));
        }
        return names;
    }

    private static SuspectName name(Offender offender, Dice dice) {
        boolean own = offender.otherNames().isEmpty() || dice.chance(Rate.OWN_NAME);
        var forename = own ? offender.forename() : dice.pick(offender.otherNames());
        String first = Slips.word(dice, forename.said(dice, Rate.NICKNAMED.in(dice.rates())));
        boolean surnamed = own && dice.chance(Rate.SURNAMED);
        String whole = surnamed ? first + " " + Slips.word(dice, offender.surname()) : first;
        return new SuspectName(whole, surnamed ? "name" : "alias");
    }

    private static void age(Suspect suspect, int age, Dice dice) {
        if (!dice.chance(Rate.AGE_TOLD)) {
            return;
        }
        int guess = age + (int) Math.round(Rate.AGE_SPREAD_YEARS.in(dice.rates()) * dice.normal());
        int width = dice.chance(0.6) ? 10 : 5;
        int from = dice.chance(0.6) ? Math.floorDiv(guess, 5) * 5 - (width == 10 ? 5 : 0) : guess - width / 2;
        suspect.setAgeFrom(Math.max(16, from));
        suspect.setAgeTo(Math.max(16, from) + width);
    }

    private static String appearance(Offender offender, Dice dice) {
        boolean wrong = dice.chance(Rate.APPEARANCE_WRONG);
        List<String> words =
                APPEARANCES.get(wrong ? dice.pick(List.copyOf(new TreeSet<>(APPEARANCES.keySet()))) : offender.group());
        return words == null ? "unknown" : dice.pick(words);
    }

    private static int height(int truly, Dice dice) {
        int guess = truly + (int) Math.round(Rate.HEIGHT_SPREAD_CM.in(dice.rates()) * dice.normal());
        if (dice.chance(0.5)) {
            int inches = (int) Math.round(guess / 2.54);
            return (int) Math.round(inches * 2.54);
        }
        return Math.round(guess / 5f) * 5;
    }

    private static String build(String truly, Dice dice) {
        int at = BUILDS.indexOf(truly);
        boolean wrong = dice.chance(Rate.BUILD_WRONG);
        return wrong ? BUILDS.get(Math.clamp(at + (dice.chance(0.5) ? 1 : -1), 0, BUILDS.size() - 1)) : truly;
    }

    private static String hair(Looks looks, Dice dice) {
        String colour = dice.chance(Rate.HAIR_WRONG) ? dice.pick(HAIR) : looks.hair();
        return looks.hairCut().isEmpty() || dice.chance(0.4) ? colour : looks.hairCut() + ", " + colour;
    }

    private static @Nullable String facialHair(Looks looks, Dice dice) {
        if (looks.facialHair().isEmpty()) {
            return dice.chance(0.08) ? "clean shaven" : null;
        }
        return dice.chance(Rate.FACIAL_HAIR_TOLD) ? looks.facialHair() : dice.chance(STUBBLE) ? "stubble" : null;
    }

    private static String accent(String truly, Dice dice) {
        return dice.chance(Rate.ACCENT_ROUGHLY) ? Accents.roughly(truly) : truly;
    }
}
