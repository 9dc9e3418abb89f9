package org.forewarn.matching.check;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.forewarn.matching.linkage.ReportFeatures;
import org.forewarn.schemas.event.ReportFacts;
import org.forewarn.schemas.sealing.Fingerprint;

/**
 * The keys under which a report is found by a check: keyed fingerprints, like blocking keys and for the same reason. A
 * question is read as a report with that one identifier, so both always have the same keys.
 */
public final class SightingKeys {

    /** A report is about one man; more are a list, and each key costs a row. Whole identifiers come first. */
    static final int MAX_KEYS = 256;

    private static final int BITS = 128;
    private static final String PHONE = "phone";
    private static final String MESSAGING_ID = "messaging_id";

    /** Attributes whose values can be asked for whole, besides plates. */
    private static final List<String> WHOLE = List.of(
            PHONE,
            "email",
            "handle",
            "social_handle",
            MESSAGING_ID,
            "platform_profile",
            "payment_account",
            "url");

    private final Fingerprint keys;
    private final Fingerprint audit;

    public SightingKeys(byte[] secret) {
        this.keys = new Fingerprint(secret, "sighting-key");
        this.audit = new Fingerprint(secret, "check-audit");
    }

    /** Every key of a report; under the key of a part, the whole identifiers that have it. */
    NavigableMap<String, NavigableSet<String>> of(ReportFacts facts) {
        var values = ReportFeatures.of(facts).values();
        var found = new TreeMap<String, NavigableSet<String>>();
        whole(values).forEach(key -> add(found, key));
        values.getOrDefault(PHONE, List.of()).stream()
                .filter(number -> !Part.LastDigits.fragmentOf(number).isEmpty())
                .forEach(number -> add(found, ofPart(CheckKind.PHONE, Part.LastDigits.fragmentOf(number)))
                        .ifPresent(wholes -> wholes.add(number)));
        values.getOrDefault(ReportFeatures.PLATE, List.of()).stream()
                .map(Plate::folded)
                .forEach(plate -> Plate.fragments(plate)
                        .forEach(fragment -> add(found, ofPart(CheckKind.PLATE, fragment))
                                .ifPresent(wholes -> wholes.add(plate))));
        return found;
    }

    /** Keys of whole identifiers only, sorted. */
    NavigableSet<String> ofWhole(ReportFacts facts) {
        return whole(ReportFeatures.of(facts).values());
    }

    /** The key of a part's fragment. */
    String ofPart(CheckKind kind, String fragment) {
        return keys.of(kind.word() + "~" + fragment, BITS);
    }

    /** What the audit keeps of a question. */
    String auditOf(CheckKind kind, String normal) {
        return audit.of(kind.word() + ":" + normal, BITS);
    }

    private NavigableSet<String> whole(Map<String, List<String>> values) {
        var found = new TreeSet<String>();
        for (String attribute : WHOLE) {
            for (String value : values.getOrDefault(attribute, List.of())) {
                // most messengers are known by a phone number: who has one has the other
                boolean phone = attribute.equals(MESSAGING_ID) && value.startsWith("+");
                found.add(keys.of((phone ? PHONE : attribute) + ":" + value, BITS));
            }
        }
        values.getOrDefault(ReportFeatures.PLATE, List.of())
                .forEach(plate -> found.add(keys.of(ReportFeatures.PLATE + ":" + Plate.folded(plate), BITS)));
        return found;
    }

    private static Optional<NavigableSet<String>> add(
            NavigableMap<String, NavigableSet<String>> found, String key) {
        if (found.size() >= MAX_KEYS && !found.containsKey(key)) {
            return Optional.empty();
        }
        return Optional.of(found.computeIfAbsent(key, none -> new TreeSet<>()));
    }
}
