package org.forewarn.matching.check;

import org.forewarn.matching.linkage.Pair;
import org.forewarn.matching.state.Table;
import org.forewarn.schemas.matching.Sighting;

/** The index of checks: under each key, the reports that may be told of. Old rows change nothing. */
public final class SightingStage {

    private final Table<Sighting> sightings;

    /** @param sightings by key and reportId */
    public SightingStage(Table<Sighting> sightings) {
        this.sightings = sightings;
    }

    /** The rows of a key in the table have keys that begin with this. */
    public static String prefix(String key) {
        return key + Pair.SEPARATOR;
    }

    /** Takes a row in. */
    public void take(String key, Sighting row) {
        String own = prefix(key) + row.getReportId();
        Sighting before = sightings.get(own);
        if (row.getSeen() != null) {
            if (before == null || before.getVersion() < row.getVersion()) {
                sightings.put(own, row);
            }
        } else if (before != null && before.getVersion() <= row.getVersion()) {
            sightings.remove(own);
        }
    }
}
