package org.forewarn.kit.identifier;

import java.net.IDN;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * E-mail addresses folded to the mailbox they reach: {@code Mike.Smith+x@GoogleMail.com} and
 * {@code mikesmith@gmail.com} are one; {@code mike at home} is none.
 *
 * <p>The local part is lower-cased although RFC 5321 (2.3.11) lets a host tell case apart: none of note does. A domain is
 * written in ASCII (IDNA), so that {@code bücher.example} and {@code xn--bcher-kva.example} are one. Hosts that give the
 * same name to different people at different domains of theirs (hotmail.com and live.com) stay apart.
 */
public final class Emails {

    /** RFC 5321 (4.5.3.1) allows 64 and 255 characters. */
    private static final Pattern ADDRESS = Pattern.compile(
            "([^\\s@<>,;:\"()\\[\\]\\\\]{1,64})@([^\\s@.<>,;:\"]{1,63}(?:\\.[^\\s@.<>,;:\"]{1,63}){1,8})");

    private static final Pattern IN_BRACKETS = Pattern.compile("^[^<]{0,200}<([^<>]{3,320})>$");

    /** What people and programs put around an address. */
    private static final Pattern BEFORE = Pattern.compile("^(?:[(\\[{<'\"\u2018\u201c]|mailto:|\\s)+");

    private static final Pattern BEHIND = Pattern.compile("[)\\]}>'\"\u2019\u201d.,;:!\\s]+$");

    /** Subject and text of a link that begins a mail. */
    private static final Pattern OF_A_LINK = Pattern.compile("(?<=@[^?]{1,255})\\?.*");

    /** A top-level domain has a letter first: an address of numbers is nobody's mailbox. */
    private static final Pattern TOP_LEVEL = Pattern.compile(".*\\.[a-z][a-z0-9-]*");

    /** Names under which one host gives one account to one person, after its own help pages. */
    private static final Map<String, String> SAME_HOSTS = Map.ofEntries(
            Map.entry("googlemail.com", "gmail.com"),
            Map.entry("protonmail.com", "proton.me"),
            Map.entry("protonmail.ch", "proton.me"),
            Map.entry("pm.me", "proton.me"),
            Map.entry("me.com", "icloud.com"),
            Map.entry("mac.com", "icloud.com"),
            Map.entry("ya.ru", "yandex.ru"),
            Map.entry("yandex.com", "yandex.ru"),
            Map.entry("yandex.by", "yandex.ru"),
            Map.entry("yandex.kz", "yandex.ru"));

    /** Signs of a name that a host ignores, beside what follows a plus sign. */
    private static final Map<String, Pattern> IGNORED =
            Map.of("gmail.com", Pattern.compile("\\."), "proton.me", Pattern.compile("[._-]"));

    /**
     * Hosts that ignore what follows a plus sign. Fastmail's help says so; of the others it is generally known, and
     * Microsoft documents it for its hosting of companies only.
     */
    private static final Pattern PLUS_TAGS =
            Pattern.compile("(?:outlook|hotmail|live|msn)\\.(?:com|co\\.uk|fr|de|es|it|ie|pl|pt)|icloud\\.com"
                    + "|fastmail\\.(?:com|fm|co\\.uk|net|org)|proton\\.me|gmail\\.com");

    /** A shorter mailbox name is shared by strangers. */
    private static final int SHORTEST_LOCAL = 4;

    private static final Pattern VARIED = Pattern.compile("[._-]");

    private Emails() {}

    public static Optional<String> folded(String given) {
        if (given.length() > NormalForm.MAX_LENGTH) {
            return Optional.empty();
        }
        String text = Text.folded(given);
        var bracketed = IN_BRACKETS.matcher(text);
        String bare = bracketed.matches() ? bracketed.group(1) : text;
        String alone = BEHIND.matcher(BEFORE.matcher(bare).replaceFirst("")).replaceFirst("");
        var address = ADDRESS.matcher(OF_A_LINK.matcher(alone).replaceFirst(""));
        if (!address.matches()) {
            return Optional.empty();
        }
        String domain = ascii(address.group(2));
        return domain == null ? Optional.empty() : mailbox(address.group(1), domain);
    }

    /** The mailbox name of a folded address as people vary it from host to host; null when it is too short to tell. */
    public static @Nullable String local(String folded) {
        String local = untagged(folded.substring(0, folded.lastIndexOf('@')));
        String plain = VARIED.matcher(Text.unaccented(local)).replaceAll("");
        return plain.length() < SHORTEST_LOCAL ? null : plain;
    }

    private static Optional<String> mailbox(String local, String domain) {
        String host = SAME_HOSTS.getOrDefault(domain, domain);
        String name = PLUS_TAGS.matcher(host).matches() ? untagged(local) : local;
        Pattern ignored = IGNORED.get(host);
        String plain = ignored == null ? name : ignored.matcher(name).replaceAll("");
        return plain.isEmpty() ? Optional.empty() : Optional.of(plain + "@" + host);
    }

    private static String untagged(String local) {
        int plus = local.indexOf('+');
        return plus < 0 ? local : local.substring(0, plus);
    }

    private static @Nullable String ascii(String domain) {
        try {
            String ascii = IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED | IDN.USE_STD3_ASCII_RULES)
                    .toLowerCase(Locale.ROOT);
            return TOP_LEVEL.matcher(ascii).matches() ? ascii : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
