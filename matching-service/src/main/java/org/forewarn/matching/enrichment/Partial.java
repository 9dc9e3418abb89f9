package org.forewarn.matching.enrichment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.forewarn.kit.identifier.NormalForm;
import org.forewarn.kit.identifier.Phones;
import org.forewarn.kit.identifier.Text;
import org.jspecify.annotations.Nullable;

/**
 * A plate or number of which a part is known: {@code AB1????} for {@code "AB1? ???"}, {@code *CDE} for {@code "ends CDE"},
 * {@code *12*} for {@code "something with 12"}.
 *
 * @param text the signs that are known, {@link #ONE} for each sign that is not, {@link #ANY} for any number of them
 */
record Partial(String text) {

    static final char ONE = '?';
    static final char ANY = '*';

    /** As for whole ones: longer is a remark. */
    private static final int MAX_SIGNS = 16;

    private static final int LENGTH_OF_MOST_PLATES = 7;

    private static final Set<String> STARTS =
            Set.of("start", "starts", "started", "starting", "begin", "begins", "began", "beginning", "first");
    private static final Set<String> ENDS =
            Set.of("end", "ends", "ended", "ending", "last", "finish", "finishes", "finished", "finishing");
    private static final Set<String> ANYWHERE =
            Set.of("contains", "containing", "contained", "includes", "including", "included", "middle", "somewhere");
    private static final Set<String> FILLERS = Set.of(
            "with",
            "in",
            "is",
            "was",
            "the",
            "letters",
            "letter",
            "digits",
            "digit",
            "numbers",
            "number",
            "characters",
            "reg",
            "registration",
            "plate",
            "partial",
            "maybe",
            "something",
            "and",
            "like",
            "then",
            "of",
            "are",
            "were",
            "possibly",
            "think",
            "part",
            "only",
            "it",
            "on",
            "by",
            "three",
            "four",
            "two",
            "saw",
            "got");

    /** A run of dots, or an ellipsis, stands for what is left out. */
    private static final Pattern LEFT_OUT = Pattern.compile("\\.{2,}|\u2026");

    /** A single dash between two signs parts groups; every other stands for a sign that was not seen. */
    private static final Pattern PARTING_DASH = Pattern.compile("(?<=[\\p{L}\\p{N}])-(?=[\\p{L}\\p{N}])");

    private static final Pattern UNSEEN = Pattern.compile("[_#\u00b7-]");
    private static final Pattern STARS = Pattern.compile("\\*{2,}");

    /** A partial mark; nothing when no sign of it is known. */
    static Optional<Partial> plate(String given) {
        return read(given, Partial::isPlateSign, text -> ANY + text + ANY, true);
    }

    /** A partial phone number. Digits without a place are the last ones, unless they begin as numbers do. */
    static Optional<Partial> phone(String given) {
        return read(
                given.replaceAll("^\\s*(?:\\+|00)\\s*44\\s*(?:\\(0\\))?", "0"),
                c -> c >= '0' && c <= '9',
                text -> text.startsWith("0") ? text + ANY : ANY + text,
                false);
    }

    /** How many signs are known at its end. */
    String tail() {
        int begin = text.length();
        while (begin > 0 && text.charAt(begin - 1) != ONE && text.charAt(begin - 1) != ANY) {
            begin--;
        }
        return text.substring(begin);
    }

    /** The last seven digits of a part of a phone number; null when fewer are known. */
    @Nullable
    String phoneTail() {
        String known = tail();
        return known.length() < Phones.TAIL ? null : known.substring(known.length() - Phones.TAIL);
    }

    boolean isWhole() {
        return text.indexOf(ONE) < 0 && text.indexOf(ANY) < 0;
    }

    private interface Placing {
        String place(String signs);
    }

    private enum Anchor {
        NONE,
        START,
        END,
        ANYWHERE
    }

    /** @param unplaced where signs belong of which nothing says it */
    private static Optional<Partial> read(String given, IntPredicate known, Placing unplaced, boolean isPlate) {
        if (given.length() > NormalForm.MAX_LENGTH) {
            return Optional.empty();
        }
        String text = LEFT_OUT.matcher(Text.unaccented(crossed(given))).replaceAll("*");
        text = UNSEEN.matcher(PARTING_DASH.matcher(text).replaceAll("")).replaceAll("?");
        List<Segment> segments = segments(text.toUpperCase(Locale.ROOT), known);
        String joined = STARS.matcher(join(segments, unplaced, isPlate)).replaceAll("*");
        boolean any = joined.chars().anyMatch(c -> c != ONE && c != ANY);
        return any && joined.length() <= MAX_SIGNS ? Optional.of(new Partial(joined)) : Optional.empty();
    }

    /** {@code AB1x xxx}: small crosses among capitals are signs that were not seen. */
    private static String crossed(String given) {
        boolean capitals = given.chars().anyMatch(c -> c >= 'A' && c <= 'Z');
        boolean otherSmall = given.chars().anyMatch(c -> c >= 'a' && c <= 'z' && c != 'x');
        return capitals && !otherSmall ? given.replace('x', ONE) : given;
    }

    private record Segment(Anchor anchor, String signs) {}

    private static List<Segment> segments(String text, IntPredicate known) {
        List<Segment> segments = new ArrayList<>();
        Anchor anchor = Anchor.NONE;
        var signs = new StringBuilder();
        for (String word : text.strip().split("\\s+")) {
            String plain = word.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
            Anchor next = anchor(plain);
            if (next != Anchor.NONE) {
                close(segments, anchor, signs);
                anchor = next;
            } else if (!FILLERS.contains(plain)) {
                word.chars().filter(c -> known.test(c) || c == ONE || c == ANY).forEach(c -> signs.append((char) c));
            }
        }
        close(segments, anchor, signs);
        return segments;
    }

    private static void close(List<Segment> segments, Anchor anchor, StringBuilder signs) {
        if (!signs.isEmpty()) {
            segments.add(new Segment(anchor, signs.toString()));
            signs.setLength(0);
        }
    }

    private static Anchor anchor(String word) {
        if (STARTS.contains(word)) {
            return Anchor.START;
        }
        if (ENDS.contains(word)) {
            return Anchor.END;
        }
        return ANYWHERE.contains(word) ? Anchor.ANYWHERE : Anchor.NONE;
    }

    private static String join(List<Segment> segments, Placing unplaced, boolean isPlate) {
        if (segments.size() == 1 && segments.getFirst().anchor() == Anchor.NONE) {
            return placed(segments.getFirst().signs(), unplaced, isPlate);
        }
        var start = new StringBuilder();
        var middle = new StringBuilder();
        var end = new StringBuilder();
        for (Segment segment : segments) {
            switch (segment.anchor()) {
                case START -> start.append(segment.signs());
                case END -> end.append(segment.signs());
                case NONE, ANYWHERE -> middle.append(ANY).append(segment.signs());
            }
        }
        return start.toString() + middle + ANY + end;
    }

    private static String placed(String signs, Placing unplaced, boolean isPlate) {
        boolean several = signs.indexOf(ANY) != signs.lastIndexOf(ANY);
        if (isPlate && several && signs.length() == LENGTH_OF_MOST_PLATES && !isFloating(signs)) {
            return signs.replace(ANY, ONE);
        }
        boolean open = signs.indexOf(ANY) >= 0 || signs.indexOf(ONE) >= 0;
        boolean whole = isPlate && signs.length() >= LENGTH_OF_MOST_PLATES;
        return open || whole ? signs : unplaced.place(signs);
    }

    private static boolean isFloating(String signs) {
        return signs.charAt(0) == ANY && signs.charAt(signs.length() - 1) == ANY;
    }

    private static boolean isPlateSign(int c) {
        return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
