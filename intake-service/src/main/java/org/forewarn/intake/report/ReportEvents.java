package org.forewarn.intake.report;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.forewarn.kit.access.Caller;
import org.forewarn.schemas.event.Provenance;
import org.forewarn.schemas.event.ReportEvent;
import org.forewarn.schemas.event.ReportEventKind;
import org.forewarn.schemas.event.Sealed;
import org.forewarn.schemas.sealing.Fingerprint;
import org.forewarn.schemas.sealing.Sealer;
import org.jspecify.annotations.Nullable;

/** Makes the event of a report: digest taken, what must not be readable sealed, provenance added. */
final class ReportEvents {

    /** What fingerprints of content are for; part of their key. */
    static final String DIGEST_PURPOSE = "report-content";

    /** What hashes of Idempotency-Keys are for. */
    static final String KEY_PURPOSE = "idempotency-key";

    private static final int KEY_HASH_BITS = 128;

    /** As in the path. */
    static final String API_VERSION = "v1";

    /** A withdrawal comes from the charity's own system, however the report once reached the charity. */
    private static final String CHANNEL_OF_WITHDRAWAL = "partner_api";

    private final Sealer sealer;
    private final Fingerprint content;
    private final Fingerprint key;

    /**
     * @param content makes digests of contents
     * @param key makes hashes of Idempotency-Keys
     */
    ReportEvents(Sealer sealer, Fingerprint content, Fingerprint key) {
        this.sealer = sealer;
        this.content = content;
        this.key = key;
    }

    /** What tells this content from any other: the same for the same content, whenever and wherever it is sent. */
    String digest(Report report) {
        return content.of(CanonicalForm.of(report));
    }

    /** A charity's Idempotency-Key, so that it is the same on every instance and readable on none. */
    String keyHash(Caller caller, String idempotencyKey) {
        return key.of(caller.partnerId() + "/" + idempotencyKey, KEY_HASH_BITS);
    }

    /** A report that is new or amended, or the same again: the digest tells which. */
    ReportEvent submitted(Caller caller, Report report, String digest, Instant receivedAt) {
        String reportId = ReportId.of(caller.partnerId(), report.reference());
        var event = event(reportId, ReportEventKind.SUBMITTED);
        event.setProvenance(provenance(caller, report.channel(), report.reference(), receivedAt));
        event.setContentDigest(digest);
        event.setReport(ReportAvro.of(report, seal(reportId, report)));
        return event;
    }

    /** A report taken back. */
    ReportEvent withdrawn(Caller caller, String reference, Instant receivedAt) {
        var event = event(ReportId.of(caller.partnerId(), reference), ReportEventKind.WITHDRAWN);
        event.setProvenance(provenance(caller, CHANNEL_OF_WITHDRAWAL, reference, receivedAt));
        event.setContentDigest("");
        return event;
    }

    private @Nullable Sealed seal(String reportId, Report report) {
        Map<String, String> secret = new LinkedHashMap<>();
        put(secret, "reporter", report.reporter() == null ? null : CanonicalForm.of(report.reporter()));
        put(secret, "narrative", report.incident().narrative());
        put(secret, "crimeRef", report.incident().crimeRef());
        return sealer.seal(reportId, secret);
    }

    private static void put(Map<String, String> fields, String name, @Nullable String text) {
        if (text != null) {
            fields.put(name, text);
        }
    }

    private static ReportEvent event(String reportId, ReportEventKind kind) {
        var event = new ReportEvent();
        event.setReportId(reportId);
        event.setKind(kind);
        return event;
    }

    private static Provenance provenance(Caller caller, String channel, String reference, Instant receivedAt) {
        var provenance = new Provenance();
        provenance.setPartnerId(caller.partnerId());
        provenance.setKeyId(caller.keyId());
        provenance.setChannel(channel);
        provenance.setReceivedAt(receivedAt.truncatedTo(ChronoUnit.MILLIS));
        provenance.setApiVersion(API_VERSION);
        provenance.setReference(reference);
        return provenance;
    }
}
