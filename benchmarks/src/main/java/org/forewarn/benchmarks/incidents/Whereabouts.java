package org.forewarn.benchmarks.incidents;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.forewarn.kit.place.OutwardCode;
import org.forewarn.kit.place.OutwardCodes;

/**
 * Where things happen. A code is as likely as its town has codes, so that a city with twenty codes sees four hundred
 * times what a village sees: an assumption after the concentration of reports in cities.
 */
final class Whereabouts {

    /** Nobody is told anything of Crown dependencies here: they have no counties in common with the rest. */
    private static final List<String> COUNTRIES = List.of("England", "Scotland", "Wales", "Northern Ireland");

    private static final double FAR_KM = 100;
    private static final double KM_OF_DEGREE = 111.2;

    private final Weighted<OutwardCode> anywhere;
    private final Map<String, Integer> codesOfTown;
    private final Map<Circle, List<OutwardCode>> near = new ConcurrentHashMap<>();

    private record Circle(String code, double km) {}

    Whereabouts() {
        List<OutwardCode> codes = OutwardCodes.uk().all().stream()
                .filter(code -> COUNTRIES.contains(code.country()))
                .toList();
        codesOfTown = codes.stream().collect(Collectors.toMap(OutwardCode::town, one -> 1, Integer::sum));
        anywhere = Weighted.of(codes, this::codesOfTown);
    }

    OutwardCode anywhere(Dice dice) {
        return anywhere.pick(dice);
    }

    /** A code within so many kilometres of another, which is one of them; any code when they are more than {@link #FAR_KM}. */
    OutwardCode near(Dice dice, OutwardCode centre, double km) {
        if (km > FAR_KM) {
            return anywhere(dice);
        }
        return dice.pick(near.computeIfAbsent(new Circle(centre.code(), km), within(centre)));
    }

    int codesOfTown(OutwardCode code) {
        return codesOfTown.getOrDefault(code.town(), 1);
    }

    private Function<Circle, List<OutwardCode>> within(OutwardCode centre) {
        return circle -> anywhere.all().stream()
                .filter(code -> Math.abs(code.lat() - centre.lat()) * KM_OF_DEGREE <= circle.km())
                .filter(code -> centre.distanceKm(code.lat(), code.lon()) <= circle.km())
                .toList();
    }
}
