package org.forewarn.benchmarks.incidents;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a man looks and sounds like.
 *
 * @param hair its colour, or {@code bald}
 * @param hairCut may be empty
 * @param facialHair may be empty: none
 * @param marks may be empty
 */
record Looks(
        int bornYear,
        int heightCm,
        String build,
        String hair,
        String hairCut,
        String eyes,
        String facialHair,
        String accent,
        List<String> marks) {

    /** Mean and spread of British men's height, cm (Health Survey for England: 175 and 7, rounded). */
    private static final int MEAN_HEIGHT = 176;

    private static final int SPREAD_HEIGHT = 7;

    /** Most offenders are between twenty and fifty; an assumption. */
    private static final double MEAN_AGE = 36;

    private static final double SPREAD_AGE = 10;
    private static final int YOUNGEST = 18;
    private static final int OLDEST = 72;
    private static final int GREYING_FROM = 48;
    private static final double GREY = 0.6;
    private static final double MARKED = 0.3;
    private static final double LOCAL_ACCENT = 0.75;

    private static final Weighted<String> BUILDS =
            Weighted.words("slim 26, medium 38, stocky 17, large 11, muscular 8");
    private static final Weighted<String> CUTS =
            Weighted.words("short 60, shaved 14, long 5, receding 9, curly 7, tied~back 2");
    private static final Weighted<String> FACIAL =
            Weighted.words("- 42, stubble 24, beard 18, goatee 8, moustache 5, long~beard 3");
    private static final Map<String, Weighted<String>> HAIR = Map.of(
            "british", Weighted.words("brown 48, blond 14, black 12, ginger 6, bald 12, grey 5"),
            "south_asian", Weighted.words("black 85, brown 7, bald 8"),
            "black", Weighted.words("black 78, bald 20, brown 2"),
            "east_european", Weighted.words("brown 50, blond 22, black 15, bald 11, ginger 2"),
            "middle_eastern", Weighted.words("black 78, brown 12, bald 10"));
    private static final Map<String, Weighted<String>> EYES = Map.of(
            "british", Weighted.words("blue 48, brown 22, green 22, hazel 8"),
            "east_european", Weighted.words("blue 45, brown 30, green 20, hazel 5"));
    private static final Weighted<String> DARK_EYES = Weighted.words("brown 96, hazel 4");
    private static final Map<String, Weighted<String>> FOREIGN_ACCENTS = Map.of(
            "south_asian", Weighted.words("Pakistani 40, Indian 40, Bangladeshi 20"),
            "black", Weighted.words("Nigerian 40, Jamaican 25, Ghanaian 20, Somali 15"),
            "east_european", Weighted.words("Polish 40, Romanian 35, Albanian 15, Lithuanian 10"),
            "middle_eastern", Weighted.words("Turkish 30, Kurdish 25, Arabic 25, Iranian 20"));
    private static final Weighted<String> MARKS = Weighted.words("tattoo~on~neck 10, tattoo~on~left~arm 14,"
            + " tattoo~on~right~arm 14, tattoo~sleeve 12, tattoo~on~hand 9, scar~on~face 7, scar~over~eyebrow 6,"
            + " scar~on~chin 5, missing~tooth 8, gold~tooth 5, broken~nose 5, limp 6, glasses 16, earring 8,"
            + " birthmark~on~cheek 2, hearing~aid 2, missing~finger 2, stammer 3");

    static Looks of(Dice dice, String group, int year, String localAccent) {
        int age = Math.clamp(Math.round(MEAN_AGE + SPREAD_AGE * dice.normal()), YOUNGEST, OLDEST);
        String hair = of(HAIR, group, HAIR.get("british")).pick(dice);
        boolean grey = age >= GREYING_FROM && !hair.equals("bald") && dice.chance(GREY);
        String facial = FACIAL.pick(dice);
        return new Looks(
                year - age,
                (int) Math.round(MEAN_HEIGHT + SPREAD_HEIGHT * dice.normal()),
                BUILDS.pick(dice),
                grey ? "grey" : hair,
                hair.equals("bald") ? "" : CUTS.pick(dice),
                of(EYES, group, DARK_EYES).pick(dice),
                facial.equals("-") ? "" : facial,
                accent(dice, group, localAccent),
                dice.chance(MARKED) ? List.of(MARKS.pick(dice)) : List.of());
    }

    private static String accent(Dice dice, String group, String local) {
        Weighted<String> foreign = FOREIGN_ACCENTS.get(group);
        boolean speaksLikeHere = foreign == null ? dice.chance(LOCAL_ACCENT) : dice.chance(1 - LOCAL_ACCENT);
        return speaksLikeHere ? local : foreign == null ? "English" : foreign.pick(dice);
    }

    private static Weighted<String> of(
            Map<String, Weighted<String>> tables, String group, @Nullable Weighted<String> otherwise) {
        Weighted<String> table = tables.getOrDefault(group, otherwise);
        if (table == null) {
            throw new IllegalArgumentException("No looks of " + group);
        }
        return table;
    }
}
