package org.forewarn.matching.enrichment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.forewarn.kit.place.OutwardCode;
import org.forewarn.kit.place.OutwardCodes;
import org.forewarn.schemas.event.District;
import org.forewarn.schemas.event.Locality;
import org.forewarn.schemas.event.Place;
import org.jspecify.annotations.Nullable;

/**
 * Where an incident was: by its postcode, else by its words, else by its coordinates. Coordinates choose among the outward
 * codes of a town that was named; where they contradict it, the words count.
 *
 * @param district the one outward code it was in
 * @param locality the town or county, when it can have been in several codes
 * @param cell of {@link Cells#KEPT_RESOLUTION}, when there are coordinates that are exact enough and agree
 */
record Located(
        @Nullable District district,
        @Nullable Locality locality,
        @Nullable String cell) {

    private static final Located NOWHERE = new Located(null, null, null);

    /**
     * The largest district (IV27, Sutherland) reaches some 40 km from its centre. What is farther from every centre is
     * at sea or abroad.
     */
    private static final double MAX_KM = 40;

    /** How far beyond its codes' centres a town reaches. */
    private static final double OUTSKIRTS_KM = 10;

    /** One code in five may belong to a neighbour's area: WF3 is in Leeds. */
    private static final double SHARE_OF_AREA = 0.8;

    static Located of(@Nullable Place place, Gaps.Count gaps) {
        if (place == null) {
            return NOWHERE;
        }
        Optional<OutwardCode> byPostcode = byPostcode(place);
        if (byPostcode.isPresent()) {
            return in(byPostcode.get(), place);
        }
        var meaning =
                place.getText() == null ? new PlaceText.Meaning(Set.of(), false) : PlaceText.read(place.getText());
        Optional<OutwardCode> byPosition = byPosition(place);
        if (meaning.codes().isEmpty()) {
            if (byPosition.isEmpty()) {
                count(place, meaning, gaps);
            }
            return byPosition.map(code -> in(code, place)).orElse(NOWHERE);
        }
        return among(meaning.codes(), byPosition, place);
    }

    private static Located among(Set<OutwardCode> codes, Optional<OutwardCode> byPosition, Place place) {
        if (codes.size() == 1) {
            return in(codes.iterator().next(), place);
        }
        Optional<Locality> locality = locality(codes);
        if (locality.isEmpty()) {
            return byPosition.map(code -> in(code, place)).orElse(NOWHERE);
        }
        boolean agrees = byPosition.isPresent()
                && (codes.contains(byPosition.get()) || reaches(locality.get(), byPosition.get()));
        return agrees ? in(byPosition.get(), place) : new Located(null, locality.get(), null);
    }

    private static Located in(OutwardCode code, Place place) {
        Double lat = place.getLat();
        Double lon = place.getLon();
        Integer metres = place.getPrecisionMetres();
        boolean exact = lat != null
                && lon != null
                && (metres == null || metres <= Cells.KEPT_METRES)
                && code.distanceKm(lat, lon) <= MAX_KM;
        var district = new District(code.code(), code.town(), code.county(), code.country(), code.lat(), code.lon());
        return new Located(district, null, exact ? Cells.kept(lat, lon) : null);
    }

    private static void count(Place place, PlaceText.Meaning meaning, Gaps.Count gaps) {
        if (meaning.ambiguous()) {
            gaps.add(Gap.PLACE_AMBIGUOUS);
        } else if (place.getText() != null || place.getPostcode() != null || place.getLat() != null) {
            gaps.add(Gap.PLACE);
        }
    }

    private static Optional<OutwardCode> byPostcode(Place place) {
        String postcode = place.getPostcode();
        return postcode == null ? Optional.empty() : OutwardCodes.uk().find(postcode);
    }

    private static Optional<OutwardCode> byPosition(Place place) {
        Double lat = place.getLat();
        Double lon = place.getLon();
        return lat == null || lon == null ? Optional.empty() : OutwardCodes.uk().nearest(lat, lon, MAX_KM);
    }

    private static boolean reaches(Locality locality, OutwardCode code) {
        return code.distanceKm(locality.getLat(), locality.getLon()) <= locality.getRadiusKm() + OUTSKIRTS_KM;
    }

    /** Nothing for places in several regions: that is as good as nowhere. */
    private static Optional<Locality> locality(Set<OutwardCode> codes) {
        Set<String> regions = distinct(
                codes, code -> Counties.of(code.county(), code.country()).region());
        if (regions.size() != 1) {
            return Optional.empty();
        }
        Set<String> towns = distinct(codes, OutwardCode::town);
        Set<String> counties = distinct(
                codes, code -> Counties.of(code.county(), code.country()).county());
        Set<String> districts = distinct(codes, OutwardCode::county);
        String county = counties.size() == 1 ? counties.iterator().next() : null;
        String region = regions.iterator().next();
        String name = List.of(towns, districts, counties, regions).stream()
                .filter(names -> names.size() == 1)
                .findFirst()
                .orElseThrow()
                .iterator()
                .next();
        double lat = codes.stream().mapToDouble(OutwardCode::lat).average().orElseThrow();
        double lon = codes.stream().mapToDouble(OutwardCode::lon).average().orElseThrow();
        double radiusKm = codes.stream()
                .mapToDouble(code -> code.distanceKm(lat, lon))
                .max()
                .orElseThrow();
        return Optional.of(new Locality(name, area(codes), county, region, lat, lon, radiusKm));
    }

    private static @Nullable String area(Set<OutwardCode> codes) {
        Map<String, Long> areas = codes.stream()
                .collect(Collectors.groupingBy(
                        code -> Whereabouts.area(code.code()), TreeMap::new, Collectors.counting()));
        return areas.entrySet().stream()
                .filter(area -> area.getValue() >= SHARE_OF_AREA * codes.size())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private static Set<String> distinct(Set<OutwardCode> codes, Function<OutwardCode, String> named) {
        return codes.stream().map(named).collect(Collectors.toCollection(TreeSet::new));
    }
}
