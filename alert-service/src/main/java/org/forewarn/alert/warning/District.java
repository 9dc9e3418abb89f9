package org.forewarn.alert.warning;

/**
 * Where an incident was, no finer than its outward code.
 *
 * @param outwardCode such as {@code LS2}
 * @param town post town or locality
 * @param county county, unitary authority or council area
 * @param lat latitude of the code's centre, degrees, WGS 84
 * @param lon longitude of the code's centre, degrees, WGS 84
 */
public record District(String outwardCode, String town, String county, double lat, double lon) {}
