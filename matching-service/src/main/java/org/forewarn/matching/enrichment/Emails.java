package org.forewarn.matching.enrichment;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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
final class Emails {

    /** RFC 5321 (4.5.3.1) allows 64 and 255 characters. */
    private static final Pattern ADDRESS =
            Pattern.compile("([^\\s@<>,;:\"]{1,64})@([^\\s@.<>,;:\"]{1,63}(?:\\.[^\\s@.<>,;:\"]{1,63}){1,8})\\.?");

    private static final Pattern IN_BRACKETS = Pattern.compile("^[^<]{0,200}<([^<>]{3,320})>$");

    /** Google ignores dots and what follows a plus sign, under either of its names. */
    private static final Set<String> GOOGLE = Set.of("gmail.com", "googlemail.com");

    /**
     * Hosts that ignore what follows a plus sign. Fastmail's help says so; of the others it is generally known, and
     * Microsoft documents it for its hosting of companies only.
     */
    private static final Pattern PLUS_TAGS = Pattern.compile(
            "(?:outlook|hotmail|live|msn)\\.(?:com|co\\.uk|fr|de|es|it|ie|pl|pt)|(?:icloud|me|mac)\\.com"
                + "|fastmail\\.(?:com|fm|co\\.uk|net|org)|(?:proton\\.me|protonmail\\.com|protonmail\\.ch|pm\\.me)");

    /** A shorter mailbox name is shared by strangers. */
    private static final int SHORTEST_LOCAL = 4;

    private static final Pattern VARIED = Pattern.compile("[._-]");

    private Emails() {}

    static Optional<String> folded(String given) {
        if (given.length() > Identifiers.MAX_LENGTH) {
            return Optional.empty();
        }
        String text = Text.folded(given);
        var bracketed = IN_BRACKETS.matcher(text);
        String bare = bracketed.matches() ? bracketed.group(1) : text;
        var address = ADDRESS.matcher(bare.startsWith("mailto:") ? bare.substring("mailto:".length()) : bare);
        if (!address.matches()) {
            return Optional.empty();
        }
        String domain = ascii(address.group(2));
        return domain == null ? Optional.empty() : mailbox(address.group(1), domain);
    }

    /** The mailbox name of a folded address as people vary it from host to host; null when it is too short to tell. */
    static @Nullable String local(String folded) {
        String local = untagged(folded.substring(0, folded.lastIndexOf('@')));
        String plain = VARIED.matcher(Text.unaccented(local)).replaceAll("");
        return plain.length() < SHORTEST_LOCAL ? null : plain;
    }

    private static Optional<String> mailbox(String local, String domain) {
        if (GOOGLE.contains(domain)) {
            String name = untagged(local).replace(".", "");
            return name.isEmpty() ? Optional.empty() : Optional.of(name + "@gmail.com");
        }
        String name = PLUS_TAGS.matcher(domain).matches() ? untagged(local) : local;
        return name.isEmpty() ? Optional.empty() : Optional.of(name + "@" + domain);
    }

    private static String untagged(String local) {
        int plus = local.indexOf('+');
        return plus < 0 ? local : local.substring(0, plus);
    }

    private static @Nullable String ascii(String domain) {
        try {
            return IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
