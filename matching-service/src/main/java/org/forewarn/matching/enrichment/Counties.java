package org.forewarn.matching.enrichment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which wider county and region a county, unitary authority or council area lies in. */
final class Counties {

    /** @param county ceremonial county; {@code region} of England, else the country */
    record Wider(String county, String region) {}

    private static final Map<String, Wider> ENGLAND = read();

    private Counties() {}

    /**
     * Scotland, Wales, Northern Ireland and the Crown dependencies are each one region, and their council areas stay as
     * they are.
     *
     * @param county as in the table of outward codes
     */
    static Wider of(String county, String country) {
        return ENGLAND.getOrDefault(county, new Wider(county, country));
    }

    private static Map<String, Wider> read() {
        Map<String, Wider> counties = new HashMap<>();
        for (List<String> row : WordTable.rows("counties.tsv", 3)) {
            WordTable.words(row.get(2)).forEach(county -> counties.put(county, new Wider(row.get(1), row.getFirst())));
        }
        return counties;
    }
}
