package org.forewarn.matching.linkage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.forewarn.schemas.event.ReportFacts;

/** What a report is compared by: its whole identifiers by their type, and its whole plates. */
public final class ReportFeatures {

    public static final String PLATE = "plate";

    private ReportFeatures() {}

    public static Features of(ReportFacts facts) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (var identifier : facts.getIdentifiers()) {
            if (!identifier.getPartial()) {
                add(values, identifier.getType(), identifier.getValue());
            }
        }
        for (var vehicle : facts.getVehicles()) {
            String plate = vehicle.getPlate();
            if (plate != null && !vehicle.getPartial()) {
                add(values, PLATE, plate);
            }
        }
        return new Features(values);
    }

    private static void add(Map<String, List<String>> values, String attribute, String value) {
        values.computeIfAbsent(attribute, none -> new ArrayList<>()).add(value);
    }
}
