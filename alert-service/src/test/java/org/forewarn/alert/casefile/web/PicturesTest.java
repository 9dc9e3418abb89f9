package org.forewarn.alert.casefile.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.forewarn.alert.casefile.web.PlacesMap.Place;
import org.forewarn.alert.casefile.web.TimelineSvg.Mark;
import org.forewarn.kit.place.OutwardCode;
import org.forewarn.kit.place.OutwardCodes;
import org.forewarn.schemas.event.Urgency;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class PicturesTest {

    private static final Pattern LABEL =
            Pattern.compile("<text class=\"label\" x=\"([0-9.-]+)\" y=\"([0-9.-]+)\">([A-Z0-9]+)</text>");

    private record Box(double left, double top, double right, double bottom) {
        boolean touches(Box other) {
            return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
        }
    }

    private static void isWellFormed(String svg) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        assertThat(svg).doesNotContain("style=", "<script", "href", "NaN");
    }

    @RepeatedTest(20)
    void labelsOfAnyPlacesNeverCoverEachOther() throws Exception {
        long seed = Long.getLong("forewarn.seed", System.nanoTime());
        Random random = new Random(seed);
        List<OutwardCode> codes = OutwardCodes.uk().all();
        var places = new ArrayList<Place>();
        int start = random.nextInt(codes.size() - 40);
        for (int i = 0; i < 1 + random.nextInt(30); i++) {
            OutwardCode code = codes.get(random.nextBoolean() ? start + i : random.nextInt(codes.size()));
            if (places.stream().noneMatch(place -> place.code().equals(code))) {
                places.add(new Place(code, 1 + random.nextInt(12)));
            }
        }

        String svg = PlacesMap.of(places, "map");

        isWellFormed(svg);
        var boxes = new ArrayList<Box>();
        Matcher labels = LABEL.matcher(svg);
        while (labels.find()) {
            double left = Double.parseDouble(labels.group(1));
            double base = Double.parseDouble(labels.group(2));
            boxes.add(new Box(left, base - 10, left + labels.group(3).length() * 7.5, base + 2));
        }
        for (int i = 0; i < boxes.size(); i++) {
            for (int j = i + 1; j < boxes.size(); j++) {
                assertThat(boxes.get(i).touches(boxes.get(j)))
                        .as("seed " + seed)
                        .isFalse();
            }
        }
        // what finds no room on the map stands in its description all the same
        assertThat(places)
                .allSatisfy(place -> assertThat(svg).contains(place.code().code() + ", "));
        assertThat(svg.length()).isLessThan(40_000);
    }

    @Test
    void aSinglePlaceHasItsSurroundings() throws Exception {
        String svg =
                PlacesMap.of(List.of(new Place(OutwardCodes.uk().find("LS2").orElseThrow(), 1)), "map");
        isWellFormed(svg);
        assertThat(svg).contains(">LS2</text>", " km</text>");
        assertThat(svg.split("h0")).hasSizeGreaterThan(40);
        assertThat(PlacesMap.of(List.of(), "map")).isEmpty();
    }

    @Test
    void theTimelineNeedsTwoIncidents() throws Exception {
        Instant first = Instant.parse("2025-03-01T12:00:00Z");
        Mark mark = new Mark(first, "severe");
        assertThat(TimelineSvg.of(List.of(mark), "t")).isEmpty();
        for (int days : new int[] {0, 1, 40, 900, 4000}) {
            isWellFormed(TimelineSvg.of(List.of(mark, new Mark(first.plus(Duration.ofDays(days)), "minor")), "t"));
        }
    }

    @Test
    void urgencyAges() {
        Instant last = Instant.parse("2026-03-01T12:00:00Z");
        assertThat(Urgencies.aged(last, last.plus(Duration.ofDays(3)))).isEqualTo(Urgency.IMMEDIATE);
        assertThat(Urgencies.aged(last, last.plus(Duration.ofDays(4)))).isEqualTo(Urgency.EXPECTED);
        assertThat(Urgencies.aged(last, last.plus(Duration.ofDays(31)))).isEqualTo(Urgency.FUTURE);
        assertThat(Urgencies.aged(last, last.plus(Duration.ofDays(366)))).isEqualTo(Urgency.PAST);
    }
}
