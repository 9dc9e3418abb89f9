package org.forewarn.matching.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.forewarn.schemas.event.CheckOutcome;
import org.forewarn.schemas.event.Severity;
import org.jspecify.annotations.Nullable;

/**
 * What is told. It always has the same shape; of {@code TOO_MANY} and {@code UNKNOWN} every field says nothing.
 *
 * @param outcome the answer in a word
 * @param identifiers how many different identifiers fit: 1 for a whole one
 * @param reports how many reports name them
 * @param charities how many charities sent these
 * @param more whether there are more reports than were counted
 * @param lastMonth the latest month of an incident, {@code YYYY-MM}
 * @param severity the worst of them
 * @param counties where, the most frequent first, then by name; at most {@value #MAX_COUNTIES}
 */
public record CheckAnswer(
        CheckOutcome outcome,
        int identifiers,
        int reports,
        int charities,
        boolean more,
        @Nullable String lastMonth,
        @Nullable Severity severity,
        List<String> counties) {

    /** A part that fits more different identifiers says something about strangers, and nothing about one man. */
    public static final int MAX_IDENTIFIERS = 5;

    /** Whoever is seen in more is seen everywhere. */
    static final int MAX_COUNTIES = 10;

    private static final CheckAnswer UNKNOWN = nothing(CheckOutcome.UNKNOWN);
    private static final CheckAnswer TOO_MANY = nothing(CheckOutcome.TOO_MANY);

    public CheckAnswer {
        counties = List.copyOf(counties);
    }

    /**
     * The answer to a question.
     *
     * @param found what is under the question's keys and may be told of; a report may be there twice
     * @param more whether there is more than was found
     */
    public static CheckAnswer of(CheckQuestion question, Collection<SeenReport> found, boolean more) {
        Part part = question.part();
        if (part != null && more) {
            return TOO_MANY;
        }
        var fitting = new TreeSet<String>();
        var reports = new TreeMap<String, SeenReport>();
        for (SeenReport one : found) {
            List<String> fits = part == null
                    ? List.of("")
                    : one.wholes().stream().filter(part::fits).toList();
            if (!fits.isEmpty()) {
                fitting.addAll(fits);
                reports.put(one.reportId(), one);
            }
        }
        if (fitting.size() > MAX_IDENTIFIERS) {
            return TOO_MANY;
        }
        return reports.isEmpty() ? UNKNOWN : known(fitting.size(), reports.values(), more);
    }

    private static CheckAnswer known(int identifiers, Collection<SeenReport> reports, boolean more) {
        return new CheckAnswer(
                CheckOutcome.KNOWN,
                identifiers,
                reports.size(),
                (int) reports.stream().map(SeenReport::partnerId).distinct().count(),
                more,
                reports.stream()
                        .map(SeenReport::month)
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                // Severity's own order is CAP's, the worst first
                reports.stream()
                        .map(SeenReport::severity)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                counties(reports));
    }

    private static List<String> counties(Collection<SeenReport> reports) {
        var counts = new TreeMap<String, Integer>();
        for (SeenReport report : reports) {
            if (report.county() != null) {
                counts.merge(report.county(), 1, Integer::sum);
            }
        }
        List<Map.Entry<String, Integer>> sorted = new ArrayList<>(counts.entrySet());
        sorted.sort(Map.Entry.<String, Integer>comparingByValue().reversed());
        return sorted.stream().limit(MAX_COUNTIES).map(Map.Entry::getKey).toList();
    }

    private static CheckAnswer nothing(CheckOutcome outcome) {
        return new CheckAnswer(outcome, 0, 0, 0, false, null, null, List.of());
    }
}
