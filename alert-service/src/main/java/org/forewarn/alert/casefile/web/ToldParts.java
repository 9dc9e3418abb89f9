package org.forewarn.alert.casefile.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.forewarn.alert.casefile.web.CaseView.Told;
import org.forewarn.alert.casefile.web.CaseView.Value;
import org.forewarn.alert.phrasing.Words;
import org.forewarn.schemas.event.AlertConsent;
import org.forewarn.schemas.event.Case;
import org.forewarn.schemas.event.CaseAttribute;
import org.forewarn.schemas.event.CaseItem;
import org.forewarn.schemas.event.CaseSource;
import org.forewarn.schemas.event.CaseVehicle;

/** What the reports of a case tell of the suspect, merged, each with who tells it. */
final class ToldParts {

    private static final Map<String, String> CONDUCT =
            Map.of("type", "What happened", "mo", "Conduct", "weapon", "Weapons");

    private final Labels labels;

    private ToldParts(Labels labels) {
        this.labels = labels;
    }

    static List<Told> of(Case state, Labels labels) {
        var parts = new ToldParts(labels);
        var told = new ArrayList<Told>();
        parts.byKind(state.getIdentifiers(), true)
                .forEach((kind, values) -> told.add(new Told(Words.of(kind), false, true, values)));
        List<Value> vehicles = state.getVehicles().stream().map(parts::vehicle).toList();
        if (!vehicles.isEmpty()) {
            told.add(new Told("Vehicle", false, true, vehicles));
        }
        for (CaseAttribute attribute : state.getDescription()) {
            told.add(new Told(
                    Words.of(attribute.getAttribute()),
                    attribute.getContradicts(),
                    false,
                    attribute.getValues().stream()
                            .map(item -> parts.value(item, unit(attribute.getAttribute(), item.getValue())))
                            .toList()));
        }
        parts.byKind(state.getConduct(), false)
                .forEach((kind, values) ->
                        told.add(new Told(CONDUCT.getOrDefault(kind, Words.of(kind)), false, false, values)));
        return List.copyOf(told);
    }

    private Map<String, List<Value>> byKind(List<CaseItem> items, boolean exact) {
        var kinds = new LinkedHashMap<String, List<Value>>();
        for (CaseItem item : items) {
            String words = exact
                    ? Written.identifier(item.getKind(), item.getPartial(), item.getValue())
                            + (item.getPartial() ? " (in part)" : "")
                    : Words.of(item.getValue());
            kinds.computeIfAbsent(item.getKind(), none -> new ArrayList<>()).add(value(item, words));
        }
        return kinds;
    }

    private static String unit(String attribute, String value) {
        return attribute.equals("height") && value.matches("[0-9]+") ? value + " cm" : value;
    }

    private Value value(CaseItem item, String words) {
        return new Value(
                words,
                sources(item.getReports(), item.getSources()),
                consent(item.getAlert()),
                granted(item.getAlert()));
    }

    private Value vehicle(CaseVehicle vehicle) {
        var parts = new ArrayList<String>();
        String plate = vehicle.getPlate();
        if (plate != null) {
            parts.add(plate + (vehicle.getPartial() ? " (in part)" : ""));
        }
        vehicle.getLooks().forEach(look -> parts.add(look.getValue()));
        return new Value(
                String.join(" · ", parts),
                sources(vehicle.getReports(), vehicle.getSources()),
                consent(vehicle.getAlert()),
                granted(vehicle.getAlert()));
    }

    /** {@code Reports 1, 3 and 2 more}. */
    private String sources(int reports, List<CaseSource> sources) {
        String named = sources.stream()
                .map(source -> labels.of(source.getReportId()).replaceFirst("^Report ", ""))
                .collect(Collectors.joining(", "));
        int more = reports - sources.size();
        String noun = reports == 1 ? "Report " : "Reports ";
        return noun + named + (more > 0 ? " and " + more + " more" : "");
    }

    private static boolean granted(AlertConsent consent) {
        return switch (consent) {
            case NONE -> false;
            case AREA, NATIONAL -> true;
        };
    }

    static String consent(AlertConsent consent) {
        return switch (consent) {
            case NONE -> "not for a warning";
            case AREA -> "for a warning in the area";
            case NATIONAL -> "for a warning everywhere";
        };
    }
}
