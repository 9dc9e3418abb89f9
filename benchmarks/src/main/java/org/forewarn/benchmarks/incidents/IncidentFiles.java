package org.forewarn.benchmarks.incidents;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a plan's events as files: for each charity its reports, one a line, as {@code POST /v1/reports:batch} takes
 * them ({@code aire-lantern.ndjson}); {@code truth.csv} with who did what; {@code withdrawn.csv} with what is to be
 * taken back afterwards.
 */
final class IncidentFiles implements AutoCloseable {

    private final Map<String, BufferedWriter> reports = new LinkedHashMap<>();
    private final BufferedWriter truth;
    private final BufferedWriter withdrawn;

    /** @param folder is made when it is missing; files of an earlier run are written over */
    IncidentFiles(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (String charity : IncidentPlan.CHARITIES) {
            reports.put(charity, writer(folder.resolve(charity + ".ndjson")));
        }
        truth = writer(folder.resolve("truth.csv"));
        truth.write("reportId,offenderId,partnerId,reference\n");
        withdrawn = writer(folder.resolve("withdrawn.csv"));
        withdrawn.write("reportId,partnerId,reference\n");
    }

    /** How many events, and how many different reports they are about. */
    record Written(long events, long reports) {}

    static Written write(IncidentPlan plan, Path folder) {
        long events = 0;
        try (var files = new IncidentFiles(folder)) {
            var incidents = new Incidents(plan);
            while (incidents.hasNext()) {
                files.write(incidents.next());
                events++;
            }
            return new Written(events, plan.reports());
        } catch (IOException e) {
            throw new UncheckedIOException("The reports cannot be written to " + folder, e);
        }
    }

    private void write(IncidentEvent event) throws IOException {
        var provenance = event.event().getProvenance();
        String name = provenance.getPartnerId() + "," + provenance.getReference() + "\n";
        String json = event.json();
        if (json == null) {
            withdrawn.write(event.reportId() + "," + name);
            return;
        }
        BufferedWriter file = reports.get(provenance.getPartnerId());
        if (file == null) {
            throw new IllegalStateException("A report of no charity");
        }
        file.write(json);
        file.write('\n');
        if (event.isFirst()) {
            truth.write(event.reportId() + "," + event.offender() + "," + name);
        }
    }

    @Override
    public void close() throws IOException {
        List<BufferedWriter> all = new ArrayList<>(reports.values());
        all.add(truth);
        all.add(withdrawn);
        for (BufferedWriter one : all) {
            one.close();
        }
    }

    private static BufferedWriter writer(Path file) throws IOException {
        return Files.newBufferedWriter(file, StandardCharsets.UTF_8);
    }
}
