package org.forewarn.alert.audit;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.forewarn.schemas.audit.AuditChain;
import org.forewarn.schemas.audit.AuditEntry;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes entries, in the transaction of their act, in one statement that locks nothing of anybody else's. The chain is
 * made of them afterwards ({@link AuditSequencer}).
 */
@Component
class AuditLog implements Audit {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** An entry is written, and when its transaction is committed it can be chained. */
    record Written() {}

    private final JdbcClient jdbc;
    private final AuditChain chain;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AuditLog(JdbcClient jdbc, AuditChain chain, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.chain = chain;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public void note(Actor actor, Act act, String subject, Map<String, String> details) {
        UUID id = UUID.randomUUID();
        var entry = new AuditEntry(
                id.toString(),
                clock.instant(),
                actor.kind().name().toLowerCase(Locale.ROOT),
                actor.id(),
                act.code(),
                subject,
                new TreeMap<>(details));
        jdbc.sql("""
                with written as (
                    insert into audit_entry (entry_id, at, actor_kind, actor_id, act, subject, details, mac)
                    values (:id, :at, :actorKind, :actorId, :act, :subject, :details::jsonb, :mac)
                    returning entry_id)
                insert into audit_waiting (entry_id) select entry_id from written""")
                .param("id", id)
                .param("at", entry.at().atOffset(ZoneOffset.UTC))
                .param("actorKind", entry.actorKind())
                .param("actorId", entry.actorId())
                .param("act", entry.act())
                .param("subject", subject)
                .param("details", JSON.writeValueAsString(entry.details()))
                .param("mac", HexFormat.of().parseHex(chain.mac(entry)))
                .update();
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            events.publishEvent(new Written());
        }
    }
}
