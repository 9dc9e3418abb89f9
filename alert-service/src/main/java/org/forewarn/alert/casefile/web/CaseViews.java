package org.forewarn.alert.casefile.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.forewarn.alert.audit.Actor;
import org.forewarn.alert.casefile.CaseFolders.Folder;
import org.forewarn.alert.casefile.CaseStates;
import org.forewarn.alert.casefile.web.CaseView.Summary;
import org.forewarn.alert.phrasing.Times;
import org.forewarn.alert.phrasing.Words;
import org.forewarn.alert.staff.Colleagues;
import org.forewarn.kit.access.Partners;
import org.forewarn.schemas.event.Case;
import org.forewarn.schemas.event.Certainty;
import org.forewarn.schemas.event.CountyCount;
import org.forewarn.schemas.event.ReportFacts;
import org.forewarn.schemas.event.SeverityBasis;
import org.forewarn.schemas.event.Urgency;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts a case into words. */
@Component
class CaseViews {

    /** What is shown at once of a large case; the rest is one click away. */
    static final int FEW = 20;

    private static final int COUNTIES = 4;

    private final Colleagues colleagues;
    private final Partners partners;
    private final CaseWarnings warnings;
    private final Clock clock;

    CaseViews(Colleagues colleagues, Partners partners, CaseWarnings warnings, Clock clock) {
        this.colleagues = colleagues;
        this.partners = partners;
        this.warnings = warnings;
        this.clock = clock;
    }

    /** @param all whether every report and link is shown, also of a large case */
    CaseView of(Folder folder, boolean all) {
        Case state = folder.state();
        var labels = new Labels(state.getReports());
        var links = new LinkParts(folder, labels);
        Map<UUID, String> names = colleagues.names(members(folder));
        var log = new LogParts(folder, labels, (kind, id) -> actor(kind, id, names), this::charity);
        int most = all ? Integer.MAX_VALUE : FEW;
        return new CaseView(
                state.getCaseId(),
                Labels.shortened(state.getCaseId()),
                folder.mark(),
                summary(state),
                listed(state),
                warnings.of(state.getCaseId()),
                ToldParts.of(state, labels),
                state.getSeveralSuspects(),
                links.links(most),
                Math.max(0, state.getLinks().size() - most),
                links.bridges(),
                links.contradictions(),
                links.resemblances(),
                PlaceParts.map(state),
                PlaceParts.rows(state),
                PlaceParts.timeline(state),
                PlaceParts.incidents(state, labels),
                cards(folder, labels, most),
                Math.max(0, state.getReports().size() - most),
                log.decisions(links),
                log.questions(),
                log.log());
    }

    /** The newest first: what has come since anybody looked is on top. */
    private List<ReportCard> cards(Folder folder, Labels labels, int most) {
        return folder.state().getReports().reversed().stream()
                .limit(most)
                .map(report -> card(folder, report, labels.of(report.getReportId())))
                .toList();
    }

    ReportCard card(Folder folder, ReportFacts report, String label) {
        return ReportCard.of(report, label, folder.origins().get(report.getReportId()), this::charity);
    }

    String charity(String partnerId) {
        return partners.find(partnerId).map(partner -> partner.getName()).orElse(partnerId);
    }

    /** Who did it, for colleagues. */
    String actor(String kind, String id) {
        return actor(kind, id, colleagues.names(member(kind, id)));
    }

    private String actor(String kind, String id, Map<UUID, String> names) {
        return switch (Actor.Kind.valueOf(kind)) {
            case STAFF -> names.getOrDefault(UUID.fromString(id), "A former colleague");
            case KEY -> "A key of " + charity(id.substring(0, Math.max(0, id.indexOf('/'))));
            case SYSTEM -> "The suite";
        };
    }

    private static Set<UUID> members(Folder folder) {
        var members = new HashSet<UUID>();
        folder.decisions().forEach(row -> members.addAll(member(row.actorKind(), row.actorId())));
        folder.questions().forEach(question -> members.addAll(member(question.actorKind(), question.actorId())));
        return members;
    }

    private static Set<UUID> member(String kind, String id) {
        return kind.equals(Actor.Kind.STAFF.name()) ? Set.of(UUID.fromString(id)) : Set.of();
    }

    private Summary summary(Case state) {
        Instant now = clock.instant();
        Instant last = CaseStates.lastIncident(state);
        Urgency urgency = Urgencies.aged(last, now);
        var totals = state.getTotals();
        int reports = totals == null ? state.getReports().size() : totals.getReports();
        long charities = totals == null
                ? state.getReports().stream()
                        .map(ReportFacts::getPartnerId)
                        .distinct()
                        .count()
                : totals.getCharities().size();
        Instant first = totals == null
                ? state.getReports().stream()
                        .map(ReportFacts::getFrom)
                        .min(Instant::compareTo)
                        .orElse(last)
                : totals.getFirstIncident();
        return new Summary(
                state.getSeverity().name().toLowerCase(Locale.ROOT),
                Words.of(state.getSeverity().name()),
                basis(state.getSeverityBasis(), state),
                Words.of(state.getCertainty().name()),
                meaning(state.getCertainty()),
                Words.of(urgency.name()),
                "last incident " + Times.span(Duration.between(last, now)) + " ago",
                Words.count(reports, "report") + " from " + Words.count(charities, "charity"),
                PlaceParts.span(first, last),
                where(state));
    }

    private static String basis(@Nullable SeverityBasis basis, Case state) {
        if (basis == null) {
            return "";
        }
        var words = new StringBuilder(Words.list(basis.getTypes()));
        if (basis.getOutcome() != null) {
            words.append(", ").append(Words.plain(basis.getOutcome()));
        }
        if (basis.getArmed()) {
            words.append(", armed");
        }
        if (basis.getInjury() != null && !basis.getInjury().equals("none")) {
            words.append(", ").append(Words.plain(basis.getInjury())).append(" injury");
        }
        String label = new Labels(state.getReports()).of(basis.getReportId());
        return words.append(" (").append(label).append(')').toString();
    }

    private static String meaning(Certainty certainty) {
        return switch (certainty) {
            case OBSERVED -> "three charities or more report it at first hand";
            case LIKELY -> "two charities, or three reports of one, at first hand";
            case POSSIBLE -> "not yet corroborated";
            case UNLIKELY -> "a person judged it so";
            case UNKNOWN -> "not judged";
        };
    }

    private static String where(Case state) {
        List<CountyCount> counties = state.getCounties();
        String named =
                counties.stream().limit(COUNTIES).map(CountyCount::getCounty).collect(Collectors.joining(", "));
        int more = counties.size() - COUNTIES;
        return named.isEmpty() ? "place not known" : more > 0 ? named + " and " + more + " more" : named;
    }

    private static @Nullable String listed(Case state) {
        var totals = state.getTotals();
        int listed = state.getReports().size();
        return totals == null || totals.getReports() <= listed
                ? null
                : "This page lists the newest " + listed + " of " + totals.getReports()
                        + " reports; the summary counts all.";
    }
}
