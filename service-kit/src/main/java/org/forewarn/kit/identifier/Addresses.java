package org.forewarn.kit.identifier;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Web addresses and profiles without what does not tell them apart: scheme, {@code www.} and {@code m.}, fragment, slash at
 * the end, and of the query everything but what names the page. {@code https://www.Example.com/Mike/?ref=1} is {@code
 * example.com/mike} as a profile and {@code example.com/Mike} as a page; {@code ...?id=7&ref=1} keeps {@code id=7}. The
 * usual ports go too, and what stands before an {@code @}, which is a secret. {@code javascript:alert(1)} is no address.
 */
public final class Addresses {

    private static final Pattern SCHEME = Pattern.compile("^(?:[a-zA-Z][a-zA-Z0-9+.-]{0,20}://\\s*)+");
    private static final Pattern MIRROR = Pattern.compile("^(?:(?:www|m|mobile|web|l)\\.)+(?=[^/]{0,255}\\.)");

    /** {@code uk.linkedin.com}, {@code en-gb.facebook.com}. */
    private static final Pattern COUNTRY =
            Pattern.compile("^(?:[a-z]{2}(?:-[a-z]{2})?\\.)+(?=[a-z]{3,}\\.(?:com|net)$)");

    /** Slashes, and what ends a sentence rather than an address. */
    private static final Pattern BEHIND = Pattern.compile("[/\\s.,;:!'\"\u2019\u201d]+$");

    private static final Pattern BEFORE = Pattern.compile("^[\\s'\"\u2018\u201c]+");

    /** A secret that stands before the host of some addresses; without a scheme it is a mail address. */
    private static final Pattern USER = Pattern.compile("^[^/?@]{0,200}@");

    /** Ports that the scheme says already. */
    private static final Pattern USUAL_PORT = Pattern.compile(":(?:80|443)$");

    /** At least one dot, and a letter in the last part: {@code example} is a word, {@code 12.30} a time. */
    private static final Pattern HOST =
            Pattern.compile("(?:[\\p{L}\\p{M}\\p{N}_-]{1,63}\\.){1,8}(?=[^.]*\\p{L})[\\p{L}\\p{M}\\p{N}-]{2,63}"
                    + "(?::[0-9]{1,5})?|[0-9]{1,3}(?:\\.[0-9]{1,3}){3}(?::[0-9]{1,5})?");

    /** What is an address among the words of a sentence. */
    private static final Pattern AMONG_WORDS = Pattern.compile(
            "[('\"<\\[]?(?:[a-zA-Z][a-zA-Z0-9+.-]{0,20}://\\S+|www\\.\\S+|[^\\s/@]{1,100}\\.[^\\s/@]{2,63}/\\S*)");

    /** Facebook's people without a user name, in any of its addresses for them. */
    private static final Pattern NUMBERED =
            Pattern.compile("facebook\\.com/(?:people/[^/]{1,200}/)?([0-9]{5,20})(?:/.*)?");

    /** Parameters that name what is shown; every other tells where the reader came from. */
    private static final Set<String> NAMING = Set.of(
            "id",
            "uid",
            "user",
            "userid",
            "u",
            "ad",
            "adid",
            "aid",
            "pid",
            "profile",
            "p",
            "v",
            "item",
            "listing",
            "story_fbid",
            "phone");

    /** Other names of one host. */
    private static final Map<String, String> SAME_HOSTS = Map.of(
            "fb.com", "facebook.com",
            "fb.me", "facebook.com",
            "twitter.com", "x.com",
            "instagr.am", "instagram.com",
            "telegram.me", "t.me",
            "telegram.dog", "t.me",
            "paypal.com/paypalme", "paypal.me");

    /** What stands before a user name in the path. */
    private static final Map<String, List<String>> PLATFORMS = Map.ofEntries(
            Map.entry("instagram.com", List.of("", "stories/")),
            Map.entry("facebook.com", List.of("")),
            Map.entry("m.me", List.of("")),
            Map.entry("x.com", List.of("")),
            Map.entry("tiktok.com", List.of("@")),
            Map.entry("threads.net", List.of("@")),
            Map.entry("threads.com", List.of("@")),
            Map.entry("snapchat.com", List.of("add/")),
            Map.entry("t.me", List.of("")),
            Map.entry("youtube.com", List.of("@", "c/", "user/")),
            Map.entry("reddit.com", List.of("user/", "u/")),
            Map.entry("bsky.app", List.of("profile/")),
            Map.entry("onlyfans.com", List.of("")),
            Map.entry("fansly.com", List.of("")),
            Map.entry("linkedin.com", List.of("in/")),
            Map.entry("twitch.tv", List.of("")),
            Map.entry("linktr.ee", List.of("")),
            Map.entry("vk.com", List.of("")),
            Map.entry("pinterest.com", List.of("")),
            Map.entry("tinder.com", List.of("@")),
            Map.entry("paypal.me", List.of("")),
            Map.entry("monzo.me", List.of("")),
            Map.entry("revolut.me", List.of("")),
            Map.entry("cash.app", List.of("")));

    /** Paths of platforms that are nobody's name. */
    private static final Set<String> NOBODY = Set.of(
            "p",
            "reel",
            "reels",
            "stories",
            "explore",
            "groups",
            "pages",
            "events",
            "watch",
            "share",
            "sharer",
            "home",
            "login",
            "signup",
            "profile.php",
            "people",
            "intent",
            "hashtag",
            "search",
            "i",
            "joinchat",
            "about",
            "help",
            "privacy",
            "terms",
            "marketplace",
            "photo",
            "photos",
            "video",
            "videos",
            "status",
            "add",
            "c",
            "u",
            "user",
            "profile",
            "channel",
            "shorts",
            "shop",
            "live",
            "tv",
            "s");

    private static final Pattern USER_NAME =
            Pattern.compile("@?[\u00a3$\u20ac]?([\\p{L}\\p{N}][\\p{L}\\p{N}._-]{1,39})");

    /** Links that open a chat with a number, of WhatsApp, Telegram, Signal and Viber. */
    private static final Pattern CHAT = Pattern.compile(
            "(?:https?://)?(?:www\\.)?(?:wa\\.me/|(?:api\\.|web\\.)?whatsapp\\.com/send/?\\?(?:[^#\\s]{0,200}&)?phone="
                    + "|t\\.me/(?=\\+|%2b)|signal\\.me/#p/|viber://(?:chat|add|contact)/?\\?number=)"
                    + "(?:\\+|%2b)?([0-9]{8,15})(?![0-9])",
            Pattern.CASE_INSENSITIVE);

    private Addresses() {}

    /** Platforms do not tell user names apart by case; a profile that is no address stays as a text. */
    public static Optional<String> profile(String given) {
        String text = Text.spaced(given);
        if (text.isEmpty() || text.length() > NormalForm.MAX_LENGTH) {
            return Optional.empty();
        }
        return page(text).or(() -> Optional.of(text));
    }

    /** Case is kept in the path, where it can matter. Nothing when there is no host, or several addresses. */
    public static Optional<String> page(String given) {
        if (given.length() > NormalForm.MAX_LENGTH) {
            return Optional.empty();
        }
        return alone(given.strip()).flatMap(Addresses::normalised);
    }

    private static Optional<String> normalised(String alone) {
        int fragment = alone.indexOf('#');
        String given = trimmed(fragment < 0 ? alone : alone.substring(0, fragment));
        String bare = SCHEME.matcher(given).replaceFirst("");
        String whole = bare.length() < given.length() ? USER.matcher(bare).replaceFirst("") : bare;
        int question = whole.indexOf('?');
        String query = question < 0 ? "" : naming(whole.substring(question + 1));
        String address = trimmed(question < 0 ? whole : whole.substring(0, question));
        int slash = address.indexOf('/');
        String path = slash < 0 ? "" : address.substring(slash);
        String host = host(slash < 0 ? address : address.substring(0, slash));
        if (!HOST.matcher(host).matches()) {
            return Optional.empty();
        }
        String merged = merged(host + path);
        Matcher numbered = NUMBERED.matcher(merged);
        return Optional.of(
                numbered.matches() ? "facebook.com/profile.php?id=" + numbered.group(1) : trimmed(merged + query));
    }

    /** {@code see example.org/ad/7}: the only address among words. */
    private static Optional<String> alone(String text) {
        if (text.chars().noneMatch(Character::isWhitespace)) {
            return Optional.of(text);
        }
        List<String> addresses = Arrays.stream(text.split("\\s+"))
                .filter(word -> AMONG_WORDS.matcher(word).matches())
                .toList();
        return addresses.size() == 1 ? Optional.of(addresses.getFirst()) : Optional.empty();
    }

    /** Without quotation marks and brackets around it, and what ends its sentence. */
    private static String trimmed(String address) {
        String text = BEHIND.matcher(BEFORE.matcher(address).replaceFirst("")).replaceFirst("");
        for (String brackets : List.of("()", "<>", "[]")) {
            if (!text.isEmpty() && text.charAt(0) == brackets.charAt(0)) {
                String inside = text.substring(1);
                int end = inside.lastIndexOf(brackets.charAt(1));
                return trimmed(end == inside.length() - 1 && end >= 0 ? inside.substring(0, end) : inside);
            }
        }
        return text;
    }

    /** Whether a normalised address is one of a known platform, where what is no user name is nobody. */
    static boolean isOfPlatform(String normalised) {
        return PLATFORMS.containsKey(normalised.split("[/?]", 2)[0]);
    }

    /** The user name in a normalised profile or page of a known platform. */
    public static Optional<String> userName(String normalised) {
        int slash = normalised.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        String path = normalised.substring(slash + 1);
        return PLATFORMS.getOrDefault(normalised.substring(0, slash), List.of()).stream()
                .filter(path::startsWith)
                .flatMap(before -> userNameIn(path.substring(before.length())).stream())
                .findFirst();
    }

    private static Optional<String> userNameIn(String path) {
        String first = path.split("[/?]", 2)[0].toLowerCase(Locale.ROOT);
        Matcher name = USER_NAME.matcher(first);
        return NOBODY.contains(first) || !name.matches() ? Optional.empty() : Optional.of(name.group(1));
    }

    /** The number in a link that opens a chat with it. */
    public static Optional<String> phone(String normalised) {
        Matcher number = CHAT.matcher(normalised);
        return number.lookingAt() ? Phones.e164("+" + number.group(1)) : Optional.empty();
    }

    private static String host(String given) {
        String usual = USUAL_PORT.matcher(given.toLowerCase(Locale.ROOT)).replaceFirst("");
        String host = MIRROR.matcher(usual).replaceFirst("");
        return COUNTRY.matcher(host).replaceFirst("");
    }

    private static String merged(String address) {
        for (var same : SAME_HOSTS.entrySet()) {
            if (address.equals(same.getKey()) || address.startsWith(same.getKey() + "/")) {
                return same.getValue() + address.substring(same.getKey().length());
            }
        }
        return address;
    }

    private static String naming(String query) {
        Set<String> kept = new TreeSet<>();
        for (String parameter : query.split("[&?]")) {
            int equals = parameter.indexOf('=');
            if (equals > 0 && NAMING.contains(parameter.substring(0, equals).toLowerCase(Locale.ROOT))) {
                kept.add(parameter);
            }
        }
        return kept.isEmpty() ? "" : "?" + String.join("&", kept);
    }
}
