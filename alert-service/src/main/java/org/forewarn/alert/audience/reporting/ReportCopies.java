package org.forewarn.alert.audience.reporting;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Copies of reports, each sealed with a key that only the link to it gives. Whose they are is not kept. */
@Repository
class ReportCopies {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final long SWEPT_EVERY_MS = 3_600_000;

    private final JdbcClient jdbc;
    private final ReportTokens tokens;
    private final ReportingProperties properties;
    private final Clock clock;

    ReportCopies(JdbcClient jdbc, ReportTokens tokens, ReportingProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.tokens = tokens;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * What is kept of a report.
     *
     * @param version grows with each addition
     */
    record Kept(Copy copy, int version) {}

    /** Keeps a report that was sent; one that is kept already stays as it is. */
    void keep(String token, Copy copy) {
        jdbc.sql("""
                insert into member_report (digest, copy, sent_at) values (:digest, :copy, :at)
                on conflict (digest) do nothing""")
                .param("digest", ReportTokens.digest(token))
                .param("copy", tokens.seal(token, bytes(copy)))
                .param("at", copy.sent().atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Kept> find(String token) {
        record Row(byte[] copy, int version) {}
        return jdbc.sql("select copy, version from member_report where digest = :digest")
                .param("digest", ReportTokens.digest(token))
                .query((row, number) -> new Row(row.getBytes("copy"), row.getInt("version")))
                .optional()
                .flatMap(row -> tokens.open(token, row.copy()).map(plain -> new Kept(copy(plain), row.version())));
    }

    /** Puts a copy in the place of the one of that version; false: another one stands there by now, or none. */
    boolean replace(String token, Copy copy, int version) {
        return jdbc.sql("""
                update member_report set copy = :copy, version = version + 1
                where digest = :digest and version = :version""")
                        .param("digest", ReportTokens.digest(token))
                        .param("copy", tokens.seal(token, bytes(copy)))
                        .param("version", version)
                        .update()
                > 0;
    }

    void drop(String token) {
        jdbc.sql("delete from member_report where digest = :digest")
                .param("digest", ReportTokens.digest(token))
                .update();
    }

    @Scheduled(fixedDelay = SWEPT_EVERY_MS, initialDelay = SWEPT_EVERY_MS)
    void sweep() {
        Instant before = clock.instant().minus(properties.copyKept());
        jdbc.sql("delete from member_report where sent_at < :before")
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static byte[] bytes(Copy copy) {
        ObjectNode all = JSON.createObjectNode();
        all.set("document", copy.document());
        all.put("sent", copy.sent().toString());
        copy.additions().forEach(all.putArray("additions")::add);
        return JSON.writeValueAsBytes(all);
    }

    private static Copy copy(byte[] json) {
        JsonNode all = JSON.readTree(json);
        List<String> additions = new ArrayList<>();
        all.path("additions").forEach(each -> additions.add(each.asString()));
        return new Copy(
                (ObjectNode) all.path("document"),
                Instant.parse(all.path("sent").asString()),
                additions);
    }
}
