package org.forewarn.matching.enrichment;

import com.uber.h3core.H3Core;
import com.uber.h3core.util.LatLng;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Places as cells of H3's hexagonal grid, whose neighbours are all equally near. */
final class Cells {

    /**
     * In which facts keep a position: cells of some 5.2 km², which is the size of a town's outward code. No finer, so that
     * nobody's door can be read from them.
     */
    static final int KEPT_RESOLUTION = 7;

    /** As far as a cell of that resolution reaches from its centre, metres: a position known less well has none. */
    static final int KEPT_METRES = 1_400;

    /**
     * In which places are compared: cells of some 36 km², 3.2 km from centre to corner. With its neighbours one covers a
     * town, and two places at most 5.5 km apart always share one; most outward codes have a cell to themselves or two.
     */
    public static final int RESOLUTION = 6;

    private static final H3Core H3 = open();

    private Cells() {}

    /** The cell of {@link #KEPT_RESOLUTION} that holds a position. */
    static String kept(double lat, double lon) {
        return H3.latLngToCellAddress(lat, lon, KEPT_RESOLUTION);
    }

    static LatLng centre(String cell) {
        return H3.cellToLatLng(cell);
    }

    /** The cell of {@link #RESOLUTION} that holds a position. */
    static String compared(double lat, double lon) {
        return H3.latLngToCellAddress(lat, lon, RESOLUTION);
    }

    /** A cell and its neighbours, sorted. */
    static List<String> around(String cell) {
        return H3.gridDisk(cell, 1).stream().sorted().toList();
    }

    private static H3Core open() {
        try {
            return H3Core.newInstance();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
