package org.forewarn.benchmarks.matching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.forewarn.benchmarks.incidents.IncidentEvent;
import org.forewarn.benchmarks.incidents.IncidentPlan;
import org.forewarn.benchmarks.incidents.Incidents;
import org.forewarn.matching.enrichment.Enricher;
import org.forewarn.matching.enrichment.ReportFeatures;
import org.forewarn.matching.enrichment.SealedTexts;
import org.forewarn.matching.linkage.Features;
import org.forewarn.schemas.event.ReportEvent;
import org.forewarn.schemas.sealing.Keyset;
import org.forewarn.schemas.sealing.Sealer;

/**
 * Generated reports as the engine sees them, and who did it.
 *
 * @param offenders by report; the same number is the same man
 */
record ReportSample(List<Features> features, int[] offenders) {

    static ReportSample of(IncidentPlan plan) {
        var sealer = new Sealer(Keyset.generate());
        var enricher = new Enricher(SealedTexts.openedBy(sealer));
        List<Features> features = new ArrayList<>();
        Map<String, Integer> numbers = new HashMap<>();
        List<Integer> offenders = new ArrayList<>();
        var incidents = new Incidents(plan);
        while (incidents.hasNext()) {
            IncidentEvent one = incidents.next();
            features.add(features(one.sealed(sealer), enricher));
            offenders.add(numbers.computeIfAbsent(one.offender(), none -> numbers.size()));
        }
        return new ReportSample(
                features, offenders.stream().mapToInt(Integer::intValue).toArray());
    }

    private static Features features(ReportEvent event, Enricher enricher) {
        return ReportFeatures.of(enricher.enrich(event.getReportId(), event.getProvenance(), event.getReport())
                .facts());
    }

    int size() {
        return features.size();
    }
}
