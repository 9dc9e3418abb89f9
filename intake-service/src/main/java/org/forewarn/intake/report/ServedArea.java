package org.forewarn.intake.report;

import java.util.BitSet;
import org.forewarn.kit.place.OutwardCode;
import org.forewarn.kit.place.OutwardCodes;

/**
 * Where the served countries are, roughly: within {@value #NEAR_KM} km of the centre of one of their outward codes. That
 * takes in every island and some sea, and so a strip of Ireland and of the French coast; it is there to catch a position
 * whose parts changed places or whose sign was lost, not to draw a border.
 */
final class ServedArea {

    /** Farther than any place lies from the centre of its outward code: Unst is 50 km from that of ZE2. */
    static final double NEAR_KM = 60;

    /** Every outward code there is: the United Kingdom and the Crown dependencies. */
    static final ServedArea UK = new ServedArea(OutwardCodes.uk());

    /** Cells of a tenth of a degree, up to 11 km high: asking is one look-up. */
    private static final int CELLS_OF_DEGREE = 10;

    private static final int ROWS = 180 * CELLS_OF_DEGREE;
    private static final int COLUMNS = 360 * CELLS_OF_DEGREE;
    private static final double KM_OF_DEGREE = 111.2;

    private final BitSet cells = new BitSet(ROWS * COLUMNS);

    ServedArea(OutwardCodes codes) {
        codes.all().forEach(this::around);
    }

    /** Whether a position (degrees, WGS 84) lies in the area. */
    boolean has(double lat, double lon) {
        return cells.get(cell(row(lat), column(lon)));
    }

    private void around(OutwardCode code) {
        double high = NEAR_KM / KM_OF_DEGREE;
        double wide = high / Math.cos(Math.toRadians(code.lat()));
        for (int row = row(code.lat() - high); row <= row(code.lat() + high); row++) {
            for (int column = column(code.lon() - wide); column <= column(code.lon() + wide); column++) {
                if (code.distanceKm(middle(row, 90), middle(column, 180)) <= NEAR_KM) {
                    cells.set(cell(row, column));
                }
            }
        }
    }

    private static double middle(int cell, int from) {
        return (cell + 0.5) / CELLS_OF_DEGREE - from;
    }

    private static int row(double lat) {
        return Math.clamp((int) Math.floor((lat + 90) * CELLS_OF_DEGREE), 0, ROWS - 1);
    }

    private static int column(double lon) {
        return Math.clamp((int) Math.floor((lon + 180) * CELLS_OF_DEGREE), 0, COLUMNS - 1);
    }

    private static int cell(int row, int column) {
        return row * COLUMNS + column;
    }
}
