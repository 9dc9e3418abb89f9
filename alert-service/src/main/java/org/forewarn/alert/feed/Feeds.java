package org.forewarn.alert.feed;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.forewarn.alert.consent.ReportConsents;
import org.forewarn.alert.feed.FeedWarnings.Line;
import org.forewarn.alert.feed.FeedWarnings.Position;
import org.forewarn.alert.feed.Transfers.Revision;
import org.forewarn.alert.feed.Transfers.Way;
import org.forewarn.kit.access.Caller;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Reading by partners: what they get, that they got it, and the audit of it are one transaction. */
@Component
class Feeds {

    private final TransactionTemplate transaction;
    private final FeedWarnings warnings;
    private final PartnerDocuments documents;
    private final Books books;
    private final Clock clock;

    Feeds(
            TransactionTemplate transaction,
            FeedWarnings warnings,
            PartnerDocuments documents,
            Books books,
            Clock clock) {
        this.transaction = transaction;
        this.warnings = warnings;
        this.documents = documents;
        this.books = books;
        this.clock = clock;
    }

    /** What is written down of a reading. */
    @Component
    record Books(ReportConsents consents, Transfers transfers, Readings readings) {}

    /**
     * A page of lines.
     *
     * @param more whether there is another behind it
     */
    record Page(List<Line> lines, boolean more, Instant now) {}

    Page page(Caller caller, FeedView view, Position after, int max) {
        return Objects.requireNonNull(transaction.execute(status -> {
            books.consents().holdStill();
            List<Line> found = warnings.page(caller.partnerId(), after, max + 1);
            List<Line> lines = found.subList(0, Math.min(max, found.size()));
            List<Revision> handed = lines.stream()
                    .filter(line -> line.warning().audience().includes(caller.partnerId()))
                    .map(line -> new Revision(
                            line.warning().warningId(), line.warning().revision()))
                    .toList();
            books.transfers().note(caller.partnerId(), Way.FEED, handed);
            books.readings().note(caller, "feed/" + view.word(), Map.of());
            return new Page(lines, found.size() > max, clock.instant());
        }));
    }

    Optional<CapAlert> document(Caller caller, UUID warningId, OptionalInt revision) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Optional<CapAlert> document = documents.hand(caller.partnerId(), Way.DOCUMENT, warningId, revision);
            document.ifPresent(given -> books.readings()
                    .note(
                            caller,
                            "warning/" + warningId,
                            Map.of("revision", String.valueOf(given.revision()), "as", "cap")));
            return document;
        }));
    }
}
