package org.forewarn.alert.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.forewarn.alert.Suite.soon;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.forewarn.alert.Suite;
import org.forewarn.alert.TestCase;
import org.forewarn.alert.consent.ReportConsents;
import org.forewarn.kit.access.ApiKey;
import org.forewarn.kit.access.Scopes;
import org.forewarn.local.TestParts;
import org.forewarn.schemas.Topic;
import org.forewarn.schemas.Topics;
import org.forewarn.schemas.event.AlertConsent;
import org.forewarn.schemas.event.Consent;
import org.forewarn.schemas.event.Incident;
import org.forewarn.schemas.event.MsgType;
import org.forewarn.schemas.event.Partner;
import org.forewarn.schemas.event.PartnerKey;
import org.forewarn.schemas.event.PoliceConsent;
import org.forewarn.schemas.event.Provenance;
import org.forewarn.schemas.event.Report;
import org.forewarn.schemas.event.ReportEvent;
import org.forewarn.schemas.event.ReportEventKind;
import org.forewarn.schemas.event.ReportFacts;
import org.forewarn.schemas.event.Severity;
import org.forewarn.schemas.serde.AvroSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;

/** Charities with keys, reports with consents, and warnings of them, around a real service. */
public final class FeedWorld {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Instant THEN = Instant.parse("2026-03-06T09:00:00Z");

    private final Suite suite;
    private final AvroSerializer<SpecificRecord> avro = new AvroSerializer<>();

    public FeedWorld(Suite suite) {
        this.suite = suite;
        avro.configure(Map.of("schema.registry.url", TestParts.registry().url()), false);
    }

    /** A charity and its key. */
    public record Charity(String id, ApiKey key) {}

    /** A new charity whose key reads warnings. */
    public Charity charity() {
        return charity(Scopes.WARNINGS_READ);
    }

    public Charity charity(String... scopes) {
        var charity = new Charity("charity-" + UUID.randomUUID(), ApiKey.generate(new SecureRandom()));
        tell(charity, null, scopes);
        // 200, or 403 without the scope; before that the key is not known, or no key is
        soon().until(() ->
                List.of(200, 403).contains(get(charity, "/v1/webhooks").statusCode()));
        return charity;
    }

    /** Its key is good no more. */
    public void revoke(Charity charity) {
        tell(charity, THEN, Scopes.WARNINGS_READ);
        soon().until(() -> get(charity, "/v1/webhooks").statusCode() == 401);
    }

    private void tell(Charity charity, @Nullable Instant revokedAt, String... scopes) {
        PartnerKey key = PartnerKey.newBuilder()
                .setKeyId(charity.key().keyId())
                .setSha256(charity.key().sha256())
                .setScopes(List.of(scopes))
                .setCreatedAt(THEN)
                .setRevokedAt(revokedAt)
                .build();
        write(Topics.PARTNERS, charity.id(), new Partner(charity.id(), "A charity", List.of(key)));
    }

    /** What matching knows of a severe report of a charity. */
    public static ReportFacts facts(Charity charity, String outwardCode) {
        return ReportFacts.newBuilder(TestCase.report(outwardCode, AlertConsent.AREA, Severity.SEVERE))
                .setPartnerId(charity.id())
                .build();
    }

    /** The report as intake tells of it. */
    public void report(ReportFacts facts, boolean partnerCharities) {
        Report report = Report.newBuilder()
                .setConsent(Consent.newBuilder()
                        .setVersion("1")
                        .setRecordedAt(THEN)
                        .setAlert(AlertConsent.AREA)
                        .setPolice(PoliceConsent.NONE)
                        .setPartnerCharities(partnerCharities)
                        .build())
                .setIncident(Incident.newBuilder()
                        .setTypes(List.of("robbery"))
                        .setFrom(THEN)
                        .build())
                .build();
        write(Topics.REPORTS, facts.getReportId(), event(facts, ReportEventKind.SUBMITTED, report));
        soon().until(() -> {
            var known = suite.bean(ReportConsents.class).of(List.of(facts.getReportId()));
            return known.values().stream()
                    .anyMatch(each -> !each.withdrawn() && each.partnerCharities() == partnerCharities);
        });
    }

    /** It was taken back. */
    public void withdraw(ReportFacts facts) {
        write(Topics.REPORTS, facts.getReportId(), event(facts, ReportEventKind.WITHDRAWN, null));
        soon().until(() -> suite.bean(ReportConsents.class).of(List.of(facts.getReportId())).values().stream()
                .anyMatch(each -> each.withdrawn()));
    }

    private static ReportEvent event(ReportFacts facts, ReportEventKind kind, @Nullable Report report) {
        return ReportEvent.newBuilder()
                .setReportId(facts.getReportId())
                .setProvenance(Provenance.newBuilder()
                        .setPartnerId(facts.getPartnerId())
                        .setKeyId("key")
                        .setChannel("web")
                        .setReceivedAt(THEN)
                        .setApiVersion("v1")
                        .setReference("R-1")
                        .build())
                .setKind(kind)
                .setReport(report)
                .build();
    }

    /** A warning of these reports is issued, and the feed has heard of it. */
    public UUID warning(ReportFacts... facts) {
        suite.say(TestCase.open(facts));
        UUID warningId = soon().until(
                        () -> suite.jdbc()
                                .sql("select f.warning_id from feed_warning f where f.report_ids @> array[:id]::text[]")
                                .param("id", facts[0].getReportId())
                                .query(UUID.class)
                                .optional()
                                .orElse(null),
                        Objects::nonNull);
        return Objects.requireNonNull(warningId);
    }

    /** Another message about a warning is issued, which says the same. */
    public void again(UUID warningId, MsgType type) {
        suite.jdbc().sql("""
                insert into warning_message (warning_id, revision, case_id, msg_type, sent, expires, content)
                select warning_id, revision + 1, case_id, :type, now(), expires, content from warning_message
                where warning_id = :id order by revision desc limit 1""").param("type", type.name()).param("id", warningId).update();
        int revision = suite.jdbc()
                .sql("select max(revision) from warning_message where warning_id = :id")
                .param("id", warningId)
                .query(Integer.class)
                .single();
        soon().until(() -> suite.jdbc()
                        .sql("select count(*) from feed_warning where warning_id = :id and revision = :revision")
                        .param("id", warningId)
                        .param("revision", revision)
                        .query(Integer.class)
                        .single()
                == 1);
    }

    private void write(Topic<?> topic, String key, SpecificRecord record) {
        byte[] bytes = Objects.requireNonNull(avro.serialize(topic.name(), record));
        suite.write(topic, key, bytes);
    }

    public HttpResponse<byte[]> get(Charity charity, String path, String... headers) {
        return send(charity, HttpRequest.newBuilder(suite.uri(path)), headers);
    }

    public HttpResponse<byte[]> post(Charity charity, String path, String json) {
        return send(
                charity,
                HttpRequest.newBuilder(suite.uri(path)).POST(BodyPublishers.ofString(json)),
                "Content-Type",
                "application/json");
    }

    public HttpResponse<byte[]> delete(Charity charity, String path) {
        return send(charity, HttpRequest.newBuilder(suite.uri(path)).DELETE());
    }

    private static HttpResponse<byte[]> send(Charity charity, HttpRequest.Builder request, String... headers) {
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return HTTP.send(
                    request.header("Authorization", "Bearer " + charity.key().text())
                            .timeout(Duration.ofSeconds(20))
                            .build(),
                    BodyHandlers.ofByteArray());
        } catch (Exception e) {
            return Assertions.fail("no answer", e);
        }
    }

    /** A feed's page that has to be there. */
    public ParsedXml feed(Charity charity, String path) {
        HttpResponse<byte[]> answer = get(charity, path);
        assertThat(answer.statusCode()).isEqualTo(200);
        return ParsedXml.of(answer.body());
    }
}
