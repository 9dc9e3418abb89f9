package org.forewarn.alert.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.forewarn.alert.feed.FeedChange.Telling.MESSAGE;
import static org.forewarn.alert.feed.FeedChange.Telling.NOTHING;
import static org.forewarn.alert.feed.FeedChange.Telling.WITHDRAWAL;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.forewarn.alert.consent.ReportConsent;
import org.forewarn.kit.access.Caller;
import org.junit.jupiter.api.Test;

/** Who may see a warning, and what a change of that tells them. */
class AudienceTest {

    private static final Audience ROSE = new Audience("rose-house");

    @Test
    void everyPartnerSeesWhatEveryReportLetsOtherCharitiesSee() {
        Audience audience = of(report("a", "rose-house", true, false), report("b", "two-rivers", true, false));
        assertThat(audience.includes("rose-house")).isTrue();
        assertThat(audience.includes("harbour")).isTrue();
    }

    @Test
    void oneReportThatIsForItsCharityAloneLeavesItToThatCharity() {
        Audience audience = of(report("a", "rose-house", false, false), report("b", "two-rivers", true, false));
        assertThat(audience.includes("rose-house")).isTrue();
        assertThat(audience.includes("two-rivers")).isFalse();
    }

    @Test
    void reportsOfTwoCharitiesThatAreForThemAloneAreForNobody() {
        Audience audience = of(report("a", "rose-house", false, false), report("b", "two-rivers", false, false));
        assertThat(audience).isEqualTo(Audience.NOBODY);
        assertThat(audience.includes("rose-house")).isFalse();
    }

    @Test
    void aWithdrawnReportAllowsNothing() {
        assertThat(of(report("a", "rose-house", true, true))).isEqualTo(Audience.NOBODY);
    }

    @Test
    void whatIsNotKnownAllowsNothing() {
        assertThat(Audience.of(List.of("a"), Map.of())).isEqualTo(Audience.NOBODY);
        assertThat(Audience.of(List.of(), Map.of())).isEqualTo(Audience.NOBODY);
    }

    @Test
    void whoRunsTheSuiteSeesEverything() {
        assertThat(Audience.NOBODY.includes(Caller.OPERATOR)).isTrue();
    }

    @Test
    void anIssueIsToldToThoseWhoSeeIt() {
        FeedChange issued = new FeedChange(null, warning(ROSE, false), true);
        assertThat(issued.to("rose-house", false)).isEqualTo(MESSAGE);
        assertThat(issued.to("two-rivers", false)).isEqualTo(NOTHING);
    }

    @Test
    void anEndIsToldToEveryoneWhoHasIt() {
        FeedChange ended = new FeedChange(warning(Audience.NOBODY, false), warning(Audience.NOBODY, true), true);
        assertThat(ended.to("rose-house", true)).isEqualTo(MESSAGE);
        assertThat(ended.to("two-rivers", false)).isEqualTo(NOTHING);
    }

    @Test
    void aConsentTakenBackIsToldToThoseWhoHaveIt() {
        FeedChange narrower = new FeedChange(warning(Audience.ALL, false), warning(ROSE, false), false);
        assertThat(narrower.to("rose-house", true)).isEqualTo(NOTHING);
        assertThat(narrower.to("two-rivers", true)).isEqualTo(WITHDRAWAL);
        assertThat(narrower.to("harbour", false)).isEqualTo(NOTHING);
    }

    @Test
    void anUpdateThatRestsOnMoreThanMayBeSeenIsAWithdrawal() {
        FeedChange update = new FeedChange(warning(Audience.ALL, false), warning(Audience.NOBODY, false), true);
        assertThat(update.to("rose-house", true)).isEqualTo(WITHDRAWAL);
    }

    @Test
    void aConsentGivenLaterTellsWhatStands() {
        assertThat(new FeedChange(warning(Audience.NOBODY, false), warning(Audience.ALL, false), false)
                        .to("rose-house", false))
                .isEqualTo(MESSAGE);
        assertThat(new FeedChange(warning(Audience.NOBODY, true), warning(Audience.ALL, true), false)
                        .to("rose-house", false))
                .as("what is over is no news")
                .isEqualTo(NOTHING);
    }

    @Test
    void whatIsShownAgainIsANewShowing() {
        FeedWarning shown = warning(Audience.ALL, false);
        FeedWarning hidden = shown.openTo(Audience.NOBODY, Instant.EPOCH);
        assertThat(hidden.showing()).isEqualTo(shown.showing() + 1);
        assertThat(hidden.openTo(Audience.ALL, Instant.EPOCH).showing()).isEqualTo(hidden.showing());
    }

    private static FeedWarning warning(Audience audience, boolean ended) {
        return new FeedWarning(
                UUID.fromString("4a9f7a0e-6a54-4c39-9a57-0f6f9f1f8a01"),
                1,
                List.of("a"),
                ended,
                audience,
                1,
                Instant.EPOCH);
    }

    private static Audience of(ReportConsent... reports) {
        return Audience.of(
                Stream.of(reports).map(ReportConsent::reportId).toList(),
                Stream.of(reports).collect(Collectors.toMap(ReportConsent::reportId, Function.identity())));
    }

    private static ReportConsent report(String id, String partner, boolean shared, boolean withdrawn) {
        return new ReportConsent(id, partner, shared, withdrawn);
    }
}
