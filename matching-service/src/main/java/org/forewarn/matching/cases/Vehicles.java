package org.forewarn.matching.cases;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.forewarn.schemas.event.CaseSource;
import org.forewarn.schemas.event.CaseVehicle;
import org.forewarn.schemas.event.NormalisedVehicle;
import org.forewarn.schemas.event.ReportFacts;
import org.jspecify.annotations.Nullable;

/** The vehicles of several reports: those with the same plate are one, without a plate those of the same looks. */
final class Vehicles {

    private static final int MAX_VEHICLES = 20;
    private static final int MAX_LOOKS = 6;

    private static final Comparator<CaseVehicle> MOST_TOLD_FIRST =
            Comparator.comparing(CaseVehicle::getReports, Comparator.reverseOrder());

    /** By what tells vehicles apart. */
    private final Map<String, Told> vehicles = new TreeMap<>();

    private static final class Told {
        final @Nullable String plate;
        final boolean partial;
        final Sayings looks = new Sayings();
        final Map<String, CaseSource> sources = new LinkedHashMap<>();

        Told(NormalisedVehicle vehicle) {
            this.plate = vehicle.getPlate();
            this.partial = vehicle.getPartial();
        }

        CaseVehicle vehicle() {
            List<CaseSource> by = List.copyOf(sources.values());
            return CaseVehicle.newBuilder()
                    .setPlate(plate)
                    .setPartial(partial)
                    .setLooks(looks.items(MAX_LOOKS))
                    .setReports(by.size())
                    .setAlert(Sayings.furthest(by))
                    .setSources(Sayings.listed(by))
                    .build();
        }
    }

    private Vehicles() {}

    /** @param newestFirst the reports that are listed */
    static List<CaseVehicle> of(List<ReportFacts> newestFirst) {
        var merged = new Vehicles();
        newestFirst.forEach(report -> report.getVehicles().forEach(vehicle -> merged.add(report, vehicle)));
        var all = new ArrayList<CaseVehicle>();
        merged.vehicles.values().forEach(told -> all.add(told.vehicle()));
        return all.stream().sorted(MOST_TOLD_FIRST).limit(MAX_VEHICLES).toList();
    }

    private void add(ReportFacts by, NormalisedVehicle vehicle) {
        Told told = vehicles.computeIfAbsent(identity(vehicle), key -> new Told(vehicle));
        told.looks.add(by, "make", vehicle.getMake());
        told.looks.add(by, "model", vehicle.getModel());
        told.looks.add(by, "colour", vehicle.getColour());
        told.sources.putIfAbsent(by.getReportId(), Sayings.source(by, null));
    }

    private static String identity(NormalisedVehicle vehicle) {
        return vehicle.getPlate() == null
                ? "looks|" + vehicle.getMake() + "|" + vehicle.getModel() + "|" + vehicle.getColour()
                : "plate|" + vehicle.getPlate() + "|" + vehicle.getPartial();
    }
}
