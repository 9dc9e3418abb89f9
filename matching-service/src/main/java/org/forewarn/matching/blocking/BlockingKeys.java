package org.forewarn.matching.blocking;

import java.util.List;
import org.forewarn.matching.linkage.ReportFeatures;
import org.forewarn.schemas.event.ReportFacts;
import org.forewarn.schemas.sealing.Fingerprint;

/**
 * The blocks in which a report meets others: one per whole identifier and plate, named by a keyed fingerprint, because
 * record keys and changelogs are read by people who may not read numbers.
 */
public final class BlockingKeys {

    /** A report is about one man: more identifiers than this are a list, and every key costs a row in a block. */
    public static final int MAX_KEYS = 64;

    /** Of the fingerprint; far more keys than there are people would have to exist before two fell together. */
    private static final int BITS = 128;

    /** What is worth meeting over, in the order in which keys are kept when there are too many. */
    static final List<String> ATTRIBUTES = List.of(
            "phone",
            ReportFeatures.PLATE,
            "email",
            "messaging_id",
            "payment_account",
            "platform_profile",
            "social_handle");

    private final Fingerprint fingerprint;

    public BlockingKeys(byte[] secret) {
        this.fingerprint = new Fingerprint(secret, "blocking-key");
    }

    /**
     * The keys of one report.
     *
     * @param sorted distinct, at most {@link #MAX_KEYS}
     * @param leftOut how many were too many
     */
    public record Keys(List<String> sorted, int leftOut) {}

    public Keys of(ReportFacts facts) {
        var values = ReportFeatures.of(facts).values();
        List<String> all = ATTRIBUTES.stream()
                .flatMap(attribute -> values.getOrDefault(attribute, List.of()).stream()
                        .map(value -> fingerprint.of(attribute + ":" + value, BITS)))
                .distinct()
                .toList();
        return new Keys(all.stream().limit(MAX_KEYS).sorted().toList(), Math.max(0, all.size() - MAX_KEYS));
    }
}
