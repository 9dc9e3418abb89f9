package org.forewarn.alert.warning;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.forewarn.schemas.event.Certainty;
import org.forewarn.schemas.event.Lane;
import org.forewarn.schemas.event.Severity;

/**
 * How an organisation wants its warnings made.
 *
 * @param enoughAlone one report is enough when it is at least this bad
 * @param enoughTogether {@code together} reports are enough when each is at least this bad
 * @param together from 2
 * @param recentDays what happened longer ago is not warned of on the word of several reports of lesser severity
 * @param recentDaysSevere the same for a report that is enough alone
 * @param radiusKm how far around an incident people are warned, kilometres, between the centres of outward codes
 * @param areaConsentKm how far from its incident a report that consents to a warning "in the area" may be told of: it
 *     must be what the wording of the consent promises. Not less than the radius
 * @param lifetimeHours how long a warning holds
 * @param reviewHours how long before it expires somebody is to look at it
 * @param identifiersWhole whether phones and the like are shown whole; false: masked in the middle
 * @param fourEyes two different people approve warnings of these severities; everywhere ones always
 * @param autoIssue classes of case that are issued without a person, each {@code SEVERITY/CERTAINTY}; none by default
 * @param serviceLevelMinutes by severity: after this an item of the queue is late
 * @param languages in which texts are made, English first
 * @param pencePerSegment what one SMS segment costs, in hundredths of a penny
 */
public record WarningSettings(
        Severity enoughAlone,
        Severity enoughTogether,
        int together,
        int recentDays,
        int recentDaysSevere,
        double radiusKm,
        double areaConsentKm,
        int lifetimeHours,
        int reviewHours,
        boolean identifiersWhole,
        Set<Severity> fourEyes,
        Set<String> autoIssue,
        Map<Severity, Integer> serviceLevelMinutes,
        List<String> languages,
        int pencePerSegment) {

    /** The topics keep dispatches for 7 days, and a warning is looked at again at least monthly. */
    public static final int MAX_LIFETIME_HOURS = 30 * 24;

    public static final double MAX_KM = 500;

    private static final Map<Severity, Integer> LEVELS = Map.of(
            Severity.EXTREME, 15,
            Severity.SEVERE, 60,
            Severity.MODERATE, 8 * 60,
            Severity.MINOR, 24 * 60,
            Severity.UNKNOWN, 24 * 60);

    public WarningSettings {
        // in order, so that the same settings are always written the same
        fourEyes = Collections.unmodifiableSet(new TreeSet<>(fourEyes));
        autoIssue = Collections.unmodifiableSet(new TreeSet<>(autoIssue));
        serviceLevelMinutes = Collections.unmodifiableMap(new TreeMap<>(serviceLevelMinutes));
        languages = List.copyOf(languages);
    }

    /** What holds until somebody decides otherwise. */
    public static WarningSettings standard() {
        return new WarningSettings(
                Severity.SEVERE,
                Severity.MODERATE,
                2,
                2 * 365,
                5 * 365,
                10,
                30,
                7 * 24,
                24,
                true,
                Set.of(Severity.EXTREME),
                Set.of(),
                LEVELS,
                List.of("en"),
                400);
    }

    /** The same with another radius; how far consent for an area reaches is not narrower. */
    public WarningSettings withRadiusKm(double km) {
        return copy(km, Math.max(areaConsentKm, km), lifetimeHours, autoIssue);
    }

    public WarningSettings withLifetimeHours(int hours) {
        return copy(radiusKm, areaConsentKm, hours, autoIssue);
    }

    public WarningSettings withAutoIssue(Set<String> classes) {
        return copy(radiusKm, areaConsentKm, lifetimeHours, classes);
    }

    public WarningSettings withIdentifiersWhole(boolean whole) {
        return copy(radiusKm, areaConsentKm, lifetimeHours, autoIssue, whole);
    }

    private WarningSettings copy(double radius, double consent, int hours, Set<String> classes) {
        return copy(radius, consent, hours, classes, identifiersWhole);
    }

    private WarningSettings copy(double radius, double consent, int hours, Set<String> classes, boolean whole) {
        return new WarningSettings(
                enoughAlone,
                enoughTogether,
                together,
                recentDays,
                recentDaysSevere,
                radius,
                consent,
                hours,
                Math.min(reviewHours, hours),
                whole,
                fourEyes,
                classes,
                serviceLevelMinutes,
                languages,
                pencePerSegment);
    }

    /** Every class of case there is. */
    public static Set<String> everyClass() {
        var all = new TreeSet<String>();
        for (Severity severity : Severity.values()) {
            for (Certainty certainty : Certainty.values()) {
                all.add(classOf(severity, certainty));
            }
        }
        return all;
    }

    public static String classOf(Severity severity, Certainty certainty) {
        return severity + "/" + certainty;
    }

    /** Whether nobody need be asked: this organisation has said so for this class of case. */
    public boolean issuesUnasked(WarningContent content) {
        return autoIssue.contains(classOf(content.severity(), content.certainty()));
    }

    /** How many different people must approve a warning before it is issued. */
    public int approvalsNeeded(WarningContent content) {
        return content.national() || fourEyes.contains(content.severity()) ? 2 : 1;
    }

    /** After how many minutes an item of this severity is late. */
    public int serviceLevel(Severity severity) {
        return serviceLevelMinutes.getOrDefault(severity, LEVELS.getOrDefault(severity, 24 * 60));
    }

    static Lane lane(Severity severity) {
        return severity.compareTo(Severity.SEVERE) <= 0 ? Lane.URGENT : Lane.ROUTINE;
    }
}
