package org.forewarn.matching.enrichment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A text as runs of letters, runs of digits and single signs, each found once; white space only parts them. */
final class Tokens {

    enum Kind {
        LETTERS,
        DIGITS,
        SIGN
    }

    /** @param word as written, {@code lower} the same in lower case; {@code end} is exclusive */
    record Token(Kind kind, String word, String lower, int start, int end) {

        boolean is(String sign) {
            return word.equals(sign);
        }
    }

    private final String text;
    private final List<Token> all;

    private Tokens(String text, List<Token> all) {
        this.text = text;
        this.all = all;
    }

    static Tokens of(String text) {
        List<Token> all = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
                continue;
            }
            int end = at + 1;
            Kind kind = kind(c);
            while (kind != Kind.SIGN && end < text.length() && kind(text.charAt(end)) == kind) {
                end++;
            }
            String word = text.substring(at, end);
            all.add(new Token(kind, word, word.toLowerCase(Locale.ROOT), at, end));
            at = end;
        }
        return new Tokens(text, all);
    }

    int size() {
        return all.size();
    }

    Token get(int at) {
        return all.get(at);
    }

    /** The first token at or after a place in the text. */
    int at(int start) {
        int low = 0;
        int high = all.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (all.get(middle).start() < start) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    String text() {
        return text;
    }

    /** The text in lower case, each character in its place. */
    String lowerText() {
        var lower = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            lower.append(Character.toLowerCase(text.charAt(i)));
        }
        return lower.toString();
    }

    /** White space, or nothing, between a token and the one before it. */
    int gapBefore(int at) {
        return at == 0 ? 1 : get(at).start() - get(at - 1).end();
    }

    /** Whether a token touches the one before it. */
    boolean touchesBefore(int at) {
        return at > 0 && gapBefore(at) == 0;
    }

    boolean beginsLine(int at) {
        return at == 0 || text.substring(get(at - 1).end(), get(at).start()).indexOf('\n') >= 0;
    }

    boolean any(Set<String> words) {
        return all.stream().anyMatch(token -> words.contains(token.lower()));
    }

    /** Whether one of the words stands among so many tokens before one, in its sentence. */
    boolean anyBefore(int at, int reach, Set<String> words) {
        return lastBefore(at, reach, words) >= 0;
    }

    /** Where the last of the words stands among so many tokens before one, in its sentence; -1: nowhere. */
    int lastBefore(int at, int reach, Set<String> words) {
        for (int i = Math.min(at, size()) - 1; i >= Math.max(0, at - reach) && !endsSentence(i); i--) {
            if (words.contains(get(i).lower())) {
                return i;
            }
        }
        return -1;
    }

    /** A full stop before white space; one within a word or number is none. */
    private boolean endsSentence(int at) {
        Token token = get(at);
        boolean stop = token.is(".") || token.is("!") || token.is("?") || token.is(";");
        return stop && (at + 1 == size() || gapBefore(at + 1) > 0);
    }

    private static Kind kind(char c) {
        if (c >= '0' && c <= '9') {
            return Kind.DIGITS;
        }
        return Character.isLetter(c) ? Kind.LETTERS : Kind.SIGN;
    }
}
