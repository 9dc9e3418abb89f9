package org.forewarn.schemas;

import java.time.Duration;
import java.util.List;
import org.forewarn.schemas.Topic.Retention.Compacted;
import org.forewarn.schemas.Topic.Retention.For;
import org.forewarn.schemas.event.CampaignPage;
import org.forewarn.schemas.event.Case;
import org.forewarn.schemas.event.CheckAudit;
import org.forewarn.schemas.event.Delivery;
import org.forewarn.schemas.event.Dispatch;
import org.forewarn.schemas.event.EnrichedReport;
import org.forewarn.schemas.event.InboundText;
import org.forewarn.schemas.event.Link;
import org.forewarn.schemas.event.LinkDecision;
import org.forewarn.schemas.event.Mapping;
import org.forewarn.schemas.event.Partner;
import org.forewarn.schemas.event.ReportEvent;
import org.forewarn.schemas.event.Revision;
import org.forewarn.schemas.event.Suppression;
import org.forewarn.schemas.event.Warning;

/**
 * Every topic of the suite, in the order a report travels. Topics are created from this, and every reader and writer
 * takes its name from here.
 */
public final class Topics {

    /** Two cores run six partitions well, and six divide evenly among one, two, three or six replicas. */
    private static final int PARTITIONS = 6;

    /** Few and small: read whole by every service. */
    private static final int ONE_PARTITION = 1;

    private static final Duration FAN_OUT_LASTS = Duration.ofDays(7);
    private static final Duration DISPATCH_LASTS = Duration.ofDays(7);
    private static final Duration REVISIONS_LAST = Duration.ofDays(30);
    private static final Duration DELIVERY_KEPT = Duration.ofDays(30);

    /** What somebody waits for at this moment is worth nothing a day later. */
    private static final Duration PERSONAL_LASTS = Duration.ofDays(1);

    /** A service that stood still for so long answers texts still. */
    private static final Duration INBOUND_LASTS = Duration.ofDays(7);

    /** Whoever looks into a misuse finds a year of it. */
    private static final Duration CHECKS_KEPT = Duration.ofDays(365);

    public static final Topic<Partner> PARTNERS =
            new Topic<>("partners", "partnerId", Partner.class, ONE_PARTITION, new Compacted());

    public static final Topic<Mapping> MAPPINGS =
            new Topic<>("mappings", "partnerId/name@version", Mapping.class, ONE_PARTITION, new Compacted());

    public static final Topic<ReportEvent> REPORTS =
            new Topic<>("reports", "reportId", ReportEvent.class, PARTITIONS, new Compacted());

    public static final Topic<EnrichedReport> ENRICHED_REPORTS =
            new Topic<>("enriched-reports", "reportId", EnrichedReport.class, PARTITIONS, new Compacted());

    /** Written and read by matching alone. A matching-service that stood still for so long finds them still. */
    public static final Topic<Revision> REVISIONS =
            new Topic<>("revisions", "reportId", Revision.class, PARTITIONS, new For(REVISIONS_LAST));

    public static final Topic<Link> LINKS =
            new Topic<>("links", "pair of reportIds", Link.class, PARTITIONS, new Compacted());

    public static final Topic<LinkDecision> LINK_DECISIONS =
            new Topic<>("link-decisions", "pair of reportIds", LinkDecision.class, PARTITIONS, new Compacted());

    public static final Topic<Case> CASES = new Topic<>("cases", "caseId", Case.class, PARTITIONS, new Compacted());

    public static final Topic<CheckAudit> CHECKS =
            new Topic<>("checks", "partnerId", CheckAudit.class, PARTITIONS, new For(CHECKS_KEPT));

    public static final Topic<Warning> WARNINGS =
            new Topic<>("warnings", "warningId", Warning.class, PARTITIONS, new Compacted());

    public static final Topic<CampaignPage> CAMPAIGN_PAGES =
            new Topic<>("campaign-pages", "warningId", CampaignPage.class, PARTITIONS, new For(FAN_OUT_LASTS));

    public static final Topic<Dispatch> DISPATCHES_URGENT =
            new Topic<>("dispatches-urgent", "recipientId", Dispatch.class, PARTITIONS, new For(DISPATCH_LASTS));

    public static final Topic<Dispatch> DISPATCHES_ROUTINE =
            new Topic<>("dispatches-routine", "recipientId", Dispatch.class, PARTITIONS, new For(DISPATCH_LASTS));

    public static final Topic<Dispatch> DISPATCHES_PERSONAL =
            new Topic<>("dispatches-personal", "recipientId", Dispatch.class, PARTITIONS, new For(PERSONAL_LASTS));

    /** Messages that are due later, by how long they wait there at most; then they go back to their lane. */
    public static final Topic<Dispatch> DISPATCHES_RETRY_10S = waiting("dispatches-retry-10s");

    public static final Topic<Dispatch> DISPATCHES_RETRY_1M = waiting("dispatches-retry-1m");

    public static final Topic<Dispatch> DISPATCHES_RETRY_10M = waiting("dispatches-retry-10m");

    public static final Topic<Dispatch> DISPATCHES_RETRY_1H = waiting("dispatches-retry-1h");

    public static final Topic<Delivery> DELIVERIES =
            new Topic<>("deliveries", "dispatchId", Delivery.class, PARTITIONS, new For(DELIVERY_KEPT));

    public static final Topic<InboundText> INBOUND_TEXTS = new Topic<>(
            "inbound-texts", "keyed hash of a phone", InboundText.class, PARTITIONS, new For(INBOUND_LASTS));

    /** One partition: whoever writes one waits until what is read here has it. */
    public static final Topic<Suppression> SUPPRESSIONS =
            new Topic<>("suppressions", "keyed hash of an address", Suppression.class, ONE_PARTITION, new Compacted());

    private Topics() {}

    /** One partition: few wait, and one reader who waits for the first is enough. */
    private static Topic<Dispatch> waiting(String name) {
        return new Topic<>(name, "recipientId", Dispatch.class, ONE_PARTITION, new For(DISPATCH_LASTS));
    }

    /** All of them, in the order a report travels; dead-letter topics are derived from each. */
    public static List<Topic<?>> all() {
        return List.of(
                PARTNERS,
                MAPPINGS,
                REPORTS,
                ENRICHED_REPORTS,
                REVISIONS,
                LINKS,
                LINK_DECISIONS,
                CASES,
                CHECKS,
                WARNINGS,
                CAMPAIGN_PAGES,
                DISPATCHES_URGENT,
                DISPATCHES_ROUTINE,
                DISPATCHES_PERSONAL,
                DISPATCHES_RETRY_10S,
                DISPATCHES_RETRY_1M,
                DISPATCHES_RETRY_10M,
                DISPATCHES_RETRY_1H,
                DELIVERIES,
                INBOUND_TEXTS,
                SUPPRESSIONS);
    }
}
