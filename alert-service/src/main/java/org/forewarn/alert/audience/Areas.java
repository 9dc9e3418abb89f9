package org.forewarn.alert.audience;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.forewarn.kit.place.OutwardCode;
import org.forewarn.kit.place.OutwardCodes;

/**
 * Turns what somebody chose into outward codes, at once, so that nothing finer is ever kept. Pure.
 *
 * <p>{@code "LS1, ls2 9jt"} is LS1 and LS2; a county is all its codes; a place and a distance are the codes whose centres lie
 * that near to the place's own.
 */
public final class Areas {

    /** Distances that can be chosen around a place, kilometres. */
    public static final List<Integer> DISTANCES = List.of(3, 5, 10, 15, 25, 40);

    /** Greater London and what lies around it; more is not an area but the country. Each code is a row. */
    static final int MAX_CODES = 450;

    /** Longer than any list somebody types. */
    public static final int MAX_TYPED = 2_000;

    private static final int MAX_NAMED = 5;

    /** A place has a code of its own, however few kilometres were chosen. */
    private static final double FARTHEST_KM = 50;

    private static final double MILES_A_KM = 0.621371;
    private static final Pattern SEPARATORS = Pattern.compile("[,;/\\r\\n]+");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern INWARD = Pattern.compile("[0-9][A-Za-z]{2}");

    /** Fields that a problem can be about. */
    public enum Field {
        CODES,
        COUNTY,
        PLACE
    }

    /**
     * What is wrong.
     *
     * @param code {@code required}, {@code unknown}, {@code several}, {@code too_large}, {@code too_long}
     * @param names what is meant: the pieces that are not known, or the places among which to choose
     */
    public record Fault(Field field, String code, List<String> names) {}

    /** What came of it. */
    public sealed interface Drawn {
        /** @param outwardCodes sorted, not empty */
        record Good(ChosenArea area, List<String> outwardCodes) implements Drawn {}

        record Faulty(List<Fault> faults) implements Drawn {}
    }

    private final TreeSet<String> all = new TreeSet<>();
    private final List<Fault> faults = new ArrayList<>();

    private Areas() {}

    /** @param km one of {@link #DISTANCES}; of no account without a place */
    public static Drawn draw(String codes, String county, String place, int km) {
        return new Areas().drawn(codes, county, place, km);
    }

    private Drawn drawn(String typedCodes, String typedCounty, String typedPlace, int km) {
        List<String> codes = codes(typedCodes);
        String county = county(typedCounty);
        String place = place(typedPlace, km);
        if (faults.isEmpty() && all.isEmpty()) {
            faults.add(new Fault(Field.CODES, "required", List.of()));
        }
        if (faults.isEmpty() && all.size() > MAX_CODES) {
            faults.add(new Fault(Field.CODES, "too_large", List.of()));
        }
        return faults.isEmpty()
                ? new Drawn.Good(new ChosenArea(codes, county, place, place.isEmpty() ? 0 : km), List.copyOf(all))
                : new Drawn.Faulty(List.copyOf(faults));
    }

    private List<String> codes(String typed) {
        if (typed.length() > MAX_TYPED) {
            faults.add(new Fault(Field.CODES, "too_long", List.of()));
            return List.of();
        }
        var found = new TreeSet<String>();
        var unknown = new ArrayList<String>();
        for (String piece : SEPARATORS.split(typed)) {
            read(piece.strip(), found, unknown);
        }
        if (!unknown.isEmpty()) {
            faults.add(new Fault(Field.CODES, "unknown", unknown.subList(0, Math.min(MAX_NAMED, unknown.size()))));
        }
        all.addAll(found);
        return List.copyOf(found);
    }

    /** A postcode, or several with nothing but blanks between them. */
    private static void read(String piece, TreeSet<String> found, List<String> unknown) {
        if (piece.isEmpty()) {
            return;
        }
        Optional<OutwardCode> whole = OutwardCodes.uk().find(piece);
        if (whole.isPresent()) {
            found.add(whole.get().code());
            return;
        }
        boolean afterCode = false;
        for (String word : BLANKS.split(piece)) {
            Optional<OutwardCode> code = OutwardCodes.uk().find(word);
            code.ifPresent(known -> found.add(known.code()));
            if (code.isEmpty() && !(afterCode && INWARD.matcher(word).matches())) {
                unknown.add(word);
            }
            afterCode = code.isPresent();
        }
    }

    private String county(String typed) {
        if (typed.isEmpty()) {
            return "";
        }
        List<String> within = Places.uk().codesOf(typed);
        if (within.isEmpty()) {
            faults.add(new Fault(Field.COUNTY, "unknown", List.of()));
        }
        all.addAll(within);
        return typed;
    }

    private String place(String typed, int km) {
        if (typed.isEmpty()) {
            return "";
        }
        if (!DISTANCES.contains(km)) {
            faults.add(new Fault(Field.PLACE, "distance", List.of()));
            return "";
        }
        return switch (Places.uk().find(typed)) {
            case Places.Found.One(String name, double lat, double lon) -> {
                OutwardCodes.uk().within(lat, lon, km).forEach(code -> all.add(code.code()));
                OutwardCodes.uk().nearest(lat, lon, km + FARTHEST_KM).ifPresent(code -> all.add(code.code()));
                yield name;
            }
            case Places.Found.Several(List<String> names) -> {
                faults.add(new Fault(Field.PLACE, "several", names));
                yield "";
            }
            case Places.Found.Unknown() -> {
                faults.add(new Fault(Field.PLACE, "unknown", List.of()));
                yield "";
            }
        };
    }

    /** As a sign in a form: {@code 10 km} is about {@code 6 miles}. */
    public static long miles(int km) {
        return Math.round(km * MILES_A_KM);
    }
}
