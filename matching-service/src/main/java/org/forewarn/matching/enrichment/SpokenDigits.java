package org.forewarn.matching.enrichment;

import java.util.Map;
import java.util.Set;
import org.forewarn.matching.enrichment.Tokens.Kind;
import org.forewarn.matching.enrichment.Tokens.Token;
import org.jspecify.annotations.Nullable;

/** Digits as people write them out: {@code oh seven double oh nine hundred}, {@code twenty three}, {@code triple 4}. */
final class SpokenDigits {

    private static final Map<String, String> ONES = Map.ofEntries(
            Map.entry("zero", "0"),
            Map.entry("oh", "0"),
            Map.entry("o", "0"),
            Map.entry("nought", "0"),
            Map.entry("naught", "0"),
            Map.entry("nil", "0"),
            Map.entry("one", "1"),
            Map.entry("two", "2"),
            Map.entry("three", "3"),
            Map.entry("four", "4"),
            Map.entry("five", "5"),
            Map.entry("six", "6"),
            Map.entry("seven", "7"),
            Map.entry("eight", "8"),
            Map.entry("nine", "9"));

    private static final Map<String, String> TEENS = Map.of(
            "ten", "10",
            "eleven", "11",
            "twelve", "12",
            "thirteen", "13",
            "fourteen", "14",
            "fifteen", "15",
            "sixteen", "16",
            "seventeen", "17",
            "eighteen", "18",
            "nineteen", "19");

    private static final Map<String, String> TENS = Map.of(
            "twenty", "2",
            "thirty", "3",
            "forty", "4",
            "fifty", "5",
            "sixty", "6",
            "seventy", "7",
            "eighty", "8",
            "ninety", "9");

    private static final Map<String, Integer> TIMES = Map.of("double", 2, "triple", 3, "treble", 3, "quadruple", 4);

    private static final Set<String> HUNDRED = Set.of("hundred");
    private static final Set<String> AND = Set.of("and");

    private SpokenDigits() {}

    /**
     * Digits and where they end.
     *
     * @param end the token after them
     * @param spoken whether a word was among them
     */
    record Group(String digits, int end, boolean spoken) {}

    /** The digits that begin at a token; null when none do. */
    static @Nullable Group at(Tokens tokens, int at) {
        if (at >= tokens.size()) {
            return null;
        }
        Token token = tokens.get(at);
        if (token.kind() == Kind.DIGITS) {
            return new Group(token.word(), at + 1, false);
        }
        if (token.kind() != Kind.LETTERS) {
            return null;
        }
        String word = token.lower();
        Integer times = TIMES.get(word);
        if (times != null) {
            return repeated(tokens, at + 1, times);
        }
        Group small = twoDigits(tokens, at);
        if (small != null) {
            return small;
        }
        String one = ONES.get(word);
        if (one == null) {
            return null;
        }
        return isWord(tokens, at + 1, HUNDRED) ? hundreds(tokens, at + 2, one) : new Group(one, at + 1, true);
    }

    /** {@code double seven}, {@code double-seven hundred}. */
    private static @Nullable Group repeated(Tokens tokens, int at, int times) {
        int digit = at < tokens.size() && tokens.get(at).is("-") ? at + 1 : at;
        String one = one(tokens, digit);
        if (one == null) {
            return null;
        }
        boolean hundred = isWord(tokens, digit + 1, HUNDRED);
        return new Group(one.repeat(times) + (hundred ? "00" : ""), hundred ? digit + 2 : digit + 1, true);
    }

    /**
     * {@code one hundred and twenty three}. {@code nine hundred and one} is 901, or 900 and then 1: nothing, so that no number
     * is made of the half of it.
     */
    private static @Nullable Group hundreds(Tokens tokens, int at, String one) {
        if (!isWord(tokens, at, AND)) {
            return new Group(one + "00", at, true);
        }
        Group rest = at + 1 < tokens.size() ? twoDigits(tokens, at + 1) : null;
        if (rest != null) {
            return new Group(one + rest.digits(), rest.end(), true);
        }
        return one(tokens, at + 1) == null ? new Group(one + "00", at, true) : null;
    }

    /** Ten to ninety-nine. */
    private static @Nullable Group twoDigits(Tokens tokens, int at) {
        String word = tokens.get(at).lower();
        String teen = TEENS.get(word);
        if (teen != null) {
            return new Group(teen, at + 1, true);
        }
        String tens = TENS.get(word);
        if (tens == null) {
            return null;
        }
        String one = at + 1 < tokens.size() ? ONES.get(tokens.get(at + 1).lower()) : null;
        return one == null || one.equals("0")
                ? new Group(tens + "0", at + 1, true)
                : new Group(tens + one, at + 2, true);
    }

    private static boolean isWord(Tokens tokens, int at, Set<String> words) {
        return at < tokens.size() && words.contains(tokens.get(at).lower());
    }

    private static @Nullable String one(Tokens tokens, int at) {
        if (at >= tokens.size()) {
            return null;
        }
        Token token = tokens.get(at);
        return token.kind() == Kind.DIGITS && token.word().length() == 1 ? token.word() : ONES.get(token.lower());
    }
}
