package org.forewarn.matching.enrichment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.forewarn.kit.place.OutwardCodes;
import org.forewarn.matching.enrichment.SpokenDigits.Group;
import org.forewarn.matching.enrichment.Tokens.Kind;
import org.forewarn.matching.enrichment.Tokens.Token;
import org.jspecify.annotations.Nullable;

/**
 * Registration marks in a narrative: {@code AB12 CDE}, {@code reg was ab12cde}, {@code plate alpha bravo one two charlie
 * delta echo}, {@code reg started AB12}. Not {@code at 10 and}, {@code LS12 CID}, {@code room B12}, {@code my car AB12
 * CDE}.
 *
 * <p>Without a word that says it is a plate, only the formats of 1963 and later are taken, and only as plates are written:
 * in capitals among small letters, or in one piece.
 */
final class PlateFinder {

    private static final int LONGEST = 8;

    /** Letters, digits, letters, and a sign between each: no plate is cut finer, unless it is spelled. */
    private static final int MAX_TOKENS = 5;

    private static final int CUE_REACH = 7;
    private static final int VEHICLE_REACH = 12;
    private static final int SHORTEST_PART = 3;
    private static final int LONGEST_PART = 6;

    /** A dateless mark is any two small words of a sentence unless it is at least so long. */
    private static final int SHORTEST_DATELESS = 4;

    private static final Set<String> CUES = Set.of(
            "reg",
            "regs",
            "registration",
            "plate",
            "plates",
            "numberplate",
            "numberplates",
            "vrm",
            "vrn",
            "licence plate");

    private static final Set<String> VEHICLE_WORDS = Set.of(
            "car",
            "van",
            "vehicle",
            "drove",
            "driving",
            "drives",
            "taxi",
            "motor",
            "bmw",
            "audi",
            "ford",
            "golf",
            "vw",
            "mercedes",
            "merc",
            "corsa",
            "astra",
            "focus",
            "fiesta",
            "transit",
            "suv",
            "estate",
            "hatchback",
            "motorbike",
            "moped",
            "vauxhall",
            "toyota",
            "nissan",
            "honda",
            "peugeot",
            "renault");

    private static final Set<String> FILLERS = Set.of(
            "was",
            "is",
            "number",
            "no",
            "plate",
            "of",
            "like",
            "something",
            ":",
            "-",
            "the",
            "car",
            "van",
            "vehicle",
            "it",
            "said",
            "read",
            "reads",
            "partial",
            "mark",
            "registration",
            "=",
            "(",
            "his",
            "their",
            "be",
            "to",
            "as",
            "saw",
            "i",
            "think",
            "maybe",
            "with",
            "which");

    private static final Set<String> ALTERNATIVES = Set.of("or", "and", "/", ",", "maybe", "possibly");

    private static final Set<String> STARTS =
            Set.of("started", "starts", "starting", "start", "began", "begins", "beginning", "begin");
    private static final Set<String> ENDS =
            Set.of("ended", "ends", "ending", "end", "finishing", "finished", "finishes");

    /** Small words of a sentence that follow a number. */
    private static final Set<String> WORDS = WordTable.set("narrative.tsv", "small words");

    private static final Map<String, String> ALPHABET = Map.ofEntries(
            Map.entry("alpha", "A"),
            Map.entry("alfa", "A"),
            Map.entry("bravo", "B"),
            Map.entry("charlie", "C"),
            Map.entry("delta", "D"),
            Map.entry("echo", "E"),
            Map.entry("foxtrot", "F"),
            Map.entry("golf", "G"),
            Map.entry("hotel", "H"),
            Map.entry("india", "I"),
            Map.entry("juliet", "J"),
            Map.entry("juliett", "J"),
            Map.entry("kilo", "K"),
            Map.entry("lima", "L"),
            Map.entry("mike", "M"),
            Map.entry("november", "N"),
            Map.entry("oscar", "O"),
            Map.entry("papa", "P"),
            Map.entry("quebec", "Q"),
            Map.entry("romeo", "R"),
            Map.entry("sierra", "S"),
            Map.entry("tango", "T"),
            Map.entry("uniform", "U"),
            Map.entry("victor", "V"),
            Map.entry("whiskey", "W"),
            Map.entry("whisky", "W"),
            Map.entry("xray", "X"),
            Map.entry("yankee", "Y"),
            Map.entry("zulu", "Z"));

    private final Tokens tokens;

    /** A text in capitals throughout does not show a plate by its capitals. */
    private final boolean smallLetters;

    private final List<Found> found = new ArrayList<>();

    /** The token after the last mark that was announced. */
    private int announcedEnd;

    private PlateFinder(Tokens tokens) {
        this.tokens = tokens;
        long small = tokens.text().chars().filter(Character::isLowerCase).count();
        long capital = tokens.text().chars().filter(Character::isUpperCase).count();
        this.smallLetters = small > capital;
    }

    /** @param text compact, or the known part */
    record Found(String text, boolean partial) {}

    static List<Found> find(Tokens tokens) {
        var finder = new PlateFinder(tokens);
        for (int at = 0; at < tokens.size(); ) {
            at = Math.max(at + 1, finder.readAt(at));
        }
        return finder.found;
    }

    private int readAt(int at) {
        if (tokens.get(at).kind() == Kind.SIGN || isAttached(at)) {
            return at + 1;
        }
        boolean announced = isAnnounced(at) || isAlternative(at);
        Candidate whole = longer(whole(at, announced), announced ? spelled(at) : null);
        if (whole != null) {
            add(whole, at);
            announcedEnd = announced ? whole.end() : announcedEnd;
            return whole.end();
        }
        return part(at);
    }

    private static @Nullable Candidate longer(@Nullable Candidate one, @Nullable Candidate other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return other.found().text().length() > one.found().text().length() ? other : one;
    }

    /** @param end the token after it */
    private record Candidate(Found found, int end) {}

    private void add(Candidate candidate, int at) {
        if (!Whose.isOurs(tokens, at)) {
            found.add(candidate.found());
        }
    }

    private boolean isAttached(int at) {
        if (!tokens.touchesBefore(at)) {
            return false;
        }
        Token before = tokens.get(at - 1);
        return before.kind() != Kind.SIGN || "£$€#@_/.".contains(before.word());
    }

    /** Whether a word for a plate and nothing but fillers stand before. */
    private boolean isAnnounced(int at) {
        for (int i = at - 1; i >= Math.max(0, at - CUE_REACH); i--) {
            String word = tokens.get(i).lower();
            if (CUES.contains(word)) {
                return true;
            }
            if (!FILLERS.contains(word)) {
                return false;
            }
        }
        return false;
    }

    /** {@code reg AB12 CDE or AB12 CDF}. */
    private boolean isAlternative(int at) {
        int i = at - 1;
        while (i >= announcedEnd && ALTERNATIVES.contains(tokens.get(i).lower())) {
            i--;
        }
        return i < at - 1 && i == announcedEnd - 1 && announcedEnd > 0;
    }

    /** The longest run of pieces from here that is a mark of some format and written as one. */
    private @Nullable Candidate whole(int at, boolean announced) {
        Candidate longest = null;
        var compact = new StringBuilder();
        boolean together = true;
        int pieces = 0;
        for (int i = at; i < tokens.size() && pieces < MAX_TOKENS; i++) {
            Token token = tokens.get(i);
            if (i > at && !tokens.touchesBefore(i)) {
                together = false;
            }
            if (i > at && tokens.gapBefore(i) > 1) {
                break;
            }
            if (token.kind() == Kind.SIGN) {
                if (!token.is("-")) {
                    break;
                }
                together = false;
                continue;
            }
            pieces++;
            compact.append(token.word());
            if (compact.length() > LONGEST) {
                break;
            }
            boolean ends = i + 1 == tokens.size()
                    || !tokens.touchesBefore(i + 1)
                    || (tokens.get(i + 1).kind() == Kind.SIGN
                            && !"@_/£$€%".contains(tokens.get(i + 1).word()));
            if (ends && isPlate(compact.toString(), at, i, together, announced)) {
                longest = new Candidate(new Found(compact.toString().toUpperCase(Locale.ROOT), false), i + 1);
            }
        }
        return longest;
    }

    private boolean isPlate(String written, int at, int last, boolean together, boolean announced) {
        if (!hasBoth(written)) {
            return false;
        }
        String compact = written.toUpperCase(Locale.ROOT);
        List<PlateFormat> formats = Plates.formats(compact);
        boolean capitals = written.equals(compact);
        if (formats.isEmpty() || (!(capitals && smallLetters) && hasWord(at, last))) {
            return false;
        }
        PlateFormat format = formats.getFirst();
        if (announced) {
            return format.compareTo(PlateFormat.DATELESS) < 0 || (compact.length() >= SHORTEST_DATELESS && capitals);
        }
        boolean stands = capitals && smallLetters;
        boolean nearVehicle = tokens.anyBefore(at, VEHICLE_REACH, VEHICLE_WORDS);
        return switch (format) {
            case CURRENT ->
                !hasWord(at, last)
                        && (nearVehicle
                                ? stands || together
                                : stands && grouped(at, last) && !beginsWithPlace(compact));
            case PREFIX, SUFFIX -> compact.length() == 7 && stands && nearVehicle && !hasWord(at, last);
            default -> false;
        };
    }

    /** Every format has letters and digits: most words of a sentence need not be tried. */
    private static boolean hasBoth(String written) {
        boolean letter = false;
        boolean digit = false;
        for (int i = 0; i < written.length(); i++) {
            boolean isDigit = written.charAt(i) <= '9';
            digit |= isDigit;
            letter |= !isDigit;
        }
        return letter && digit;
    }

    /** As a mark of today is printed: two groups, or one. */
    private boolean grouped(int at, int last) {
        int parted = 0;
        for (int i = at + 1; i <= last; i++) {
            parted += tokens.touchesBefore(i) ? 0 : 1;
        }
        return parted == 0 || (parted == 1 && !tokens.touchesBefore(last));
    }

    /** {@code LS12 CID}: the first half of a postcode and something else. */
    private static boolean beginsWithPlace(String compact) {
        return OutwardCodes.uk().find(compact.substring(0, 4)).isPresent();
    }

    private boolean hasWord(int at, int last) {
        for (int i = at; i <= last; i++) {
            if (WORDS.contains(tokens.get(i).lower())) {
                return true;
            }
        }
        return false;
    }

    /** {@code alpha bravo one two charlie delta echo}, {@code A B 1 2 C D E}; only where a plate is announced. */
    private @Nullable Candidate spelled(int at) {
        var compact = new StringBuilder();
        int i = at;
        while (i < tokens.size() && compact.length() < LONGEST) {
            Token token = tokens.get(i);
            String letter = ALPHABET.get(token.lower());
            Group digits = SpokenDigits.at(tokens, i);
            if (letter != null) {
                compact.append(letter);
                i++;
            } else if (token.kind() == Kind.LETTERS
                    && token.word().length() <= 3
                    && !WORDS.contains(token.lower())
                    && (token.word().length() == 1 || isCapitals(token))) {
                compact.append(token.word().toUpperCase(Locale.ROOT));
                i++;
            } else if (digits != null) {
                compact.append(digits.digits());
                i = digits.end();
            } else if (token.is("-") || token.is(",")) {
                i++;
            } else {
                break;
            }
        }
        String text = compact.toString();
        boolean certain = Plates.formats(text).stream().anyMatch(format -> format.compareTo(PlateFormat.DATELESS) < 0);
        return certain ? new Candidate(new Found(text, false), i) : null;
    }

    /** {@code reg started AB12}, {@code plate ending CDE}, {@code partial plate AB12}. */
    private int part(int at) {
        String word = tokens.get(at).lower();
        boolean start = STARTS.contains(word);
        boolean end = ENDS.contains(word);
        boolean partial = word.equals("partial");
        if (!(start || end || partial) || !tokens.anyBefore(at + 2, CUE_REACH, CUES) || Whose.isOurs(tokens, at)) {
            return at + 1;
        }
        int begin = at + 1;
        while (begin < tokens.size()
                && (FILLERS.contains(tokens.get(begin).lower())
                        || CUES.contains(tokens.get(begin).lower())
                        || tokens.get(begin).lower().equals("in"))) {
            begin++;
        }
        var compact = new StringBuilder();
        int i = begin;
        while (i < tokens.size()
                && compact.length() < LONGEST_PART
                && tokens.get(i).kind() != Kind.SIGN
                && (i == begin || tokens.touchesBefore(i) || isPieceOfPart(i))) {
            compact.append(tokens.get(i).word());
            i++;
        }
        return known(compact.toString(), start, end)
                        .map(part -> {
                            found.add(part);
                            return true;
                        })
                        .orElse(false)
                ? i
                : at + 1;
    }

    private boolean isPieceOfPart(int at) {
        Token token = tokens.get(at);
        return tokens.gapBefore(at) == 1
                && (token.kind() == Kind.DIGITS || isCapitals(token))
                && token.word().length() <= 3
                && smallLetters;
    }

    private Optional<Found> known(String written, boolean start, boolean end) {
        String compact = written.toUpperCase(Locale.ROOT);
        boolean digit = compact.chars().anyMatch(c -> c >= '0' && c <= '9');
        boolean capitals = smallLetters && written.equals(compact);
        boolean letter = compact.chars().anyMatch(c -> c >= 'A' && c <= 'Z');
        if (compact.length() < SHORTEST_PART
                || compact.length() > LONGEST_PART
                || !letter
                || !(digit || capitals)
                || WORDS.contains(written)
                || !compact.chars().allMatch(c -> c < 128)) {
            return Optional.empty();
        }
        String any = String.valueOf(Partial.ANY);
        String text = start ? compact + any : end ? any + compact : any + compact + any;
        return Plates.parts(new Partial(text)).isEmpty() ? Optional.empty() : Optional.of(new Found(text, true));
    }

    private static boolean isCapitals(Token token) {
        return token.kind() == Kind.LETTERS && token.word().equals(token.word().toUpperCase(Locale.ROOT));
    }
}
