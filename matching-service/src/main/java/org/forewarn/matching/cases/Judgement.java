package org.forewarn.matching.cases;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.forewarn.schemas.event.CaseTotals;
import org.forewarn.schemas.event.Certainty;
import org.forewarn.schemas.event.CharityCount;
import org.forewarn.schemas.event.CountyCount;
import org.forewarn.schemas.event.Urgency;

/** Certainty, urgency and counties of a case: functions of its counts. */
final class Judgement {

    /** Who acted within three days may be looking for the next one now. */
    private static final Duration IMMEDIATE = Duration.ofDays(3);

    /** Within a month: he is about. */
    private static final Duration EXPECTED = Duration.ofDays(30);

    /** Within a year: he may come again. */
    private static final Duration FUTURE = Duration.ofDays(365);

    private static final int OBSERVING_CHARITIES = 3;
    private static final int CORROBORATING_CHARITIES = 2;

    /** One charity may hear one story twice, seldom three times. */
    private static final int CORROBORATING_REPORTS_OF_ONE = 3;

    private static final int MAX_COUNTIES = 50;

    private Judgement() {}

    /**
     * By independent corroboration at first hand. Charities do not share reporters, so reports of several are
     * independent; two of one charity may be one story told twice. What was told or inferred corroborates nothing.
     *
     * <ol>
     *   <li>OBSERVED: reports at first hand of three charities.
     *   <li>LIKELY: of two charities, or three reports of one.
     *   <li>POSSIBLE: anything less. UNLIKELY is a judgement that only a person makes.
     * </ol>
     */
    static Certainty certainty(CaseTotals totals) {
        long charities = totals.getCharities().stream()
                .filter(each -> each.getFirsthand() > 0)
                .count();
        int mostOfOne = totals.getCharities().stream()
                .mapToInt(CharityCount::getFirsthand)
                .max()
                .orElse(0);
        if (charities >= OBSERVING_CHARITIES) {
            return Certainty.OBSERVED;
        }
        return charities >= CORROBORATING_CHARITIES || mostOfOne >= CORROBORATING_REPORTS_OF_ONE
                ? Certainty.LIKELY
                : Certainty.POSSIBLE;
    }

    /** By the time from the last incident to the newest report, so that it is the same whenever it is computed. */
    static Urgency urgency(CaseTotals totals) {
        Duration age = Duration.between(totals.getLastIncident(), totals.getLastReceived());
        if (age.compareTo(IMMEDIATE) <= 0) {
            return Urgency.IMMEDIATE;
        }
        if (age.compareTo(EXPECTED) <= 0) {
            return Urgency.EXPECTED;
        }
        return age.compareTo(FUTURE) <= 0 ? Urgency.FUTURE : Urgency.PAST;
    }

    /** The most reports first, then by name. */
    static List<CountyCount> counties(CaseTotals totals) {
        Map<String, CountyCount> counties = new TreeMap<>();
        totals.getAreas()
                .forEach(area -> counties.merge(
                        area.getCounty() + "|" + area.getCountry(),
                        new CountyCount(area.getCounty(), area.getCountry(), area.getReports()),
                        (one, other) -> new CountyCount(
                                one.getCounty(), one.getCountry(), one.getReports() + other.getReports())));
        return counties.values().stream()
                .sorted((one, other) -> Integer.compare(other.getReports(), one.getReports()))
                .limit(MAX_COUNTIES)
                .toList();
    }
}
