package org.forewarn.kit.place;

/**
 * A UK outward code (the first half of a postcode) and where it lies. The finest place that leaves the suite.
 *
 * @param code upper case, such as {@code LS2}
 * @param town post town or locality; the county where none is known
 * @param county county, unitary authority, council area or London borough
 * @param country England, Scotland, Wales, Northern Ireland, Guernsey, Jersey or Isle of Man
 * @param lat latitude of its centre, degrees, WGS 84
 * @param lon longitude of its centre, degrees, WGS 84
 */
public record OutwardCode(String code, String town, String county, String country, double lat, double lon) {

    /** Mean Earth radius R1 of IUGG, kilometres. */
    private static final double EARTH_RADIUS_KM = 6371.0088;

    /** Great-circle distance from its centre, kilometres (haversine formula). */
    public double distanceKm(double lat, double lon) {
        double dLat = Math.toRadians(lat - this.lat);
        double dLon = Math.toRadians(lon - this.lon);
        double a = Math.pow(Math.sin(dLat / 2), 2)
                + Math.cos(Math.toRadians(this.lat)) * Math.cos(Math.toRadians(lat)) * Math.pow(Math.sin(dLon / 2), 2);
        return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(a)));
    }
}
