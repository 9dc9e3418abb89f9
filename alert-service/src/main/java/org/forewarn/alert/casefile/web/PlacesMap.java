package org.forewarn.alert.casefile.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.forewarn.kit.place.OutwardCode;
import org.forewarn.kit.place.OutwardCodes;
import org.jspecify.annotations.Nullable;

/**
 * Where incidents were, as a picture: all outward codes around as faint dots, which show towns and coasts well enough to
 * know one's way, and the incidents as marks whose area grows with their number. No tile server learns where anybody looks.
 *
 * <p>Equirectangular, true to scale at the middle. It has no style inside: its colours are the page's. What it shows is
 * also in the table beside it, so a label for which there is no room is left out.
 */
final class PlacesMap {

    private static final int WIDTH = 400;
    private static final int HEIGHT = 300;
    private static final int MARGIN = 34;

    /** A single place is shown with its surroundings: some 45 km up and down. */
    private static final double LEAST_DEGREES = 0.4;

    private static final double KM_PER_DEGREE = 111.2;

    /** Dots nearer than this would be one. */
    private static final int DOT_CELL = 3;

    private static final double LABEL_HEIGHT = 14;
    private static final double LABEL_PER_SIGN = 7.6;
    private static final double GAP = 3;
    private static final List<Integer> SCALES = List.of(1, 2, 5, 10, 20, 50, 100, 200, 500);
    private static final double LONGEST_SCALE = 110;

    private final List<Place> places;
    private final double middleLat;
    private final double middleLon;
    private final double pixelsPerDegree;
    private final List<Box> taken = new ArrayList<>();

    /** An outward code and how many reports tell of an incident there. */
    record Place(OutwardCode code, int reports) {}

    private record Box(double left, double top, double right, double bottom) {

        boolean touches(Box other) {
            return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
        }

        boolean isInside() {
            return left >= 2 && right <= WIDTH - 2 && top >= 2 && bottom <= HEIGHT - 2;
        }
    }

    private PlacesMap(List<Place> places) {
        this.places = places.stream()
                .sorted(Comparator.comparingInt(Place::reports).reversed())
                .toList();
        var lats = places.stream().mapToDouble(place -> place.code().lat()).summaryStatistics();
        var lons = places.stream().mapToDouble(place -> place.code().lon()).summaryStatistics();
        this.middleLat = (lats.getMin() + lats.getMax()) / 2;
        this.middleLon = (lons.getMin() + lons.getMax()) / 2;
        double high = Math.max(LEAST_DEGREES, lats.getMax() - lats.getMin());
        double wide = Math.max(LEAST_DEGREES, (lons.getMax() - lons.getMin()) * shrink());
        this.pixelsPerDegree = Math.min((HEIGHT - 2.0 * MARGIN) / high, (WIDTH - 2.0 * MARGIN) / wide);
    }

    /**
     * Draws it; empty when there is no place.
     *
     * @param id begins the ids inside
     */
    static String of(List<Place> places, String id) {
        return places.isEmpty() ? "" : new PlacesMap(places).draw(id);
    }

    private String draw(String id) {
        var out = new StringBuilder();
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"map\" role=\"img\" viewBox=\"0 0 ")
                .append(WIDTH + " " + HEIGHT)
                .append("\" aria-labelledby=\"" + id + "-title " + id + "-desc\">")
                .append("<title id=\"" + id + "-title\">Where the incidents were</title>")
                .append("<desc id=\"" + id + "-desc\">" + escaped(description()) + "</desc>")
                .append("<rect class=\"ground\" width=\"" + WIDTH + "\" height=\"" + HEIGHT + "\"/>")
                .append("<path class=\"dots\" d=\"" + dots() + "\"/>");
        places.forEach(place -> taken.add(around(place)));
        for (Place place : places) {
            out.append("<circle class=\"place\" cx=\"%s\" cy=\"%s\" r=\"%s\"/>"
                    .formatted(number(x(place)), number(y(place)), number(radius(place))));
            if (place.reports() > 1) {
                out.append("<text class=\"count\" x=\"%s\" y=\"%s\">%d</text>"
                        .formatted(number(x(place)), number(y(place) + 4.5), place.reports()));
            }
        }
        places.forEach(place -> label(out, place));
        scale(out);
        return out.append("</svg>").toString();
    }

    private String dots() {
        Set<Long> cells = new LinkedHashSet<>();
        for (OutwardCode code : OutwardCodes.uk().all()) {
            double x = x(code.lon());
            double y = y(code.lat());
            if (x > 0 && x < WIDTH && y > 0 && y < HEIGHT) {
                cells.add(Math.round(x / DOT_CELL) * HEIGHT + Math.round(y / DOT_CELL));
            }
        }
        var path = new StringBuilder();
        for (long cell : cells) {
            path.append("M" + cell / HEIGHT * DOT_CELL + " " + cell % HEIGHT * DOT_CELL + "h0");
        }
        return path.toString();
    }

    /** Beside its mark, where nothing else is; nowhere when there is no such side. */
    private void label(StringBuilder out, Place place) {
        String words = place.code().code();
        double width = words.length() * LABEL_PER_SIGN;
        double away = radius(place) + GAP;
        double[][] sides = {
            {away, -LABEL_HEIGHT / 2},
            {-away - width, -LABEL_HEIGHT / 2},
            {-width / 2, -away - LABEL_HEIGHT},
            {-width / 2, away},
            {away * 0.7, -away * 0.7 - LABEL_HEIGHT},
            {away * 0.7, away * 0.7},
            {-away * 0.7 - width, -away * 0.7 - LABEL_HEIGHT},
            {-away * 0.7 - width, away * 0.7}
        };
        for (double[] side : sides) {
            double left = x(place) + side[0];
            double top = y(place) + side[1];
            var box = new Box(left, top, left + width, top + LABEL_HEIGHT);
            if (box.isInside() && taken.stream().noneMatch(box::touches)) {
                taken.add(box);
                out.append("<text class=\"label\" x=\"%s\" y=\"%s\">%s</text>"
                        .formatted(number(left), number(top + LABEL_HEIGHT - 3.2), escaped(words)));
                return;
            }
        }
    }

    private void scale(StringBuilder out) {
        double pixelsPerKm = pixelsPerDegree / KM_PER_DEGREE;
        @Nullable Integer best = null;
        for (int km : SCALES) {
            if (km * pixelsPerKm <= LONGEST_SCALE) {
                best = km;
            }
        }
        if (best == null) {
            return;
        }
        double end = 12 + best * pixelsPerKm;
        out.append("<path class=\"scale\" d=\"M12 %dv5H%sv-5\"/>".formatted(HEIGHT - 16, number(end)))
                .append("<text class=\"scale-text\" x=\"%s\" y=\"%d\">%d km</text>"
                        .formatted(number(end + 5), HEIGHT - 9, best));
    }

    private String description() {
        var words = new StringBuilder();
        for (Place place : places) {
            words.append(place.code().code() + ", " + place.code().town() + ": " + place.reports()
                    + (place.reports() == 1 ? " report. " : " reports. "));
        }
        return words.toString().strip();
    }

    private Box around(Place place) {
        double r = radius(place) + 1;
        return new Box(x(place) - r, y(place) - r, x(place) + r, y(place) + r);
    }

    private static double radius(Place place) {
        return Math.min(20, 4 + 3.6 * Math.sqrt(place.reports()));
    }

    private double shrink() {
        return Math.cos(Math.toRadians(middleLat));
    }

    private double x(Place place) {
        return x(place.code().lon());
    }

    private double y(Place place) {
        return y(place.code().lat());
    }

    private double x(double lon) {
        return WIDTH / 2.0 + (lon - middleLon) * shrink() * pixelsPerDegree;
    }

    private double y(double lat) {
        return HEIGHT / 2.0 - (lat - middleLat) * pixelsPerDegree;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
