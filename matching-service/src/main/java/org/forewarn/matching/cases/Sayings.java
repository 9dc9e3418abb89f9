package org.forewarn.matching.cases;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.forewarn.schemas.event.AlertConsent;
import org.forewarn.schemas.event.CaseItem;
import org.forewarn.schemas.event.CaseSource;
import org.forewarn.schemas.event.ReportFacts;
import org.jspecify.annotations.Nullable;

/**
 * Who says what: equal sayings of several reports become one item with its sources. Reports are given newest first, and
 * one that says a thing twice is one source, with the better confidence.
 */
final class Sayings {

    /** Enough to see whom it rests on; the count is of all. */
    static final int MAX_SOURCES = 10;

    private static final List<String> BEST_CONFIDENCE_FIRST = List.of("seen", "told", "inferred");

    private static final Comparator<CaseItem> MOST_TOLD_FIRST = Comparator.comparing(
                    CaseItem::getReports, Comparator.reverseOrder())
            .thenComparing(CaseItem::getKind)
            .thenComparing(CaseItem::getValue)
            .thenComparing(CaseItem::getPartial);

    /** Further than others first; the sort is stable, so the newer stays before the older. */
    private static final Comparator<CaseSource> MOST_ALLOWED_FIRST =
            Comparator.comparing(CaseSource::getAlert, Comparator.reverseOrder());

    private final Map<Saying, Map<String, CaseSource>> sources = new TreeMap<>();

    private record Saying(String kind, String value, boolean partial) implements Comparable<Saying> {

        private static final Comparator<Saying> ORDER =
                Comparator.comparing(Saying::kind).thenComparing(Saying::value).thenComparing(Saying::partial);

        @Override
        public int compareTo(Saying other) {
            return ORDER.compare(this, other);
        }
    }

    void add(ReportFacts by, String kind, @Nullable String value) {
        add(by, kind, value, false, null);
    }

    void add(ReportFacts by, String kind, @Nullable String value, boolean partial, @Nullable String confidence) {
        if (value != null && !value.isBlank()) {
            sources.computeIfAbsent(new Saying(kind, value, partial), saying -> new LinkedHashMap<>())
                    .merge(by.getReportId(), source(by, confidence), Sayings::better);
        }
    }

    /** What most reports say first. */
    List<CaseItem> items(int atMost) {
        var items = new ArrayList<CaseItem>();
        sources.forEach((saying, by) -> items.add(CaseItem.newBuilder()
                .setKind(saying.kind())
                .setValue(saying.value())
                .setPartial(saying.partial())
                .setConfidence(best(by.values().stream()
                        .map(CaseSource::getConfidence)
                        .filter(Objects::nonNull)
                        .toList()))
                .setReports(by.size())
                .setAlert(furthest(List.copyOf(by.values())))
                .setSources(listed(List.copyOf(by.values())))
                .build()));
        return items.stream().sorted(MOST_TOLD_FIRST).limit(atMost).toList();
    }

    static CaseSource source(ReportFacts by, @Nullable String confidence) {
        return new CaseSource(by.getReportId(), by.getConsent().getAlert(), confidence);
    }

    static AlertConsent furthest(List<CaseSource> sources) {
        return sources.stream()
                .map(CaseSource::getAlert)
                .max(Comparator.naturalOrder())
                .orElse(AlertConsent.NONE);
    }

    /** Those that allow most first, so that the one on whose word it may go is among them; then the newest. */
    static List<CaseSource> listed(List<CaseSource> newestFirst) {
        return newestFirst.stream()
                .sorted(MOST_ALLOWED_FIRST)
                .limit(MAX_SOURCES)
                .toList();
    }

    private static CaseSource better(CaseSource one, CaseSource other) {
        return rank(one.getConfidence()) <= rank(other.getConfidence()) ? one : other;
    }

    private static @Nullable String best(List<String> confidences) {
        return confidences.stream().min(Comparator.comparing(Sayings::rank)).orElse(null);
    }

    private static int rank(@Nullable String confidence) {
        int at = confidence == null ? -1 : BEST_CONFIDENCE_FIRST.indexOf(confidence);
        return at < 0 ? BEST_CONFIDENCE_FIRST.size() : at;
    }
}
