package org.forewarn.matching.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.forewarn.matching.Events;
import org.forewarn.matching.enrichment.Enrichment;
import org.forewarn.matching.state.MapTable;
import org.forewarn.schemas.event.EnrichedReport;
import org.forewarn.schemas.event.ReportEvent;
import org.forewarn.schemas.matching.Seen;
import org.forewarn.schemas.matching.Sighted;
import org.forewarn.schemas.matching.Sighting;

/** The stages over tables in memory, and questions put to them. */
final class IndexInMemory implements Checker.Index {

    final MapTable<Sighted> sighted = new MapTable<>();
    final MapTable<Sighting> sightings = new MapTable<>();
    final Set<String> shown = new HashSet<>();
    private final SightingKeys keys = new SightingKeys(Events.secret());
    private final SightedStage first = new SightedStage(sighted, keys);
    private final SightingStage second = new SightingStage(sightings);
    int timesShownWasAsked;
    private long version;

    /** Takes in a report as the stream would. */
    IndexInMemory with(Events.Submission submission) {
        rows(submission.event()).forEach(row -> second.take(row.key(), row.sighting()));
        return this;
    }

    /** What follows from a new version of a report, not yet taken in. */
    List<SightedStage.Row> rows(ReportEvent event) {
        var facts = Enrichment.of(event.getReportId(), event.getProvenance(), event.getReport())
                .facts();
        return first.take(
                event.getReportId(), new EnrichedReport(event.getReportId(), ++version, "", facts, List.of()));
    }

    List<SightedStage.Row> withdraw(String reportId) {
        return first.take(reportId, null);
    }

    void take(List<SightedStage.Row> rows) {
        rows.forEach(row -> second.take(row.key(), row.sighting()));
    }

    CheckAnswer ask(CheckKind kind, String value) {
        return new Checker(this).answer(question(kind, value));
    }

    CheckQuestion question(CheckKind kind, String value) {
        return switch (read(kind, value)) {
            case QuestionReader.Read.Understood(CheckQuestion question) -> question;
            case QuestionReader.Read.NotUnderstood(String code, String detail) -> throw new AssertionError(code);
        };
    }

    QuestionReader.Read read(CheckKind kind, String value) {
        return new QuestionReader(keys).read(kind, value);
    }

    @Override
    public Checker.Found find(String key) {
        var found = new ArrayList<SeenReport>();
        sightings.scan(SightingStage.prefix(key), row -> {
            Seen seen = row.getSeen();
            if (seen != null) {
                found.add(new SeenReport(
                        row.getReportId(),
                        row.getVersion(),
                        seen.getPartnerId(),
                        seen.getMonth(),
                        seen.getSeverity(),
                        seen.getCounty(),
                        seen.getEscrow(),
                        seen.getWholes()));
            }
        });
        return new Checker.Found(found, false);
    }

    @Override
    public Set<String> shown(List<SeenReport> escrowed) {
        timesShownWasAsked++;
        return escrowed.stream()
                .map(SeenReport::reportId)
                .filter(shown::contains)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
