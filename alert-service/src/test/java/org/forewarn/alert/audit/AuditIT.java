package org.forewarn.alert.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.forewarn.alert.Suite.soon;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.forewarn.alert.Suite;
import org.forewarn.schemas.audit.AuditCheck.Break;
import org.forewarn.schemas.audit.AuditCheck.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What is noted stays, in an order that nobody can change without being found. */
class AuditIT {

    private static final int ACTS = 2_000;
    private static final int THREADS = 8;
    private static final Actor ADA = Actor.member(UUID.fromString("11111111-1111-4111-8111-111111111111"));

    @SuppressWarnings("NullAway.Init")
    private Suite suite;

    @SuppressWarnings("NullAway.Init")
    private Audit audit;

    @BeforeEach
    void start() {
        suite = Suite.start(Map.of());
        audit = suite.bean(Audit.class);
    }

    @AfterEach
    void stop() {
        suite.close();
    }

    /** Acts of all threads at once are chained while they go on; the rough cost of noting one is printed. */
    @Test
    void manyActsAtOnceAreOneSoundChain() throws Exception {
        long began = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            var all = IntStream.range(0, ACTS)
                    .mapToObj(i -> threads.submit(() -> act(i, i % 7 == 0)))
                    .toList();
            for (Future<?> each : all) {
                each.get(1, TimeUnit.MINUTES);
            }
        }
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        int undone = (ACTS + 6) / 7;
        chained(ACTS - undone);
        System.out.printf(
                "%d acts by %d threads noted in %d ms, all chained %d ms later%n",
                ACTS,
                THREADS,
                took.toMillis(),
                Duration.ofNanos(System.nanoTime() - began).minus(took).toMillis());
        AuditReading.Verification found = suite.bean(AuditReading.class).verify(Map.of());
        assertThat(found.sound()).isTrue();
        assertThat(found.check().entries()).isEqualTo(ACTS - undone);
        assertThat(found.stray()).isZero();
    }

    /** @param undone the act fails after it was noted, and so its entry is not there either */
    private void act(int i, boolean undone) {
        suite.bean(TransactionTemplate.class).executeWithoutResult(status -> {
            audit.note(ADA, Act.CASE_VIEWED, "case/" + i, Map.of("seen", "ü" + i));
            if (undone) {
                status.setRollbackOnly();
            }
        });
    }

    @Test
    void theDatabaseItselfRefusesToChangeWhatIsThere() {
        note(3);
        for (String change : List.of(
                "update audit_entry set act = 'signed_in'",
                "delete from audit_entry",
                "truncate audit_entry cascade",
                "update audit_chain set number = number + 10",
                "delete from audit_chain",
                "truncate audit_chain")) {
            assertThatThrownBy(() -> suite.jdbc().sql(change).update())
                    .as(change)
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("only ever added to");
        }
    }

    @Test
    void anEntryThatWasChangedIsFound() {
        note(5);
        byForce("update audit_entry set subject = 'case/other' where subject = 'case/2'");
        assertThat(broken()).isEqualTo(new Break(3, Fault.CHANGED));
    }

    @Test
    void entriesThatChangedPlacesAreFound() {
        note(5);
        byForce("""
                update audit_chain c set entry_id = o.entry_id from audit_chain o
                where (c.number = 2 and o.number = 3)""", "drop constraint audit_chain_entry_id_key");
        assertThat(broken()).isEqualTo(new Break(2, Fault.MOVED));
    }

    @Test
    void anEntryThatWasTakenOutIsFound() {
        note(5);
        byForce("delete from audit_chain where number = 3");
        assertThat(broken()).isEqualTo(new Break(3, Fault.MISSING));
        assertThat(suite.bean(AuditReading.class).verify(Map.of()).stray()).isEqualTo(1);
    }

    @Test
    void anEndThatWasCutOffIsFoundByAHeadThatWasNotedElsewhere() {
        note(5);
        String head = suite.bean(AuditLinks.class).head().orElseThrow().hash();
        assertThat(suite.bean(AuditReading.class).verify(Map.of(5L, head)).sound())
                .isTrue();
        byForce("delete from audit_chain where number > 3");
        byForce("delete from audit_entry where subject in ('case/3', 'case/4')");
        assertThat(suite.bean(AuditReading.class).verify(Map.of()).sound()).isTrue();
        JsonNode told = suite.get("/v1/audit/verification?anchor=5:" + head);
        assertThat(told.path("sound").asBoolean()).isFalse();
        assertThat(told.path("broken").path("number").asInt()).isEqualTo(4);
        // the look itself is the next entry, chained where the old one was
        chained(4);
        note(1);
        assertThat(suite.bean(AuditReading.class)
                        .verify(Map.of(5L, head))
                        .check()
                        .broken())
                .contains(new Break(5, Fault.NOT_AS_ANCHORED));
    }

    @Test
    void anEntryThatWasForgedWithoutTheKeyIsFound() {
        note(1);
        suite.jdbc().sql("""
                with written as (
                    insert into audit_entry values ('22222222-2222-4222-8222-222222222222', now(), 'system', 'system',
                        'signed_in', 'member/x', '{}', decode(repeat('00', 32), 'hex')) returning entry_id)
                insert into audit_waiting (entry_id) select entry_id from written""").update();
        chained(2);
        assertThat(broken()).isEqualTo(new Break(2, Fault.CHANGED));
    }

    @Test
    void itIsExportedAndVerifiedOverHttp() {
        note(3);
        HttpResponse<String> export = suite.send(HttpRequest.newBuilder(suite.uri("/v1/audit/export")));
        assertThat(export.headers().firstValue("Content-Type")).hasValue("application/x-ndjson");
        assertThat(export.body().lines()).hasSizeGreaterThanOrEqualTo(3).allMatch(line -> line.contains("\"hash\":\""));
        chained(4);
        JsonNode told = suite.get("/v1/audit/verification");
        assertThat(told.path("sound").asBoolean()).isTrue();
        assertThat(told.path("entries").asInt()).isEqualTo(4);
        assertThat(told.path("last").path("number").asInt()).isEqualTo(4);
        assertThat(suite.send(HttpRequest.newBuilder(suite.uri("/v1/audit/verification?anchor=x")))
                        .statusCode())
                .isEqualTo(400);
    }

    private void note(int entries) {
        long before = suite.bean(AuditReading.class).head().number();
        for (int i = 0; i < entries; i++) {
            act(i, false);
        }
        chained(before + entries);
    }

    private void chained(long entries) {
        soon().until(() -> suite.bean(AuditReading.class).head().number() == entries);
    }

    private Break broken() {
        return suite.bean(AuditReading.class).verify(Map.of()).check().broken().orElseThrow();
    }

    /** As somebody who may do anything in the database. */
    private void byForce(String change, String... also) {
        for (String table : List.of("audit_entry", "audit_chain")) {
            suite.jdbc().sql("alter table " + table + " disable trigger user").update();
        }
        for (String each : also) {
            suite.jdbc().sql("alter table audit_chain " + each).update();
        }
        suite.jdbc().sql(change).update();
        for (String table : List.of("audit_entry", "audit_chain")) {
            suite.jdbc().sql("alter table " + table + " enable trigger user").update();
        }
    }
}
