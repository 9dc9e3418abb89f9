package org.forewarn.kit.identifier;

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
 * example.com/mike} as a profile and {@code example.com/Mike} as a page; {@code ...?id=7&ref=1} keeps {@code id=7}.
 */
public final class Addresses {

    private static final Pattern SCHEME = Pattern.compile("^(?:[a-zA-Z][a-zA-Z0-9+.-]{0,20}://\\s*)+");
    private static final Pattern MIRROR = Pattern.compile("^(?:(?:www|m|mobile|web|l)\\.)+(?=[^/]{0,255}\\.)");

    /** {@code uk.linkedin.com}, {@code en-gb.facebook.com}. */
    private static final Pattern COUNTRY =
            Pattern.compile("^(?:[a-z]{2}(?:-[a-z]{2})?\\.)+(?=[a-z]{3,}\\.(?:com|net)$)");

    private static final Pattern SLASHES = Pattern.compile("[/\\s]+$");

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
    private static final Map<String, String> PLATFORMS = Map.ofEntries(
            Map.entry("instagram.com", ""),
            Map.entry("facebook.com", ""),
            Map.entry("m.me", ""),
            Map.entry("x.com", ""),
            Map.entry("tiktok.com", "@"),
            Map.entry("threads.net", "@"),
            Map.entry("threads.com", "@"),
            Map.entry("snapchat.com", "add/"),
            Map.entry("t.me", ""),
            Map.entry("youtube.com", "@"),
            Map.entry("reddit.com", "user/"),
            Map.entry("onlyfans.com", ""),
            Map.entry("fansly.com", ""),
            Map.entry("linkedin.com", "in/"),
            Map.entry("twitch.tv", ""),
            Map.entry("linktr.ee", ""),
            Map.entry("vk.com", ""),
            Map.entry("pinterest.com", ""),
            Map.entry("tinder.com", "@"),
            Map.entry("paypal.me", ""),
            Map.entry("monzo.me", ""),
            Map.entry("revolut.me", ""),
            Map.entry("cash.app", ""));

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
            "s");

    private static final Pattern USER_NAME =
            Pattern.compile("@?[\u00a3$\u20ac]?([\\p{L}\\p{N}][\\p{L}\\p{N}._-]{1,39})");

    private static final Pattern WHATSAPP = Pattern.compile(
            "(?:wa\\.me/|api\\.whatsapp\\.com/send\\?phone=|whatsapp\\.com/send\\?phone=)\\+?([0-9]{8,15})");

    private Addresses() {}

    /** Platforms do not tell user names apart by case; a profile that is no address stays as a text. */
    public static Optional<String> profile(String given) {
        return page(Text.spaced(given));
    }

    /** Case is kept in the path, where it can matter. */
    public static Optional<String> page(String given) {
        if (given.length() > NormalForm.MAX_LENGTH) {
            return Optional.empty();
        }
        String address = SCHEME.matcher(given.strip()).replaceFirst("");
        int fragment = address.indexOf('#');
        String whole = fragment < 0 ? address : address.substring(0, fragment);
        int question = whole.indexOf('?');
        String query = question < 0 ? "" : naming(whole.substring(question + 1));
        String bare = SLASHES.matcher(question < 0 ? whole : whole.substring(0, question))
                .replaceFirst("");
        int slash = bare.indexOf('/');
        String path = slash < 0 ? "" : bare.substring(slash);
        String host = host(slash < 0 ? bare : bare.substring(0, slash));
        return host.isEmpty() ? Optional.empty() : Optional.of(merged(host + path) + query);
    }

    /** The user name in a normalised profile or page of a known platform. */
    public static Optional<String> userName(String normalised) {
        int slash = normalised.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        String before = PLATFORMS.get(normalised.substring(0, slash));
        String path = normalised.substring(slash + 1);
        if (before == null || !path.startsWith(before)) {
            return Optional.empty();
        }
        String first = path.substring(before.length()).split("[/?]", 2)[0].toLowerCase(Locale.ROOT);
        Matcher name = USER_NAME.matcher(first);
        return NOBODY.contains(first) || !name.matches() ? Optional.empty() : Optional.of(name.group(1));
    }

    /** The number in a link that opens a chat with it. */
    public static Optional<String> phone(String normalised) {
        Matcher number = WHATSAPP.matcher(normalised);
        return number.lookingAt() ? Phones.e164("+" + number.group(1)) : Optional.empty();
    }

    private static String host(String given) {
        String host = MIRROR.matcher(given.toLowerCase(Locale.ROOT)).replaceFirst("");
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
