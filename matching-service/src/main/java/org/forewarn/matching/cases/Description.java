package org.forewarn.matching.cases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.forewarn.schemas.event.CaseAttribute;
import org.forewarn.schemas.event.CaseItem;
import org.forewarn.schemas.event.ReportFacts;
import org.forewarn.schemas.event.Suspect;
import org.jspecify.annotations.Nullable;

/** What reports say of the suspect, by attribute: agreement first, contradictions side by side and marked. */
final class Description {

    private static final int MAX_VALUES = 6;

    /** Two who guess one man's height seldom differ by more. */
    private static final int SAME_HEIGHT_CM = 10;

    /** What one person has one of. Names, accents as heard, languages, marks and clothing may differ. */
    private static final Set<String> ONE_VALUE = Set.of("gender", "build", "hair", "eyes", "ethnic_appearance");

    private static final String UNKNOWN = "unknown";

    private final Map<String, Sayings> attributes = new LinkedHashMap<>();
    private final TreeSet<Integer> heights = new TreeSet<>();
    private int oldestFrom = Integer.MIN_VALUE;
    private int youngestTo = Integer.MAX_VALUE;

    private Description() {}

    /** @param newestFirst the reports that are listed */
    static List<CaseAttribute> of(List<ReportFacts> newestFirst) {
        var description = new Description();
        newestFirst.forEach(report -> report.getSuspects().forEach(suspect -> description.add(report, suspect)));
        return description.attributes();
    }

    private void add(ReportFacts by, Suspect suspect) {
        suspect.getNames().forEach(name -> of("name").add(by, name.getKind(), folded(name.getValue())));
        say(by, "gender", suspect.getGender());
        age(by, suspect.getAgeFrom(), suspect.getAgeTo());
        Integer height = suspect.getHeightCm();
        if (height != null) {
            heights.add(height);
            say(by, "height", String.valueOf(height));
        }
        say(by, "build", suspect.getBuild());
        say(by, "hair", suspect.getHair());
        say(by, "eyes", suspect.getEyes());
        say(by, "facial_hair", suspect.getFacialHair());
        say(by, "accent", suspect.getAccent());
        say(by, "ethnic_appearance", suspect.getEthnicAppearance());
        suspect.getLanguages().forEach(language -> say(by, "language", language));
        say(by, "marks", suspect.getMarks());
        say(by, "clothing", suspect.getClothing());
    }

    private void age(ReportFacts by, @Nullable Integer from, @Nullable Integer to) {
        if (from == null && to == null) {
            return;
        }
        oldestFrom = Math.max(oldestFrom, from == null ? Integer.MIN_VALUE : from);
        youngestTo = Math.min(youngestTo, to == null ? Integer.MAX_VALUE : to);
        say(by, "age", (from == null ? "" : from) + "-" + (to == null ? "" : to));
    }

    private void say(ReportFacts by, String attribute, @Nullable String value) {
        String said = value == null ? null : folded(value);
        if (!UNKNOWN.equals(said)) {
            of(attribute).add(by, attribute, said);
        }
    }

    private Sayings of(String attribute) {
        return attributes.computeIfAbsent(attribute, name -> new Sayings());
    }

    private static String folded(String value) {
        return value.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    private List<CaseAttribute> attributes() {
        var all = new ArrayList<CaseAttribute>();
        attributes.forEach((attribute, sayings) -> {
            List<CaseItem> values = sayings.items(MAX_VALUES);
            if (!values.isEmpty()) {
                all.add(new CaseAttribute(attribute, contradicts(attribute, values), values));
            }
        });
        all.sort((one, other) -> one.getAttribute().compareTo(other.getAttribute()));
        return all;
    }

    private boolean contradicts(String attribute, List<CaseItem> values) {
        return switch (attribute) {
            case "age" -> oldestFrom > youngestTo;
            case "height" -> heights.getLast() - heights.getFirst() > SAME_HEIGHT_CM;
            default -> ONE_VALUE.contains(attribute) && values.size() > 1;
        };
    }
}
