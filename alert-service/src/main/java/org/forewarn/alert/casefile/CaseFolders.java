package org.forewarn.alert.casefile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.forewarn.schemas.event.Case;
import org.forewarn.schemas.event.CaseResemblance;
import org.forewarn.schemas.event.ReportFacts;
import org.springframework.stereotype.Component;

/** Gathers all that the desk has of one case. */
@Component
public class CaseFolders {

    /** Of each list: the newest, which is what anybody looks at. */
    private static final int MAX = 100;

    private final CaseStates states;
    private final ReportOriginals originals;
    private final LinkDecisions decisions;
    private final Questions questions;
    private final CaseChanges changes;

    CaseFolders(
            CaseStates states,
            ReportOriginals originals,
            LinkDecisions decisions,
            Questions questions,
            CaseChanges changes) {
        this.states = states;
        this.originals = originals;
        this.decisions = decisions;
        this.questions = questions;
        this.changes = changes;
    }

    /**
     * All of a case.
     *
     * @param state what matching last said of it
     * @param seenAt when
     * @param origins by reportId, of its reports
     * @param decisions about its reports, the newest first
     * @param elsewhere by reportId, the cases of reports that resemble some of its own
     */
    public record Folder(
            Case state,
            Instant seenAt,
            Map<String, ReportOriginals.Origin> origins,
            List<LinkDecisions.Row> decisions,
            List<Questions.Question> questions,
            List<CaseChanges.Change> changes,
            Map<String, String> elsewhere) {

        /** Another one whenever something here has changed; it says nothing of what. */
        public String mark() {
            long answers =
                    questions.stream().filter(each -> each.answer() != null).count();
            return "%d.%d.%d.%d".formatted(seenAt.toEpochMilli(), decisions.size(), questions.size(), answers);
        }

        public Optional<ReportFacts> report(String reportId) {
            return state.getReports().stream()
                    .filter(report -> report.getReportId().equals(reportId))
                    .findFirst();
        }

        /** What holds for a pair now. */
        public Optional<LinkDecisions.Row> standing(Pair pair) {
            return decisions.stream()
                    .filter(row -> row.left().equals(pair.left()) && row.right().equals(pair.right()))
                    .findFirst()
                    .filter(row -> row.verdict() != Verdict.NONE);
        }

        /** The newest word on each pair, unless it took the one before back. */
        public List<LinkDecisions.Row> standing() {
            return decisions.stream()
                    .filter(row -> standing(new Pair(row.left(), row.right()))
                            .filter(row::equals)
                            .isPresent())
                    .toList();
        }
    }

    /** The case of that id, if it stands. */
    public Optional<Folder> find(String caseId) {
        return states.find(caseId).map(standing -> {
            Case state = standing.state();
            List<String> reports =
                    state.getReports().stream().map(ReportFacts::getReportId).toList();
            return new Folder(
                    state,
                    standing.seenAt(),
                    originals.of(reports),
                    decisions.of(reports, MAX),
                    questions.about(reports, MAX),
                    changes.of(caseId, MAX),
                    states.casesOf(others(state)));
        });
    }

    /** The case that has what was once called this. */
    public Optional<String> successor(String id) {
        return states.successor(id);
    }

    /** Which case lists a report. */
    public Optional<String> caseOf(String reportId) {
        return Optional.ofNullable(states.casesOf(List.of(reportId)).get(reportId));
    }

    /** Reports of other cases that are named here: by resemblances and by decisions. */
    private List<String> others(Case state) {
        var others = new ArrayList<String>();
        state.getResemblances().stream().map(CaseResemblance::getOtherReportId).forEach(others::add);
        return others;
    }
}
