package org.forewarn.alert.casefile.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.forewarn.alert.casefile.web.CaseView.IncidentRow;
import org.forewarn.alert.casefile.web.CaseView.PlaceRow;
import org.forewarn.alert.casefile.web.PlacesMap.Place;
import org.forewarn.alert.phrasing.Times;
import org.forewarn.alert.phrasing.Words;
import org.forewarn.kit.place.OutwardCodes;
import org.forewarn.schemas.event.AreaCount;
import org.forewarn.schemas.event.Case;
import org.forewarn.schemas.event.ReportFacts;

/** Where and when the incidents of a case were. */
final class PlaceParts {

    private PlaceParts() {}

    private static List<AreaCount> areas(Case state) {
        return state.getTotals() == null
                ? List.of()
                : state.getTotals().getAreas().stream()
                        .sorted(Comparator.comparingInt(AreaCount::getReports).reversed())
                        .toList();
    }

    static List<PlaceRow> rows(Case state) {
        return areas(state).stream()
                .map(area -> new PlaceRow(
                        area.getOutwardCode(), area.getTown(), area.getCounty(), area.getReports(), consent(area)))
                .toList();
    }

    private static String consent(AreaCount area) {
        int granted = area.getAlertArea() + area.getAlertNational();
        return granted == 0 ? "none" : granted == area.getReports() ? "all" : granted + " of " + area.getReports();
    }

    static String map(Case state) {
        var places = new ArrayList<Place>();
        for (AreaCount area : areas(state)) {
            OutwardCodes.uk()
                    .find(area.getOutwardCode())
                    .ifPresent(code -> places.add(new Place(code, area.getReports())));
        }
        return PlacesMap.of(places, "map");
    }

    /** The newest first. */
    static List<IncidentRow> incidents(Case state, Labels labels) {
        return state.getReports().stream()
                .sorted(Comparator.comparing(ReportFacts::getFrom).reversed())
                .map(report -> new IncidentRow(
                        ReportCard.when(report),
                        report.getFrom().toString(),
                        ReportCard.where(report),
                        Words.list(report.getTypes()),
                        severity(report),
                        Words.of(report.getSeverity().name()),
                        labels.of(report.getReportId())))
                .toList();
    }

    static String timeline(Case state) {
        return TimelineSvg.of(
                state.getReports().stream()
                        .map(report -> new TimelineSvg.Mark(report.getFrom(), severity(report)))
                        .toList(),
                "timeline");
    }

    /** {@code 1 Mar 2026 to 4 Nov 2026}. */
    static String span(Instant first, Instant last) {
        String from = Times.day(first);
        String to = Times.day(last);
        return from.equals(to) ? from : from + " to " + to;
    }

    private static String severity(ReportFacts report) {
        return report.getSeverity().name().toLowerCase(Locale.ROOT);
    }
}
