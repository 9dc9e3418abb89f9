package org.forewarn.alert.warning;

import java.util.ArrayList;
import java.util.List;
import org.forewarn.schemas.event.Severity;

/** What is wrong with an organisation's settings before they are kept. */
public final class SettingsCheck {

    private static final int MIN_TOGETHER = 2;
    private static final int MAX_TOGETHER = 20;
    private static final int MAX_DAYS = 20 * 365;
    private static final int MAX_MINUTES = 30 * 24 * 60;

    /** Hundredths of a penny: ten pounds a segment is a slip of the finger. */
    private static final int MAX_PENCE = 100_000;

    private final List<Refusal> refusals = new ArrayList<>();

    private SettingsCheck() {}

    /** None: they may be kept. */
    public static List<Refusal> of(WarningSettings wanted) {
        var check = new SettingsCheck();
        check.enough(wanted);
        check.area(wanted);
        check.time(wanted);
        check.people(wanted);
        return check.refusals;
    }

    private void enough(WarningSettings wanted) {
        if (wanted.together() < MIN_TOGETHER || wanted.together() > MAX_TOGETHER) {
            refuse("together", "out_of_range", "Several reports are from 2 to 20.");
        }
        if (wanted.recentDays() < 1 || wanted.recentDays() > MAX_DAYS) {
            refuse("recentDays", "out_of_range", "Days are from 1 to " + MAX_DAYS + ".");
        }
        if (wanted.recentDaysSevere() < wanted.recentDays() || wanted.recentDaysSevere() > MAX_DAYS) {
            refuse(
                    "recentDaysSevere",
                    "out_of_range",
                    "Days for the severe are not fewer than for the others, and at most " + MAX_DAYS + ".");
        }
    }

    private void area(WarningSettings wanted) {
        if (!(wanted.radiusKm() >= 0 && wanted.radiusKm() <= wanted.areaConsentKm())) {
            refuse("radiusKm", "out_of_range", "The radius is not more than how far consent for an area reaches.");
        }
        if (!(wanted.areaConsentKm() >= 0 && wanted.areaConsentKm() <= WarningSettings.MAX_KM)) {
            refuse("areaConsentKm", "out_of_range", "Consent for an area reaches at most 500 km.");
        }
    }

    private void time(WarningSettings wanted) {
        if (wanted.lifetimeHours() < 1 || wanted.lifetimeHours() > WarningSettings.MAX_LIFETIME_HOURS) {
            refuse(
                    "lifetimeHours",
                    "out_of_range",
                    "A warning holds from 1 to " + WarningSettings.MAX_LIFETIME_HOURS + " hours.");
        }
        if (wanted.reviewHours() < 0 || wanted.reviewHours() > wanted.lifetimeHours()) {
            refuse("reviewHours", "out_of_range", "A warning is looked at again while it holds.");
        }
        if (wanted.serviceLevelMinutes().values().stream().anyMatch(each -> each < 1 || each > MAX_MINUTES)) {
            refuse("serviceLevelMinutes", "out_of_range", "A service level is from 1 minute to 30 days.");
        }
    }

    private void people(WarningSettings wanted) {
        if (!wanted.fourEyes().contains(Severity.EXTREME)) {
            refuse("fourEyes", "required", "Two people approve warnings of extreme severity.");
        }
        if (!WarningSettings.everyClass().containsAll(wanted.autoIssue())) {
            refuse("autoIssue", "unknown_word", "There is no such class of case.");
        }
        if (!Languages.all().containsAll(wanted.languages())) {
            refuse("languages", "unknown_language", "There are no phrases in one of these languages.");
        } else if (!wanted.languages().stream()
                        .findFirst()
                        .equals(Languages.all().stream().findFirst())
                || wanted.languages().stream().distinct().count()
                        != wanted.languages().size()) {
            refuse("languages", "order", "English comes first, and each language once.");
        }
        if (wanted.pencePerSegment() < 0 || wanted.pencePerSegment() > MAX_PENCE) {
            refuse("pencePerSegment", "out_of_range", "The cost of a segment is from 0 to 1000 pence.");
        }
    }

    private void refuse(String field, String rule, String why) {
        refusals.add(new Refusal(field, rule, why));
    }
}
