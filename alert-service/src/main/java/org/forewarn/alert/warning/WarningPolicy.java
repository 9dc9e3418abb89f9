package org.forewarn.alert.warning;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.forewarn.alert.warning.Decision.Draft;
import org.forewarn.alert.warning.Decision.Reason;
import org.forewarn.alert.warning.Decision.Suppress;
import org.forewarn.kit.place.OutwardCode;
import org.forewarn.kit.place.OutwardCodes;
import org.forewarn.schemas.event.Certainty;
import org.forewarn.schemas.event.Lane;
import org.forewarn.schemas.event.Severity;
import org.forewarn.schemas.event.Urgency;

/**
 * Whether a case is worth a warning, for whom, and what it says. Reports without consent are put aside first: nothing
 * of them is shown, measured or counted.
 */
public final class WarningPolicy {

    /** One report is enough when it is at least this bad. */
    private static final Severity ENOUGH_ALONE = Severity.SEVERE;

    /** Several reports are enough when each is at least this bad. */
    private static final Severity ENOUGH_TOGETHER = Severity.MODERATE;

    private static final int TOGETHER = 2;

    private final OutwardCodes outwardCodes;
    private final double radiusKm;

    /**
     * @param outwardCodes the table of places
     * @param radiusKm how far around an incident people are warned, kilometres
     */
    public WarningPolicy(OutwardCodes outwardCodes, double radiusKm) {
        this.outwardCodes = outwardCodes;
        this.radiusKm = radiusKm;
    }

    /** The same case gives the same decision, in whatever order its reports stand. */
    public Decision decide(CaseFacts facts) {
        List<CaseReport> usable =
                facts.reports().stream().filter(CaseReport::mayBeUsed).toList();
        if (usable.isEmpty()) {
            return new Suppress(Reason.NO_CONSENT);
        }
        if (!severeEnough(usable)) {
            return new Suppress(Reason.NOT_SEVERE_ENOUGH);
        }
        List<String> area = area(usable);
        return area.isEmpty() ? new Suppress(Reason.NO_AREA) : new Draft(content(usable, area));
    }

    private static boolean severeEnough(List<CaseReport> usable) {
        return usable.stream().anyMatch(report -> report.isAtLeast(ENOUGH_ALONE))
                || usable.stream()
                                .filter(report -> report.isAtLeast(ENOUGH_TOGETHER))
                                .count()
                        >= TOGETHER;
    }

    private List<String> area(List<CaseReport> usable) {
        var codes = new TreeSet<String>();
        for (CaseReport report : usable) {
            District district = report.district();
            if (district != null) {
                codes.add(district.outwardCode());
                outwardCodes.within(district.lat(), district.lon(), radiusKm).stream()
                        .map(OutwardCode::code)
                        .forEach(codes::add);
            }
        }
        return List.copyOf(codes);
    }

    private WarningContent content(List<CaseReport> usable, List<String> area) {
        Severity worst = usable.stream()
                .map(CaseReport::severity)
                .min(Severity::compareTo)
                .orElse(Severity.UNKNOWN);
        boolean urgent = worst.compareTo(Severity.SEVERE) <= 0;
        return new WarningContent(
                worst,
                certainty(usable),
                urgent ? Urgency.IMMEDIATE : Urgency.EXPECTED,
                urgent ? Lane.URGENT : Lane.ROUTINE,
                Wording.area(usable, radiusKm),
                area,
                List.of(Wording.english(usable)),
                usable.stream().map(CaseReport::reportId).sorted().toList());
    }

    /** As the contract of cases has it, but counting only charities whose reports may be used. */
    private static Certainty certainty(List<CaseReport> usable) {
        boolean corroborated = usable.stream()
                        .map(CaseReport::partnerId)
                        .collect(Collectors.toSet())
                        .size()
                > 1;
        return corroborated ? Certainty.LIKELY : Certainty.POSSIBLE;
    }
}
