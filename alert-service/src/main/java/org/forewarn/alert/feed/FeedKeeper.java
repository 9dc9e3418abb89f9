package org.forewarn.alert.feed;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.forewarn.alert.consent.ConsentWatcher;
import org.forewarn.alert.consent.ReportConsents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Keeps what partners see in step with what is issued and with what reporters allow. Runs in its caller's transaction. */
@Component
class FeedKeeper implements ConsentWatcher {

    private static final Logger log = LoggerFactory.getLogger(FeedKeeper.class);
    private static final FeedView.Rule RULE = FeedView.WARNINGS.rule();

    private final ReportConsents consents;
    private final IssuedMessages messages;
    private final FeedWarnings warnings;
    private final ApplicationEventPublisher changes;
    private final Clock clock;

    FeedKeeper(
            ReportConsents consents,
            IssuedMessages messages,
            FeedWarnings warnings,
            ApplicationEventPublisher changes,
            Clock clock) {
        this.consents = consents;
        this.messages = messages;
        this.warnings = warnings;
        this.changes = changes;
        this.clock = clock;
    }

    /** A message was issued. One that was heard of before, or that a later one has overtaken, changes nothing. */
    void issued(UUID warningId, int revision) {
        consents.holdStill();
        IssuedMessage message = messages.find(warningId, revision).orElse(null);
        if (message == null) {
            // only a database that was put back to an earlier time knows less than the topic
            log.warn(
                    "The issued revision {} of warning {} is not in the database; partners are not told",
                    revision,
                    warningId);
            return;
        }
        FeedWarning before = warnings.lock(warningId).orElse(null);
        if (before != null && before.revision() >= revision) {
            return;
        }
        List<String> restsOn = messages.restsOn(message);
        Audience audience = RULE.audience(restsOn, consents.of(restsOn));
        int showing = before == null ? 1 : before.showing();
        var now = new FeedWarning(warningId, revision, restsOn, message.isEnd(), audience, showing, clock.instant());
        warnings.put(now);
        changes.publishEvent(new FeedChange(before, now, true));
    }

    @Override
    public void consentChanged(Set<String> reportIds) {
        for (FeedWarning before : warnings.restingOn(reportIds)) {
            Audience audience = RULE.audience(before.restsOn(), consents.of(before.restsOn()));
            if (!audience.equals(before.audience())) {
                FeedWarning now = before.openTo(audience, clock.instant());
                warnings.put(now);
                changes.publishEvent(new FeedChange(before, now, false));
            }
        }
    }
}
