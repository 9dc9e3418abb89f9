package org.forewarn.matching.check;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.forewarn.matching.enrichment.ReportFeatures;
import org.forewarn.matching.state.Rows;
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
    private static final String FIELD = "field";
    private static final String PHONE = "phone";
    private static final String PLATE = "plate_folded";

    /** Every attribute that some kind is looked for among, in the order in which keys are kept when there are too many. */
    private static final List<String> WHOLE = Arrays.stream(CheckKind.values())
            .flatMap(kind -> kind.attributes().stream())
            .distinct()
            .toList();

    private final Fingerprint keys;
    private final Fingerprint audit;

    public SightingKeys(byte[] secret) {
        this.keys = new Fingerprint(secret, "sighting-key");
        this.audit = new Fingerprint(secret, "check-audit");
    }

    /**
     * Every key of a report; under the key of a part, the whole identifiers that have it.
     *
     * @param values what is {@link #told} of it
     */
    NavigableMap<String, NavigableSet<String>> of(Map<String, List<String>> values) {
        var found = new TreeMap<String, NavigableSet<String>>();
        whole(values, WHOLE).forEach(key -> add(found, key));
        for (String number : values.getOrDefault(PHONE, List.of())) {
            String bare = bare(number);
            String fragment = Part.LastDigits.fragmentOf(bare);
            if (!fragment.isEmpty()) {
                add(found, ofPart(CheckKind.PHONE, fragment)).ifPresent(wholes -> wholes.add(bare));
            }
        }
        for (String plate : values.getOrDefault(PLATE, List.of())) {
            Plate.fragments(plate).forEach(fragment -> add(found, ofPart(CheckKind.PLATE, fragment))
                    .ifPresent(wholes -> wholes.add(plate)));
        }
        return found;
    }

    /**
     * The values of a report that a check may tell of: without what was found in the narrative. A number in a story can
     * be anybody's, the reporter's own or a friend's, and nobody has looked. Matching weighs it; a check would accuse.
     */
    static Map<String, List<String>> told(ReportFacts facts) {
        return ReportFeatures.of(withoutNarrative(facts)).values();
    }

    private static ReportFacts withoutNarrative(ReportFacts facts) {
        ReportFacts told = Rows.copy(facts);
        told.setIdentifiers(facts.getIdentifiers().stream()
                .filter(identifier -> identifier.getSource().equals(FIELD))
                .toList());
        told.setVehicles(facts.getVehicles().stream()
                .filter(vehicle -> vehicle.getSource().equals(FIELD))
                .toList());
        return told;
    }

    /** The keys of a question's whole identifier, sorted; {@code facts} are of a report that names nothing else. */
    NavigableSet<String> ofWhole(CheckKind kind, ReportFacts facts) {
        return whole(ReportFeatures.of(facts).values(), kind.attributes());
    }

    /** An extension belongs to a desk, not to the number that calls. */
    private static String bare(String number) {
        int extension = number.indexOf(';');
        return extension < 0 ? number : number.substring(0, extension);
    }

    /** The key of a part's fragment. */
    String ofPart(CheckKind kind, String fragment) {
        return keys.of(kind.word() + "~" + fragment, BITS);
    }

    /** What the audit keeps of a question. */
    String auditOf(CheckKind kind, String normal) {
        return audit.of(kind.word() + ":" + normal, BITS);
    }

    private NavigableSet<String> whole(Map<String, List<String>> values, List<String> attributes) {
        var found = new TreeSet<String>();
        for (String attribute : attributes) {
            for (String value : values.getOrDefault(attribute, List.of())) {
                String plain = attribute.equals(PHONE) ? bare(value) : value;
                found.add(keys.of(attribute + ":" + plain, BITS));
            }
        }
        return found;
    }

    private static Optional<NavigableSet<String>> add(NavigableMap<String, NavigableSet<String>> found, String key) {
        if (found.size() >= MAX_KEYS && !found.containsKey(key)) {
            return Optional.empty();
        }
        return Optional.of(found.computeIfAbsent(key, none -> new TreeSet<>()));
    }
}
