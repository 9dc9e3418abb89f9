package org.forewarn.alert.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.forewarn.alert.Suite.soon;
import static org.forewarn.alert.feed.FeedWorld.facts;
import static org.forewarn.alert.feed.ParsedXml.ATOM;
import static org.forewarn.alert.feed.ParsedXml.TOMBSTONES;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.forewarn.alert.Suite;
import org.forewarn.alert.audit.Act;
import org.forewarn.alert.audit.Actor;
import org.forewarn.alert.audit.Audit;
import org.forewarn.alert.feed.FeedWorld.Charity;
import org.forewarn.kit.access.Caller;
import org.forewarn.kit.access.Scopes;
import org.forewarn.schemas.event.MsgType;
import org.forewarn.schemas.event.ReportFacts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What partners read: as Atom and as CAP, by consent. */
class FeedIT {

    private static final String FEED = "/v1/feeds/warnings.atom";

    @SuppressWarnings("NullAway.Init")
    private static Suite suite;

    @SuppressWarnings("NullAway.Init")
    private static FeedWorld world;

    @BeforeAll
    static void start() {
        suite = Suite.start(Map.of("forewarn.feed.public-url", "https://alerts.example.org"));
        world = new FeedWorld(suite);
    }

    @AfterAll
    static void stop() {
        suite.close();
    }

    @Test
    void aWarningThatReportersShareIsReadByEveryPartnerAndByNobodyWithoutTheScope() {
        Charity reporting = world.charity();
        Charity reading = world.charity();
        ReportFacts report = facts(reporting, "LL57");
        world.report(report, true);

        UUID warningId = world.warning(report);

        ParsedXml entry = entry(world.feed(reading, FEED), warningId);
        assertThat(entry.text(ATOM, "title")).startsWith("Warning");
        assertThat(entry.all(ATOM, "link").getFirst().attribute("href"))
                .isEqualTo("https://alerts.example.org/v1/warnings/" + warningId + "/cap");
        HttpResponse<byte[]> cap = world.get(reading, cap(warningId));
        assertThat(cap.statusCode()).isEqualTo(200);
        assertThat(cap.headers().firstValue("Content-Type")).contains("application/cap+xml;charset=utf-8");
        ParsedXml alert = ParsedXml.of(cap.body());
        assertThat(alert.name()).isEqualTo("alert");
        assertThat(alert.text(CapXml.NAMESPACE, "identifier")).isEqualTo(warningId + ".1");
        assertThat(new String(cap.body(), StandardCharsets.UTF_8))
                .as("no report is named")
                .doesNotContain(report.getReportId());
        Charity other = world.charity(Scopes.CHECK);
        assertThat(world.get(other, FEED).statusCode()).isEqualTo(403);
        assertThat(world.get(other, cap(warningId)).statusCode()).isEqualTo(403);
    }

    @Test
    void whatOneReporterKeepsFromOtherCharitiesIsReadByThatCharityAlone() {
        Charity first = world.charity();
        Charity second = world.charity();
        ReportFacts kept = facts(first, "SA48");
        ReportFacts shared = facts(second, "SA48");
        world.report(kept, false);
        world.report(shared, true);

        UUID warningId = world.warning(kept, shared);

        assertThat(world.get(second, cap(warningId)).statusCode()).isEqualTo(404);
        assertThat(ids(world.feed(second, FEED))).doesNotContain(urn(warningId));
        assertThat(world.get(first, cap(warningId)).statusCode()).isEqualTo(200);
        assertThat(ids(world.feed(first, FEED))).contains(urn(warningId));
        assertThat(suite.send(HttpRequest.newBuilder(suite.uri(cap(warningId)))).statusCode())
                .as("who runs the suite")
                .isEqualTo(200);
    }

    @Test
    void whatIsNotKnownToBeAllowedIsNotShownUntilItIs() {
        Charity charity = world.charity();
        ReportFacts report = facts(charity, "IV1");
        UUID warningId = world.warning(report);
        assertThat(world.get(charity, cap(warningId)).statusCode()).isEqualTo(404);

        world.report(report, true);

        soon().until(() -> world.get(charity, cap(warningId)).statusCode() == 200);
    }

    @Test
    void aConsentTakenBackLeavesAnIdAndNoWord() {
        Charity reporting = world.charity();
        Charity reader = world.charity();
        Charity late = world.charity();
        ReportFacts report = facts(reporting, "DG1");
        world.report(report, true);
        UUID warningId = world.warning(report);
        assertThat(ids(world.feed(reader, FEED))).contains(urn(warningId));

        world.report(report, false);

        soon().until(() -> tombstones(world.feed(reader, FEED)).contains(urn(warningId)));
        assertThat(ids(world.feed(reader, FEED))).doesNotContain(urn(warningId));
        assertThat(world.get(reader, cap(warningId)).statusCode()).isEqualTo(404);
        assertThat(tombstones(world.feed(late, FEED)))
                .as("who never had it does not learn that there was one")
                .doesNotContain(urn(warningId));
    }

    @Test
    void anEndReachesWhoeverHasTheWarningAlsoWithoutConsent() {
        Charity reporting = world.charity();
        Charity reader = world.charity();
        Charity late = world.charity();
        ReportFacts report = facts(reporting, "EX1");
        world.report(report, true);
        UUID warningId = world.warning(report);
        world.feed(reader, FEED);
        world.withdraw(report);

        world.again(warningId, MsgType.CANCEL);

        ParsedXml entry = entry(world.feed(reader, FEED), warningId);
        assertThat(entry.text(ATOM, "title")).isEqualTo("Cancelled: Warning");
        ParsedXml alert = ParsedXml.of(world.get(reader, cap(warningId)).body());
        assertThat(alert.text(CapXml.NAMESPACE, "msgType")).isEqualTo("Cancel");
        assertThat(alert.text(CapXml.NAMESPACE, "references")).contains(warningId + ".1,");
        assertThat(alert.all(CapXml.NAMESPACE, "info")).isEmpty();
        assertThat(ids(world.feed(late, FEED))).doesNotContain(urn(warningId));
        assertThat(world.get(late, cap(warningId)).statusCode()).isEqualTo(404);
    }

    @Test
    void everyRevisionStaysAndAnExpiredWarningStaysAsSuch() {
        Charity charity = world.charity();
        ReportFacts report = facts(charity, "TR1");
        world.report(report, true);
        UUID warningId = world.warning(report);
        world.again(warningId, MsgType.UPDATE);
        assertThat(ParsedXml.of(world.get(charity, cap(warningId)).body()).text(CapXml.NAMESPACE, "msgType"))
                .isEqualTo("Update");
        assertThat(ParsedXml.of(world.get(charity, cap(warningId) + "?revision=1")
                                .body())
                        .text(CapXml.NAMESPACE, "msgType"))
                .isEqualTo("Alert");
        assertThat(world.get(charity, cap(warningId) + "?revision=3").statusCode())
                .isEqualTo(404);
        String before = etag(world.get(charity, FEED));

        suite.jdbc()
                .sql("update warning_message set expires = sent + interval '1 ms' where warning_id = :id")
                .param("id", warningId)
                .update();

        assertThat(entry(world.feed(charity, FEED), warningId).text(ATOM, "title"))
                .startsWith("Expired: ");
        assertThat(etag(world.get(charity, FEED))).isNotEqualTo(before);
    }

    @Test
    void pagesHoldEverythingOnce() {
        Charity charity = world.charity();
        var warnings = new ArrayList<String>();
        for (String code : List.of("GY1", "JE2", "IM1")) {
            ReportFacts report = facts(charity, code);
            // for this charity alone, so that others' feeds stay as they are
            world.report(report, false);
            warnings.add(urn(world.warning(report)));
        }
        var read = new ArrayList<String>();
        String path = FEED + "?limit=2";
        while (path != null) {
            ParsedXml page = world.feed(charity, path);
            assertThat(links(page, "first")).containsExactly("https://alerts.example.org" + FEED + "?limit=2");
            assertThat(links(page, "self")).containsExactly("https://alerts.example.org" + path);
            assertThat(ids(page)).hasSizeLessThanOrEqualTo(2);
            read.addAll(ids(page));
            path = links(page, "next").stream()
                    .map(next -> next.substring("https://alerts.example.org".length()))
                    .findFirst()
                    .orElse(null);
        }
        assertThat(read).doesNotHaveDuplicates().containsAll(warnings);
        assertThat(world.get(charity, FEED + "?after=zz").statusCode()).isEqualTo(400);
        assertThat(world.get(charity, FEED + "?limit=201").statusCode()).isEqualTo(400);
    }

    @Test
    void whoHasTheFeedAlreadyIsSentNothingAndWhoReadsGzipGetsIt() throws Exception {
        Charity charity = world.charity();
        ReportFacts report = facts(charity, "ZE1");
        world.report(report, false);
        world.warning(report);
        HttpResponse<byte[]> plain = world.get(charity, FEED);
        assertThat(plain.headers().firstValue("Last-Modified")).isPresent();
        assertThat(plain.headers().firstValue("Cache-Control").orElse("")).contains("private");

        HttpResponse<byte[]> same = world.get(charity, FEED, "If-None-Match", etag(plain));
        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
        HttpResponse<byte[]> gzip = world.get(charity, FEED, "Accept-Encoding", "gzip");
        assertThat(gzip.headers().firstValue("Content-Encoding")).contains("gzip");
        try (var in = new GZIPInputStream(new ByteArrayInputStream(gzip.body()))) {
            assertThat(in.readAllBytes()).isEqualTo(plain.body());
        }
        assertThat(world.get(charity, FEED, "Accept-Encoding", "gzip", "If-None-Match", etag(plain))
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void aReaderWhoPollsIsAuditedOnceAnHourForEachThing() {
        var kept = new ArrayList<String>();
        Audit audit = new Audit() {
            @Override
            public void note(Actor actor, Act act, String subject, Map<String, String> details) {
                kept.add(actor.id() + " " + act.code() + " " + subject);
            }
        };
        var readings = new Readings(suite.jdbc(), audit, Clock.fixed(Instant.now(), ZoneOffset.UTC));
        var caller = new Caller("audited", UUID.randomUUID().toString(), Set.of());
        readings.note(caller, "feed/warnings", Map.of());
        readings.note(caller, "feed/warnings", Map.of());
        readings.note(caller, "warning/1", Map.of());
        String actor = caller.partnerId() + "/" + caller.keyId();
        assertThat(kept).containsExactly(actor + " feed_read feed/warnings", actor + " feed_read warning/1");
    }

    private static String cap(UUID warningId) {
        return "/v1/warnings/" + warningId + "/cap";
    }

    private static String urn(UUID warningId) {
        return "urn:uuid:" + warningId;
    }

    private static String etag(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    private static ParsedXml entry(ParsedXml feed, UUID warningId) {
        return feed.all(ATOM, "entry").stream()
                .filter(entry -> entry.text(ATOM, "id").equals(urn(warningId)))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> ids(ParsedXml feed) {
        return feed.all(ATOM, "entry").stream()
                .map(entry -> entry.text(ATOM, "id"))
                .toList();
    }

    private static List<String> tombstones(ParsedXml feed) {
        return feed.all(TOMBSTONES, "deleted-entry").stream()
                .map(entry -> entry.attribute("ref"))
                .toList();
    }

    private static List<String> links(ParsedXml feed, String rel) {
        return feed.all(ATOM, "link").stream()
                .filter(link -> link.attribute("rel").equals(rel))
                .map(link -> link.attribute("href"))
                .toList();
    }
}
