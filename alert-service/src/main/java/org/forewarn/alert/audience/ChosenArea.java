package org.forewarn.alert.audience;

import java.util.List;

/**
 * How somebody chose where they want to be warned: one of these or several, which add up. Kept so that it can be shown and
 * changed; what counts are the outward codes that it came to.
 *
 * @param codes outward codes, sorted
 * @param county a county of the table; empty: none
 * @param place an outward code or the name of a town, around which; empty: none
 * @param km how far around it; 0: no place
 */
public record ChosenArea(List<String> codes, String county, String place, int km) {

    public ChosenArea {
        codes = List.copyOf(codes);
    }

    /** These outward codes and nothing else. */
    public static ChosenArea of(List<String> codes) {
        return new ChosenArea(codes, "", "", 0);
    }
}
