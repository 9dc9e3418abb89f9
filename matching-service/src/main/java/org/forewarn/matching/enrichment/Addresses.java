package org.forewarn.matching.enrichment;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Web addresses and profiles without what does not tell them apart: scheme, {@code www.} and {@code m.}, query,
 * fragment, slash at the end. {@code https://www.Example.com/Mike/?ref=1} is {@code example.com/mike} as a profile and
 * {@code example.com/Mike} as a page.
 */
final class Addresses {

    private static final Pattern SCHEME = Pattern.compile("^[a-zA-Z][a-zA-Z0-9+.-]*://");
    private static final Pattern MIRROR = Pattern.compile("^(?:(?:www|m|mobile)\\.)+(?=[^/]*\\.)");
    private static final Pattern REST = Pattern.compile("[?#].*$", Pattern.DOTALL);
    private static final Pattern SLASHES = Pattern.compile("/+$");

    private Addresses() {}

    /** Platforms do not tell user names apart by case; a profile that is no address stays as a text. */
    static Optional<String> profile(String given) {
        return page(Text.spaced(given));
    }

    /** Case is kept in the path, where it can matter. */
    static Optional<String> page(String given) {
        String address = SCHEME.matcher(given.strip()).replaceFirst("");
        address = SLASHES.matcher(REST.matcher(address).replaceFirst("")).replaceFirst("");
        int slash = address.indexOf('/');
        String host = slash < 0 ? address : address.substring(0, slash);
        String path = slash < 0 ? "" : address.substring(slash);
        String bare = MIRROR.matcher(host.toLowerCase(Locale.ROOT)).replaceFirst("");
        return bare.isEmpty() ? Optional.empty() : Optional.of(bare + path);
    }
}
