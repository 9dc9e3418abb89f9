package org.forewarn.matching.check;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import org.forewarn.matching.enrichment.Attribute;
import org.forewarn.matching.state.Table;
import org.forewarn.schemas.event.EnrichedReport;
import org.forewarn.schemas.event.ReportFacts;
import org.forewarn.schemas.matching.Seen;
import org.forewarn.schemas.matching.Sighted;
import org.forewarn.schemas.matching.Sighting;
import org.jspecify.annotations.Nullable;

/**
 * A report comes, changes or goes: one row for each key under which a check may find it, and one for each under which
 * it may no more. Only a report whose consent has {@code checker} has keys.
 *
 * <p>The keys are remembered, not worked out again from the former report: a release that makes other keys of the same
 * report must still take back what an older one made.
 */
public final class SightedStage {

    private static final ZoneId HOME = ZoneId.of("Europe/London");

    private final Table<Sighted> sighted;
    private final SightingKeys keys;

    /** @param sighted by reportId */
    public SightedStage(Table<Sighted> sighted, SightingKeys keys) {
        this.sighted = sighted;
        this.keys = keys;
    }

    /** A row, and the key it belongs under. */
    public record Row(String key, Sighting sighting) {}

    /** What follows when a report is this now; null: it was withdrawn. */
    public List<Row> take(String reportId, @Nullable EnrichedReport report) {
        Sighted before = sighted.get(reportId);
        if (report == null) {
            return before == null ? List.of() : change(reportId, before.getVersion(), before, none(), null, List.of());
        }
        if (before != null && before.getVersion() >= report.getVersion()) {
            return List.of();
        }
        ReportFacts facts = report.getFacts();
        if (!facts.getConsent().getChecker()) {
            return change(reportId, report.getVersion(), before, none(), facts, List.of());
        }
        Map<String, List<String>> told = SightingKeys.told(facts);
        return change(
                reportId,
                report.getVersion(),
                before,
                keys.of(told),
                facts,
                told.getOrDefault(Attribute.COUNTY, List.of()));
    }

    private List<Row> change(
            String reportId,
            long version,
            @Nullable Sighted before,
            NavigableMap<String, NavigableSet<String>> found,
            @Nullable ReportFacts facts,
            List<String> county) {
        List<Row> rows = new ArrayList<>();
        if (before != null) {
            before.getKeys().stream()
                    .filter(key -> !found.containsKey(key))
                    .forEach(key -> rows.add(new Row(key, new Sighting(reportId, version, null))));
        }
        if (facts != null) {
            found.forEach((key, wholes) ->
                    rows.add(new Row(key, new Sighting(reportId, version, seen(facts, county, wholes)))));
        }
        if (found.isEmpty()) {
            sighted.remove(reportId);
        } else {
            sighted.put(reportId, new Sighted(version, List.copyOf(found.keySet())));
        }
        return rows;
    }

    private static Seen seen(ReportFacts facts, List<String> county, NavigableSet<String> wholes) {
        Instant last = facts.getTo() == null ? facts.getFrom() : facts.getTo();
        return Seen.newBuilder()
                .setPartnerId(facts.getPartnerId())
                .setMonth(YearMonth.from(last.atZone(HOME)).toString())
                .setSeverity(facts.getSeverity())
                .setCounty(county.isEmpty() ? null : county.getFirst())
                .setEscrow(facts.getConsent().getEscrowMinMatches() != null)
                .setWholes(List.copyOf(wholes))
                .build();
    }

    private static NavigableMap<String, NavigableSet<String>> none() {
        return new TreeMap<>(Map.of());
    }
}
