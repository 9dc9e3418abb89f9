package org.forewarn.matching.blocking;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.forewarn.matching.linkage.Blocking;
import org.forewarn.matching.linkage.BlockingKey;
import org.forewarn.matching.linkage.BlockingRule;
import org.forewarn.matching.linkage.Features;
import org.forewarn.matching.linkage.Model;
import org.forewarn.schemas.sealing.Fingerprint;

/**
 * The blocks in which a report meets others, as the model's rules say, each named by a keyed fingerprint, because record
 * keys and changelogs are read by people who may not read numbers. A key begins with what it is made of: {@code i} for an
 * identifier, {@code w} for weak evidence that only together is worth meeting over.
 */
public final class BlockingKeys {

    /** A report is about one man: more identifiers than this are a list, and every key costs a row in a block. */
    public static final int MAX_KEYS = 64;

    /**
     * Of the fingerprint. Two of ten million keys fall together in one of three hundred thousand installations; whoever
     * carries them would meet, and be weighed as strangers.
     */
    private static final int BITS = 64;

    /** What a sign of Base64 for addresses (RFC 4648 section 5) stands for. */
    private static final byte[] BASE64 = new byte[128];

    private static final int BASE64_BITS = 6;
    private static final int BITS_OF_LAST = BITS % BASE64_BITS;

    static {
        String signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        for (byte i = 0; i < signs.length(); i++) {
            BASE64[signs.charAt(i)] = i;
        }
    }

    private static final char IDENTIFIER = 'i';
    private static final char WEAK = 'w';

    private final Fingerprint fingerprint;
    private final Blocking blocking;

    /** Names of the rules that make identifiers. */
    private final Set<String> strong;

    public BlockingKeys(byte[] secret, Model model) {
        this.fingerprint = new Fingerprint(secret, "blocking-key");
        this.blocking = new Blocking(model);
        this.strong = blocking.rules().stream()
                .filter(BlockingRule::isStrong)
                .map(BlockingRule::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The keys of one report.
     *
     * @param sorted distinct, at most {@link #MAX_KEYS}; identifiers before weak evidence when there are too many
     * @param leftOut how many were too many
     */
    public record Keys(List<String> sorted, int leftOut) {}

    public Keys of(Features features) {
        List<String> all =
                blocking.keysOf(features).stream().map(this::named).distinct().toList();
        List<String> kept = all.stream()
                .sorted((one, other) -> Boolean.compare(isIdentifier(other), isIdentifier(one)))
                .limit(MAX_KEYS)
                .sorted()
                .toList();
        return new Keys(kept, all.size() - kept.size());
    }

    private String named(BlockingKey key) {
        return (strong.contains(key.rule()) ? IDENTIFIER : WEAK)
                + fingerprint.shortly(key.rule() + ":" + key.value(), BITS);
    }

    /** The fingerprint of a key as a number. */
    static long number(String key) {
        int last = key.length() - 1;
        long number = 0;
        for (int i = 1; i < last; i++) {
            number = (number << BASE64_BITS) | BASE64[key.charAt(i)];
        }
        number = (number << BITS_OF_LAST) | (BASE64[key.charAt(last)] >> (BASE64_BITS - BITS_OF_LAST));
        return isIdentifier(key) ? number : ~number;
    }

    /** Whether a key is an identifier, and not weak evidence. */
    static boolean isIdentifier(String key) {
        return key.charAt(0) == IDENTIFIER;
    }
}
