package org.forewarn.matching.enrichment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.forewarn.kit.identifier.Emails;
import org.forewarn.matching.enrichment.Tokens.Kind;
import org.forewarn.matching.enrichment.Tokens.Token;
import org.jspecify.annotations.Nullable;

/**
 * E-mail addresses in a narrative: {@code mike@example.org}, {@code mike (at) example dot org}, {@code email was mike dot
 * smith at example dot com}. Not {@code he was at example dot com}.
 */
final class EmailFinder {

    /** RFC 5321, 4.5.3.1. */
    private static final int MAX_LOCAL = 64;

    private static final int MAX_DOMAIN = 120;

    /** Pieces of a spelled address on either side. */
    private static final int MAX_PIECES = 9;

    private static final Set<String> DOT_WORDS = Set.of("dot");
    private static final Pattern BRACKETED_DOT =
            Pattern.compile("\\s{0,3}[(\\[{<]\\s{0,3}dot\\s{0,3}[)\\]}>]\\s{0,3}", Pattern.CASE_INSENSITIVE);
    private static final Pattern SPACED_DOT = Pattern.compile("(?<=\\S)\\s{1,3}\\.\\s{1,3}(?=\\S)");

    private static final Set<String> TOP_LEVEL = Set.of(
            "com", "org", "net", "uk", "ie", "info", "eu", "me", "co", "pl", "ro", "pt", "fr", "de", "es", "it", "io",
            "biz", "live", "ch", "fm", "in", "pk", "bg", "al", "lt", "ru", "ua", "tr");

    private static final Set<String> PROVIDERS = Set.of(
            "gmail",
            "googlemail",
            "hotmail",
            "outlook",
            "yahoo",
            "ymail",
            "icloud",
            "aol",
            "protonmail",
            "proton",
            "msn",
            "btinternet",
            "gmx",
            "fastmail",
            "mailinator");

    private static final Set<String> CUES =
            Set.of("email", "e-mail", "emails", "mail", "emailed", "address", "paypal", "mailbox", "hotmail", "gmail");

    private static final Map<String, String> SIGNS = Map.of(
            "dot",
            ".",
            "underscore",
            "_",
            "dash",
            "-",
            "hyphen",
            "-",
            "plus",
            "+",
            ".",
            ".",
            "_",
            "_",
            "-",
            "-",
            "+",
            "+");

    private static final Set<String> NO_NAMES = Set.of(
            "was", "is", "me", "him", "her", "us", "them", "it", "be", "been", "were", "are", "looked", "look", "stay",
            "stayed", "staying", "met", "meet", "live", "lives", "lived", "worked", "booked", "booking", "page", "site",
            "profile", "account", "found", "advert", "ad", "looking", "and", "the");

    private EmailFinder() {}

    static List<String> find(Tokens tokens) {
        return tokens.any(DOT_WORDS) ? find(Tokens.of(undotted(tokens.text())), false) : find(tokens, false);
    }

    /** The addresses in a field: there a spelled one needs no other word that says what it is. */
    static List<String> field(String given) {
        return find(Tokens.of(SPACED_DOT.matcher(undotted(given)).replaceAll(".")), true);
    }

    private static List<String> find(Tokens tokens, boolean isCertain) {
        List<String> found = new ArrayList<>();
        written(tokens, found);
        spelled(tokens, isCertain, found);
        return found;
    }

    /** {@code example [dot] org}: with brackets it is no word of a sentence. */
    private static String undotted(String text) {
        return BRACKETED_DOT.matcher(text).replaceAll(".");
    }

    private static void written(Tokens tokens, List<String> found) {
        String text = tokens.text();
        for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            int begin = at;
            while (begin > 0 && at - begin < MAX_LOCAL && isLocal(text.charAt(begin - 1))) {
                begin--;
            }
            int end = at + 1;
            while (end < text.length() && end - at < MAX_DOMAIN && isDomain(text.charAt(end))) {
                end++;
            }
            while (end > at && (text.charAt(end - 1) == '.' || text.charAt(end - 1) == '-')) {
                end--;
            }
            String domain = text.substring(at + 1, end);
            int dot = domain.lastIndexOf('.');
            boolean isAddress = begin < at && dot > 0 && domain.length() - dot > 2;
            if (isAddress && !isOurs(tokens, begin)) {
                Emails.folded(text.substring(begin, end)).ifPresent(found::add);
            }
        }
    }

    private static void spelled(Tokens tokens, boolean isCertain, List<String> found) {
        for (int at = 1; at < tokens.size(); at++) {
            boolean bracketed = isBracketed(tokens, at);
            boolean spelledAt = tokens.get(at).lower().equals("at");
            boolean spacedSign = tokens.get(at).is("@") && tokens.gapBefore(at) > 0;
            if (spelledAt || spacedSign) {
                int before = bracketed ? at - 2 : at - 1;
                int after = bracketed ? at + 2 : at + 1;
                String address = address(tokens, before, after, bracketed || isCertain);
                if (address != null) {
                    Emails.folded(address).ifPresent(found::add);
                }
            }
        }
    }

    private static @Nullable String address(Tokens tokens, int before, int after, boolean isMeant) {
        String domain = domain(tokens, after);
        if (domain == null || before < 0) {
            return null;
        }
        int begin = beginOfLocal(tokens, before);
        String local = joined(tokens, begin, before + 1);
        boolean isName = !NO_NAMES.contains(local) && local.chars().anyMatch(Character::isLetterOrDigit);
        boolean isKnownHost = PROVIDERS.contains(domain.substring(0, domain.indexOf('.')));
        boolean isCertain = isMeant || isKnownHost || tokens.anyBefore(begin, 5, CUES);
        return isName && isCertain && !isOurs(tokens, tokens.get(begin).start()) ? local + "@" + domain : null;
    }

    /** {@code example dot org}, {@code example.co.uk}: pieces parted by dots, the last a known top-level domain. */
    private static @Nullable String domain(Tokens tokens, int from) {
        var domain = new StringBuilder();
        String last = "";
        int at = from;
        for (int piece = 0; piece < MAX_PIECES && at < tokens.size(); piece++) {
            int begin = at;
            while (at < tokens.size()
                    && tokens.get(at).kind() != Kind.SIGN
                    && (at == begin || tokens.touchesBefore(at))) {
                domain.append(tokens.get(at).lower());
                at++;
            }
            if (at == begin) {
                return null;
            }
            last = tokens.get(at - 1).lower();
            boolean dot = at + 1 < tokens.size() && isDot(tokens, at);
            if (!dot) {
                break;
            }
            domain.append('.');
            at++;
        }
        return domain.indexOf(".") > 0 && TOP_LEVEL.contains(last) ? domain.toString() : null;
    }

    private static boolean isDot(Tokens tokens, int at) {
        Token token = tokens.get(at);
        boolean inside = token.is(".") && tokens.touchesBefore(at) && tokens.touchesBefore(at + 1);
        return inside || token.lower().equals("dot");
    }

    private static int beginOfLocal(Tokens tokens, int last) {
        int begin = last;
        for (int piece = 0; piece < MAX_PIECES && begin > 0; piece++) {
            String before = tokens.get(begin - 1).lower();
            boolean touching =
                    tokens.touchesBefore(begin) && tokens.get(begin - 1).kind() != Kind.SIGN;
            boolean joining =
                    SIGNS.containsKey(before) && begin > 1 && (tokens.touchesBefore(begin) || before.length() > 1);
            if (touching) {
                begin--;
            } else if (joining) {
                begin -= 2;
            } else {
                break;
            }
        }
        return Math.max(0, begin);
    }

    private static String joined(Tokens tokens, int begin, int end) {
        var joined = new StringBuilder();
        for (int i = begin; i < end; i++) {
            String word = tokens.get(i).lower();
            joined.append(SIGNS.getOrDefault(word, word));
        }
        return joined.toString();
    }

    private static boolean isBracketed(Tokens tokens, int at) {
        return at + 1 < tokens.size()
                && "([{<".contains(tokens.get(at - 1).word())
                && ")]}>".contains(tokens.get(at + 1).word());
    }

    /** @param start of the address in the text */
    private static boolean isOurs(Tokens tokens, int start) {
        return Whose.isNotTheirs(tokens, tokens.at(start));
    }

    private static boolean isLocal(char c) {
        return Character.isLetterOrDigit(c) || "._%+-".indexOf(c) >= 0;
    }

    private static boolean isDomain(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '-';
    }
}
