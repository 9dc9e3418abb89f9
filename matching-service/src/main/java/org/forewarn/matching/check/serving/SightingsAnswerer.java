package org.forewarn.matching.check.serving;

import java.util.ArrayList;
import org.forewarn.matching.check.Checker.Found;
import org.forewarn.matching.check.SeenReport;
import org.forewarn.matching.check.SightingStage;
import org.forewarn.matching.check.serving.SightingsAnswerer.KeyAsked;
import org.forewarn.matching.peer.Answerer;
import org.forewarn.matching.peer.LocalStores;
import org.forewarn.schemas.matching.Seen;
import org.forewarn.schemas.matching.Sighting;

/** What stands under a key, from the partition that has it. */
final class SightingsAnswerer implements Answerer<KeyAsked, Found> {

    /** An answer is the same in substance from here on, and its rows still fit into one message of a few MB. */
    static final int MAX_REPORTS = 20_000;

    private final LocalStores stores;

    SightingsAnswerer(LocalStores stores) {
        this.stores = stores;
    }

    /** @param key a keyed fingerprint */
    record KeyAsked(String key) {}

    @Override
    public String subject() {
        return "sightings";
    }

    @Override
    public String store() {
        return SightingBranch.SIGHTINGS;
    }

    @Override
    public Class<KeyAsked> questions() {
        return KeyAsked.class;
    }

    @Override
    public Class<Found> answers() {
        return Found.class;
    }

    @Override
    public Found answer(int partition, KeyAsked asked) {
        var reports = new ArrayList<SeenReport>();
        stores.<Sighting>partition(store(), partition).scanWhile(SightingStage.prefix(asked.key()), row -> {
            Seen seen = row.value.getSeen();
            if (seen != null) {
                reports.add(seen(row.value, seen));
            }
            // one more than fits shows that there are more
            return reports.size() <= MAX_REPORTS;
        });
        boolean more = reports.size() > MAX_REPORTS;
        return new Found(more ? reports.subList(0, MAX_REPORTS) : reports, more);
    }

    private static SeenReport seen(Sighting row, Seen seen) {
        return new SeenReport(
                row.getReportId(),
                row.getVersion(),
                seen.getPartnerId(),
                seen.getMonth(),
                seen.getSeverity(),
                seen.getCounty(),
                seen.getEscrow(),
                seen.getWholes());
    }
}
