package org.forewarn.matching.enrichment;

import java.util.Optional;
import org.forewarn.kit.place.OutwardCode;
import org.forewarn.kit.place.OutwardCodes;
import org.forewarn.schemas.event.District;
import org.forewarn.schemas.event.Place;
import org.jspecify.annotations.Nullable;

/** A place as its outward code: from the postcode, else from the coordinates, else unknown. */
final class Districts {

    /**
     * The largest district (IV27, Sutherland) reaches some 40 km from its centre. What is farther from every centre is
     * at sea or abroad.
     */
    private static final double MAX_KM = 40;

    private Districts() {}

    static @Nullable District of(@Nullable Place place) {
        if (place == null) {
            return null;
        }
        return byPostcode(place)
                .or(() -> byPosition(place))
                .map(Districts::district)
                .orElse(null);
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

    private static District district(OutwardCode code) {
        return new District(code.code(), code.town(), code.county(), code.country(), code.lat(), code.lon());
    }
}
