package org.forewarn.alert.feed;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.forewarn.alert.consent.ReportConsents;
import org.springframework.stereotype.Component;

/**
 * What one organisation may have of one warning at this moment. The consents are asked each time, and held still from the
 * question until the caller's transaction ends.
 */
@Component
public class PartnerDocuments {

    private final ReportConsents consents;
    private final IssuedMessages messages;
    private final FeedWarnings warnings;
    private final Transfers transfers;
    private final CapComposer composer;

    PartnerDocuments(
            ReportConsents consents,
            IssuedMessages messages,
            FeedWarnings warnings,
            Transfers transfers,
            CapComposer composer) {
        this.consents = consents;
        this.messages = messages;
        this.warnings = warnings;
        this.transfers = transfers;
        this.composer = composer;
    }

    /**
     * Hands a document over, and notes that.
     *
     * @param revision empty: the last
     * @return nothing when there is no such message, or nothing of it may be seen
     */
    public Optional<CapAlert> hand(String partnerId, Transfers.Way way, UUID warningId, OptionalInt revision) {
        consents.holdStill();
        // a message that was not heard of yet is not there yet
        int last = warnings.find(warningId).map(FeedWarning::revision).orElse(0);
        int wanted = revision.orElse(last);
        if (wanted > last) {
            return Optional.empty();
        }
        Optional<CapAlert> document = messages.find(warningId, wanted).flatMap(message -> allowed(partnerId, message));
        document.ifPresent(given ->
                transfers.note(partnerId, way, List.of(new Transfers.Revision(given.warningId(), given.revision()))));
        return document;
    }

    /** Whether the last message about a warning may be seen; held still as by {@link #hand}. */
    public boolean sees(String partnerId, UUID warningId) {
        consents.holdStill();
        return warnings.find(warningId)
                .map(warning -> warning.audience().includes(partnerId))
                .orElse(false);
    }

    /** Warnings whose last message was issued since then and may be told to the organisation, oldest first. */
    public List<FeedWarning> issuedSince(String partnerId, Instant since, int max) {
        return warnings.issuedSince(partnerId, since, max);
    }

    private Optional<CapAlert> allowed(String partnerId, IssuedMessage message) {
        List<String> restsOn = messages.restsOn(message);
        Audience audience = FeedView.WARNINGS.rule().audience(restsOn, consents.of(restsOn));
        CapAlert alert = composer.compose(message, messages.before(message.warningId(), message.revision()));
        if (audience.includes(partnerId)) {
            return Optional.of(alert);
        }
        return message.isEnd() && transfers.given(partnerId, message.warningId())
                ? Optional.of(alert.withoutInfo())
                : Optional.empty();
    }
}
