package org.forewarn.alert.warning;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.forewarn.alert.warning.Decision.Draft;
import org.forewarn.alert.warning.Decision.Reason;
import org.forewarn.alert.warning.Decision.Suppress;
import org.forewarn.kit.place.OutwardCodes;
import org.forewarn.schemas.event.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Whether a case is worth a warning, for whom, and what it says. Reports without consent are put aside first: nothing
 * of them is shown, measured or counted.
 */
public final class WarningPolicy {

    private final WarningSettings settings;
    private final Composer composer;

    /**
     * @param outwardCodes the table of places
     * @param settings of the organisation
     * @param templates of the organisation
     */
    public WarningPolicy(OutwardCodes outwardCodes, WarningSettings settings, Templates templates) {
        this.settings = settings;
        this.composer = new Composer(outwardCodes, settings, templates);
    }

    /**
     * What the desk has of a warning, or would begin with.
     *
     * @param reference what it is called
     * @param covered every place in which people were told of it before
     * @param warnedOf reports of which warnings were made that have ended
     * @param chosen what a reviewer chose to say of this case; nothing: the policy chooses
     */
    public record Background(
            String reference, Set<String> covered, Set<String> warnedOf, Optional<Composition> chosen) {

        public static Background of(String reference) {
            return new Background(reference, Set.of(), Set.of(), Optional.empty());
        }
    }

    /** The same case gives the same decision, in whatever order its reports stand. */
    public Decision decide(CaseFacts facts, Background background, Instant now) {
        List<CaseReport> usable = facts.usable();
        if (usable.isEmpty()) {
            return new Suppress(facts.reports().isEmpty() ? Reason.CASE_CLOSED : Reason.NO_CONSENT);
        }
        if (!enough(usable, now)) {
            return new Suppress(enoughOnce(usable) ? Reason.TOO_OLD : Reason.NOT_SEVERE_ENOUGH);
        }
        if (background.warnedOf().containsAll(facts.usableIds())) {
            return new Suppress(Reason.ALREADY_WARNED);
        }
        return background
                .chosen()
                .flatMap(choice -> chosen(facts, choice, background, now))
                .or(() -> composer.compose(
                                facts,
                                composer.suggested(facts, background.covered()),
                                background.covered(),
                                background.reference(),
                                now)
                        .content())
                .<Decision>map(Draft::new)
                .orElseGet(() -> new Suppress(Reason.NO_AREA));
    }

    /** What a reviewer chose, as far as it still stands; nothing when nothing of it does. */
    private Optional<WarningContent> chosen(CaseFacts facts, Composition choice, Background background, Instant now) {
        Composition grown = composer.grown(facts, choice, background.covered());
        return composer.compose(facts, grown, background.covered(), background.reference(), now)
                .content()
                .filter(content -> !content.told().isEmpty());
    }

    /**
     * Whether something that people were told may not be told any more: a report is gone, or its consent does not reach as
     * far as it did.
     *
     * @param restedOn every report it rested on, by whatever revision
     * @param issued what was said last; null: nothing
     * @param heard every place to which that went
     */
    public boolean isGone(CaseFacts facts, Set<String> restedOn, @Nullable WarningContent issued, Set<String> heard) {
        return issued != null && !(facts.usableIds().containsAll(restedOn) && composer.mayBeSent(facts, issued, heard));
    }

    private boolean enough(List<CaseReport> usable, Instant now) {
        return usable.stream()
                        .filter(report -> report.isAtLeast(settings.enoughAlone()))
                        .anyMatch(report -> recent(report, settings.recentDaysSevere(), now))
                || several(usable, settings.enoughTogether())
                        && usable.stream()
                                .filter(report -> report.isAtLeast(settings.enoughTogether()))
                                .anyMatch(report -> recent(report, settings.recentDays(), now));
    }

    private static boolean recent(CaseReport report, int days, Instant now) {
        return Weight.daysSinceLast(List.of(report), now) <= days;
    }

    private boolean enoughOnce(List<CaseReport> usable) {
        return usable.stream().anyMatch(report -> report.isAtLeast(settings.enoughAlone()))
                || several(usable, settings.enoughTogether());
    }

    private boolean several(List<CaseReport> usable, Severity least) {
        return usable.stream().filter(report -> report.isAtLeast(least)).count() >= settings.together();
    }
}
