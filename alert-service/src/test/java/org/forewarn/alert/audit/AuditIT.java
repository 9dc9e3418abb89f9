package org.forewarn.alert.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.forewarn.alert.Suite;
import org.forewarn.local.TestParts;
import org.forewarn.schemas.audit.AuditChain;
import org.forewarn.schemas.audit.AuditCheck.Break;
import org.forewarn.schemas.audit.AuditCheck.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is noted stays, in an order that nobody can change without being found. */
class AuditIT {

    private static final int ACTS = 2_000;
    private static final int THREADS = 8;
    private static final Actor ADA = Actor.member(UUID.fromString("11111111-1111-4111-8111-111111111111"));

    private HikariDataSource database;
    private JdbcClient jdbc;
    private TransactionTemplate transaction;
    private Audit audit;
    private AuditLinks links;
    private AuditReading reading;

    /** The tables and what works on them, without the rest of the service: every test needs a chain of its own. */
    @BeforeEach
    void start() {
        var source = new HikariDataSource();
        source.setJdbcUrl(Suite.newDatabase());
        source.setUsername(TestParts.database().user());
        source.setPassword(TestParts.database().password());
        source.setMaximumPoolSize(THREADS + 2);
        database = source;
        Flyway.configure().dataSource(source).load().migrate();
        jdbc = JdbcClient.create(source);
        transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
        AuditChain chain = AuditChain.of(Suite.auditKey());
        audit = new AuditLog(jdbc, chain, event -> {}, Clock.systemUTC());
        links = new AuditLinks(jdbc, new JdbcTemplate(source), chain);
        reading = new AuditReading(jdbc, links, chain);
    }

    @AfterEach
    void stop() {
        database.close();
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
        AuditReading.Verification found = reading.verify(Map.of());
        assertThat(found.sound()).isTrue();
        assertThat(found.check().entries()).isEqualTo(ACTS - undone);
        assertThat(found.stray()).isZero();
    }

    /** @param undone the act fails after it was noted, and so its entry is not there either */
    private void act(int i, boolean undone) {
        transaction.executeWithoutResult(status -> {
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
            assertThatThrownBy(() -> jdbc.sql(change).update())
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
        assertThat(reading.verify(Map.of()).stray()).isEqualTo(1);
    }

    @Test
    void anEndThatWasCutOffIsFoundByAHeadThatWasNotedElsewhere() {
        note(5);
        Map<Long, String> anchor = Map.of(5L, links.head().orElseThrow().hash());
        assertThat(reading.verify(anchor).sound()).isTrue();
        byForce("delete from audit_chain where number > 3");
        byForce("delete from audit_entry where subject in ('case/3', 'case/4')");
        assertThat(reading.verify(Map.of()).sound()).isTrue();
        assertThat(reading.verify(anchor).check().broken()).contains(new Break(4, Fault.MISSING));
        note(2);
        assertThat(reading.verify(anchor).check().broken()).contains(new Break(5, Fault.NOT_AS_ANCHORED));
    }

    @Test
    void anEntryThatWasForgedWithoutTheKeyIsFound() {
        note(1);
        jdbc.sql("""
                with written as (
                    insert into audit_entry values ('22222222-2222-4222-8222-222222222222', now(), 'system', 'system',
                        'signed_in', 'member/x', '{}', decode(repeat('00', 32), 'hex')) returning entry_id)
                insert into audit_waiting (entry_id) select entry_id from written""").update();
        chained(2);
        assertThat(broken()).isEqualTo(new Break(2, Fault.CHANGED));
    }

    private void note(int entries) {
        long before = reading.head().number();
        for (int i = 0; i < entries; i++) {
            act(i, false);
        }
        chained(before + entries);
    }

    /** Chains what waits, as the sequencer does. */
    private void chained(long entries) {
        while (Objects.requireNonNull(transaction.execute(status -> links.chainWaiting(AuditSequencer.AT_ONCE))) > 0) {
            // there may be more
        }
        assertThat(reading.head().number()).isEqualTo(entries);
    }

    private Break broken() {
        return reading.verify(Map.of()).check().broken().orElseThrow();
    }

    /** As somebody who may do anything in the database. */
    private void byForce(String change, String... also) {
        for (String table : List.of("audit_entry", "audit_chain")) {
            jdbc.sql("alter table " + table + " disable trigger user").update();
        }
        for (String each : also) {
            jdbc.sql("alter table audit_chain " + each).update();
        }
        jdbc.sql(change).update();
        for (String table : List.of("audit_entry", "audit_chain")) {
            jdbc.sql("alter table " + table + " enable trigger user").update();
        }
    }
}
