package org.forewarn.matching.enrichment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
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

    /** Before how many signs one says that one knows. */
    private static final Set<String> COUNTED = Set.of("first", "last");

    /** Signs for what was not seen; a single one behind a mark only doubts it. */
    private static final Pattern MASKED = Pattern.compile("[?*]|\\.{2,}|\u2026|[_#]{2,}");

    /** A word of crosses is what was not seen, and so are then the crosses among its neighbours' digits. */
    private static final Pattern CROSSES = Pattern.compile("(?<![\\p{L}\\p{N}])x{2,}(?![\\p{L}\\p{N}])");

    /** A piece of a number in which x stands for a digit. */
    private static final Pattern DIGITS_AND_CROSSES =
            Pattern.compile("(?<![\\p{L}\\p{N}])[0-9xX]{2,}(?![\\p{L}\\p{N}])");

    private static final Pattern WORD = Pattern.compile("\\S+");

    /** Two noughts and so many signs behind them call another country. */
    private static final int CODE_AND_MORE = 8;

    /** A partial mark; nothing when no sign of it is known. */
    static Optional<Partial> plate(String given) {
        return read(crossed(given), Partial::isPlateSign, text -> ANY + text + ANY, true);
    }

    /** A partial phone number. Digits without a place are the last ones, unless they begin as numbers do. */
    static Optional<Partial> phone(String given) {
        if (given.length() > NormalForm.MAX_LENGTH) {
            return Optional.empty();
        }
        String digits = DIGITS_AND_CROSSES
                .matcher(SpokenDigits.inDigits(given))
                .replaceAll(piece -> piece.group().replace('x', ONE).replace('X', ONE));
        return read(
                        digits,
                        c -> (c >= '0' && c <= '9') || c == '+',
                        text -> text.startsWith("0") || text.startsWith("+") ? text + ANY : ANY + text,
                        false)
                .map(part -> new Partial(national(part.text())))
                .filter(part -> part.text().chars().anyMatch(Character::isDigit));
    }

    /** Whether a text says itself that it is a part: {@code ends CDE}, {@code 07700 9001??}. */
    static boolean saysSo(String given) {
        return isMasked(given) || Text.words(given).stream().anyMatch(word -> anchor(word) != Anchor.NONE);
    }

    /** Whether it has signs for what was not seen. */
    static boolean isMasked(String given) {
        return MASKED.matcher(given).find();
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
        String masked = LEFT_OUT.matcher(Text.unaccented(given)).replaceAll("*");
        String text =
                UNSEEN.matcher(PARTING_DASH.matcher(masked).replaceAll("")).replaceAll("?");
        String one = EitherOr.one(text);
        if (EitherOr.isOpen(one)) {
            return Optional.empty();
        }
        List<Segment> segments = segments(one.toUpperCase(Locale.ROOT), known);
        String signs = join(segments, unplaced, isPlate);
        boolean isOpen = !one.equals(text) && signs.length() < LENGTH_OF_MOST_PLATES && signs.indexOf(ANY) < 0;
        String joined = STARS.matcher(isOpen ? unplaced.place(signs) : signs).replaceAll("*");
        boolean any = joined.chars().anyMatch(c -> c != ONE && c != ANY);
        return any && joined.length() <= MAX_SIGNS ? Optional.of(new Partial(joined)) : Optional.empty();
    }

    /** {@code AB1x xxx}, {@code ab1x xxx}: small crosses among capitals, or in a word of their own, were not seen. */
    private static String crossed(String given) {
        boolean capitals = given.chars().anyMatch(c -> c >= 'A' && c <= 'Z');
        boolean otherSmall = given.chars().anyMatch(c -> c >= 'a' && c <= 'z' && c != 'x');
        if (capitals && !otherSmall) {
            return given.replace('x', ONE);
        }
        return CROSSES.matcher(given).find()
                ? WORD.matcher(given).replaceAll(word -> Matcher.quoteReplacement(uncrossed(word.group())))
                : given;
    }

    /** A word of signs, with its crosses unknown. */
    private static String uncrossed(String word) {
        boolean isOfSigns =
                word.chars().anyMatch(Character::isDigit) || word.chars().allMatch(c -> c == 'x');
        return isOfSigns ? word.replace('x', ONE) : word;
    }

    /** Whether it tells of a part, or fills its sentence. */
    static boolean isWord(String piece) {
        return FILLERS.contains(piece) || anchor(piece) != Anchor.NONE;
    }

    /** The code of another country stays with its sign; Britain's becomes the nought that it stands for. */
    private static String national(String joined) {
        String oneSign = joined.charAt(0) + joined.substring(1).replace("+", "");
        String text = STARS.matcher(oneSign).replaceAll("*");
        boolean abroad = text.startsWith("0044")
                || (text.startsWith("00") && text.length() >= CODE_AND_MORE && text.indexOf(ANY) != 0);
        String plus = abroad ? "+" + text.substring(2) : text;
        if (!plus.startsWith("+44")) {
            return plus;
        }
        String rest = plus.substring(3);
        return rest.startsWith("0") ? rest : "0" + rest;
    }

    private record Segment(Anchor anchor, String signs) {}

    private static List<Segment> segments(String text, IntPredicate known) {
        List<Segment> segments = new ArrayList<>();
        Anchor anchor = Anchor.NONE;
        boolean counted = false;
        var signs = new StringBuilder();
        for (String word : text.strip().split("\\s+")) {
            String plain = word.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
            Anchor next = anchor(plain);
            if (next != Anchor.NONE) {
                close(segments, anchor, counted, signs);
                anchor = next;
                counted = COUNTED.contains(plain);
            } else if (!FILLERS.contains(plain) || word.chars().anyMatch(Partial::isNoLetter)) {
                word.chars().filter(c -> known.test(c) || c == ONE || c == ANY).forEach(c -> signs.append((char) c));
            }
        }
        close(segments, anchor, counted, signs);
        return segments;
    }

    /** @param counted whether it may begin with how many signs follow: {@code last 4 0123} */
    private static void close(List<Segment> segments, Anchor anchor, boolean counted, StringBuilder signs) {
        if (!signs.isEmpty()) {
            boolean isCount = counted && signs.length() > 1 && signs.charAt(0) - '0' == signs.length() - 1;
            segments.add(new Segment(anchor, isCount ? signs.substring(1) : signs.toString()));
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
        // side by side they are one sign each; what was read once has none side by side
        boolean several = signs.contains("**");
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

    /** Of what fills a sentence no word has a digit, nor a sign for what was not seen. */
    private static boolean isNoLetter(int c) {
        return Character.isDigit(c) || c == ONE || c == ANY;
    }

    private static boolean isPlateSign(int c) {
        return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
