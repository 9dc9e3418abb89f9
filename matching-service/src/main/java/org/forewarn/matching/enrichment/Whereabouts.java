package org.forewarn.matching.enrichment;

import com.uber.h3core.util.LatLng;
import java.util.Locale;
import org.forewarn.schemas.event.District;
import org.forewarn.schemas.event.Locality;
import org.forewarn.schemas.event.ReportFacts;

/** Where it was, at every size that two reports can agree on. */
final class Whereabouts {

    /** The centre of a place that reaches farther says no position: distances from it would be made up. */
    private static final double MAX_RADIUS_KM = 15;

    private Whereabouts() {}

    static void describe(ReportFacts facts, FeatureList features) {
        District district = facts.getDistrict();
        Locality locality = facts.getLocality();
        if (district != null) {
            Counties.Wider wider = Counties.of(district.getCounty(), district.getCountry());
            features.add(Attribute.OUTWARD, district.getOutwardCode());
            features.add(Attribute.AREA, area(district.getOutwardCode()));
            features.add(Attribute.COUNTY, wider.county());
            features.add(Attribute.REGION, wider.region());
        } else if (locality != null) {
            features.add(Attribute.AREA, locality.getArea());
            features.add(Attribute.COUNTY, locality.getCounty());
            features.add(Attribute.REGION, locality.getRegion());
        }
        String cell = facts.getCell();
        if (cell != null) {
            LatLng centre = Cells.centre(cell);
            position(centre.lat, centre.lng, features);
        } else if (district != null) {
            position(district.getLat(), district.getLon(), features);
        } else if (locality != null && locality.getRadiusKm() <= MAX_RADIUS_KM) {
            position(locality.getLat(), locality.getLon(), features);
        }
    }

    /** {@code LS} of {@code LS2}. */
    static String area(String outwardCode) {
        int end = 0;
        while (end < outwardCode.length() && Character.isLetter(outwardCode.charAt(end))) {
            end++;
        }
        return outwardCode.substring(0, end);
    }

    private static void position(double lat, double lon, FeatureList features) {
        features.add(Attribute.POSITION, String.format(Locale.ROOT, "%.4f,%.4f", lat, lon));
        String cell = Cells.compared(lat, lon);
        features.add(Attribute.H3, cell);
        features.add(Attribute.H3_NEAR, Cells.around(cell));
    }
}
