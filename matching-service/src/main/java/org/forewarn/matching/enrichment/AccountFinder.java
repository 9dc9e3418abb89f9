package org.forewarn.matching.enrichment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.forewarn.kit.identifier.Accounts;
import org.forewarn.kit.identifier.Addresses;

/**
 * User names, profiles and accounts in a narrative: {@code insta: mike_leeds}, {@code snap @mike99}, {@code
 * instagram.com/mike_leeds}, {@code paypal.me/mike}, an IBAN whose check digits are right, a sort code with its number. Not
 * {@code his insta was deleted}, {@code @ 10pm}, {@code my insta is ...}.
 */
final class AccountFinder {

    /** @param type as of identifiers */
    record Found(String type, String value) {}

    private static final Pattern NAMED =
            Pattern.compile("(?<![\\p{L}\\p{N}@._/-])(?:insta(?:gram)?|ig|snap(?:chat)?|telegram|tik"
                    + " ?tok|twitter|kik|facebook|fb|onlyfans|discord|skype|wickr|viber|wechat|user ?name|screen"
                    + " ?name|handle)(?: (?:account|handle|name|user ?name|profile|id|user))?( ?[:=-]{1,2} ?| is | was |"
                    + " called | named | as | )(@?)([\\p{L}\\p{N}][\\p{L}\\p{N}._-]{2,29})");

    /** What parts the names of a list: after one that was found, the next is one too. */
    private static final Pattern LISTED = Pattern.compile("\\s{0,3}(?:,|&|/|,? ?and|or)\\s{1,3}(?:on |his )?");

    private static final Pattern AT = Pattern.compile("(?<![^\\s(,;:\"'])@([\\p{L}\\p{N}_][\\p{L}\\p{N}._-]{2,29})");

    private static final Pattern ADDRESS = Pattern.compile(
            "(?<![\\p{L}\\p{N}@._/-])(?:https?://)?(?:[a-z0-9-]{1,40}\\.){1,3}[a-z]{2,8}/[^\\s<>\"']{1,120}");

    /** ISO 13616: country, check digits, up to thirty signs; written in groups of four. */
    private static final Pattern IBAN = Pattern.compile(
            "(?<![\\p{L}\\p{N}])([A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?)(?![\\p{L}\\p{N}])");

    private static final Pattern SORT_CODE = Pattern.compile(
            "sort ?code\\D{0,12}([0-9]{2})[ -]?([0-9]{2})[ -]?([0-9]{2})[^0-9]{1,40}([0-9]{8})(?![0-9])");

    private static final Set<String> PLATFORMS = Set.of(
            "insta",
            "instagram",
            "ig",
            "snap",
            "snapchat",
            "telegram",
            "tiktok",
            "twitter",
            "kik",
            "facebook",
            "fb",
            "onlyfans",
            "discord",
            "handle",
            "username",
            "user",
            "goes",
            "profile");

    /** One of these begins every name that is told with its platform. */
    private static final Set<String> PLATFORM_WORDS = Set.of(
            "insta",
            "instagram",
            "ig",
            "snap",
            "snapchat",
            "telegram",
            "tik",
            "tiktok",
            "twitter",
            "kik",
            "facebook",
            "fb",
            "onlyfans",
            "discord",
            "skype",
            "wickr",
            "viber",
            "wechat",
            "user",
            "username",
            "screen",
            "screenname",
            "handle");

    private static final Set<String> PAYMENT_HOSTS = Set.of("paypal.me", "monzo.me", "revolut.me", "cash.app");

    private static final Set<String> NO_NAMES = Set.of(
            "account",
            "accounts",
            "message",
            "messages",
            "profile",
            "deleted",
            "blocked",
            "private",
            "gone",
            "fake",
            "hacked",
            "removed",
            "and",
            "not",
            "also",
            "still",
            "where",
            "how",
            "when",
            "his",
            "her",
            "the",
            "that",
            "they",
            "using",
            "via",
            "because",
            "full",
            "banned",
            "suspended",
            "active",
            "public",
            "called",
            "named",
            "unknown",
            "real",
            "new",
            "old",
            "empty",
            "down",
            "with",
            "for",
            "but",
            "home",
            "work",
            "hotel",
            "night",
            "approx",
            "around",
            "about",
            "this",
            "least",
            "once",
            "first",
            "all",
            "same",
            "only",
            "like",
            "just",
            "chat",
            "stories",
            "story",
            "posts",
            "post",
            "pictures",
            "photos",
            "page",
            "group",
            "live",
            "email",
            "phone",
            "number",
            "who",
            "which",
            "what",
            "there",
            "then",
            "under",
            "himself",
            "someone",
            "something",
            "different");

    private static final int LONGEST_IBAN = 34;
    private static final int SHORTEST_IBAN = 15;

    private AccountFinder() {}

    static List<Found> find(Tokens tokens) {
        List<Found> found = new ArrayList<>();
        String lower = tokens.lowerText();
        // most narratives have none of these, and each pattern is tried at every character
        if (lower.indexOf('/') >= 0) {
            addresses(tokens, lower, found);
        }
        if (tokens.any(PLATFORM_WORDS)) {
            named(tokens, lower, found);
        }
        if (lower.indexOf('@') >= 0) {
            at(tokens, lower, found);
        }
        if (tokens.text().chars().anyMatch(Character::isDigit)) {
            ibans(tokens, found);
            sortCodes(tokens, lower, found);
        }
        return found;
    }

    private static void addresses(Tokens tokens, String lower, List<Found> found) {
        Matcher address = ADDRESS.matcher(lower);
        while (address.find()) {
            String bare = address.group().replaceAll("[.,;:!)]+$", "");
            Optional<String> page = Addresses.profile(bare);
            if (page.isPresent() && !isOurs(tokens, address.start())) {
                address(page.get()).ifPresent(found::add);
            }
        }
    }

    private static Optional<Found> address(String page) {
        Optional<String> phone = Addresses.phone(page);
        if (phone.isPresent()) {
            return phone.map(number -> new Found("messaging_id", number));
        }
        String host = page.substring(0, Math.max(0, page.indexOf('/')));
        return Addresses.userName(page)
                .flatMap(name -> PAYMENT_HOSTS.contains(host)
                        ? Accounts.payment(page).map(account -> new Found("payment_account", account))
                        : Optional.of(new Found("platform_profile", page)));
    }

    private static void named(Tokens tokens, String lower, List<Found> found) {
        Matcher named = NAMED.matcher(lower);
        int from = 0;
        int lastEnd = -1;
        while (named.find(from)) {
            from = named.end(1);
            String name = trimmed(named.group(3));
            boolean listed = lastEnd >= 0
                    && lastEnd <= named.start()
                    && LISTED.matcher(lower.substring(lastEnd, named.start())).matches();
            boolean marked = listed
                    || !named.group(2).isEmpty()
                    || named.group(1).strip().matches("[:=-]+");
            if (isName(name)
                    && (marked || isUnlikeAWord(name))
                    && !isPartOfMore(lower, named.end(3))
                    && !isOurs(tokens, named.start())) {
                found.add(new Found("social_handle", name));
                lastEnd = named.end(3);
            }
        }
    }

    private static void at(Tokens tokens, String lower, List<Found> found) {
        Matcher at = AT.matcher(lower);
        while (at.find()) {
            String name = trimmed(at.group(1));
            int token = tokens.at(at.start());
            boolean told = isUnlikeAWord(name) || tokens.anyBefore(token, 8, PLATFORMS);
            if (isName(name)
                    && told
                    && !Character.isDigit(name.charAt(0))
                    && !isPartOfMore(lower, at.end(1))
                    && !Whose.isOurs(tokens, token)) {
                found.add(new Found("social_handle", name));
            }
        }
    }

    private static void ibans(Tokens tokens, List<Found> found) {
        Matcher iban = IBAN.matcher(tokens.text());
        while (iban.find()) {
            String compact = iban.group(1).replace(" ", "");
            if (compact.length() >= SHORTEST_IBAN
                    && compact.length() <= LONGEST_IBAN
                    && isChecked(compact)
                    && !isOurs(tokens, iban.start())) {
                Accounts.payment(compact).ifPresent(account -> found.add(new Found("payment_account", account)));
            }
        }
    }

    private static void sortCodes(Tokens tokens, String lower, List<Found> found) {
        Matcher code = SORT_CODE.matcher(lower);
        while (code.find()) {
            if (!isOurs(tokens, code.start())) {
                String account = code.group(1) + code.group(2) + code.group(3) + code.group(4);
                found.add(new Found("payment_account", account));
            }
        }
    }

    /** ISO 7064, MOD 97-10: with the first four signs moved to the end and letters as 10 to 35, the rest of 97 is 1. */
    static boolean isChecked(String iban) {
        int rest = 0;
        String moved = iban.substring(4) + iban.substring(0, 4);
        for (int i = 0; i < moved.length(); i++) {
            int value = Character.digit(moved.charAt(i), 36);
            rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
        }
        return rest == 1;
    }

    private static boolean isName(String name) {
        return name.length() >= 3 && !NO_NAMES.contains(name) && name.chars().anyMatch(Character::isLetter);
    }

    /** A digit or an underscore, or a dot or dash inside. */
    private static boolean isUnlikeAWord(String name) {
        return name.chars().anyMatch(c -> Character.isDigit(c) || c == '_' || c == '.');
    }

    /** The beginning of an address or a longer thing. */
    private static boolean isPartOfMore(String text, int end) {
        return end < text.length() && "@/\\".indexOf(text.charAt(end)) >= 0;
    }

    private static String trimmed(String name) {
        return name.replaceAll("[.-]+$", "");
    }

    private static boolean isOurs(Tokens tokens, int start) {
        return Whose.isOurs(tokens, tokens.at(start));
    }
}
