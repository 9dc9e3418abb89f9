package org.forewarn.alert.feed.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Where a partner wants to be told, as far as it can be judged without looking the name up. */
final class HookUrl {

    /** A host whose last label is a number is an address in some spelling (WHATWG URL standard, "ends in a number"). */
    private static final Pattern ENDS_IN_A_NUMBER = Pattern.compile("(.*\\.)?([0-9]+|0[xX][0-9A-Fa-f]*)\\.?");

    /** The one spelling that everybody reads alike. */
    private static final Pattern DOTTED_DECIMAL = Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");

    private static final int MAX_LENGTH = 2_000;
    private static final int MAX_PORT = 65_535;
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    private HookUrl() {}

    /** What came of reading one. */
    sealed interface Read {
        record Sound(URI url) implements Read {}

        /** @param rule one sentence that says how to mend it */
        record Bad(String code, String rule) implements Read {}
    }

    /** {@code https://example.org/hooks/forewarn} is sound; {@code http://example.org} and one with a password are not. */
    static Read read(String text, AddressPolicy addresses) {
        if (text.length() > MAX_LENGTH) {
            return new Read.Bad("too_long", "A URL has at most " + MAX_LENGTH + " characters.");
        }
        URI url;
        try {
            url = new URI(text);
        } catch (URISyntaxException e) {
            return new Read.Bad("malformed", "Write an absolute URL, such as https://example.org/hooks.");
        }
        String host = url.getHost();
        if (host == null || isDisguised(host) || url.getPort() == 0 || url.getPort() > MAX_PORT) {
            return new Read.Bad("malformed", "Write an absolute URL, such as https://example.org/hooks.");
        }
        if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
            return new Read.Bad("not_allowed", "A URL carries no user, password or fragment; messages are signed.");
        }
        return switch (scheme(url)) {
            case "https" -> new Read.Sound(url);
            case "http" ->
                isLoopback(host, addresses)
                        ? new Read.Sound(url)
                        : new Read.Bad("not_https", "Only https is spoken: a warning is not for everybody.");
            default -> new Read.Bad("not_https", "Only https is spoken.");
        };
    }

    static boolean isPlain(URI url) {
        return scheme(url).equals("http");
    }

    static int port(URI url) {
        return url.getPort() > 0 ? url.getPort() : isPlain(url) ? HTTP : HTTPS;
    }

    /** Without the brackets of an IPv6 address. */
    static String host(URI url) {
        String host = url.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** {@code 2130706433} and {@code 0x7f.1} are 127.0.0.1 to some programs and a name to others. */
    private static boolean isDisguised(String host) {
        return ENDS_IN_A_NUMBER.matcher(host).matches()
                && !DOTTED_DECIMAL.matcher(host).matches();
    }

    private static boolean isLoopback(String host, AddressPolicy addresses) {
        return (host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]"))
                && addresses.allowsPlain(InetAddress.getLoopbackAddress());
    }

    private static String scheme(URI url) {
        return url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    }
}
