package org.forewarn.alert.delivery;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.forewarn.alert.delivery.Marks.Outcome;
import org.forewarn.alert.delivery.SubmitResult.Accepted;
import org.forewarn.alert.delivery.SubmitResult.NoAnswer;
import org.forewarn.alert.delivery.SubmitResult.NotTaken;
import org.forewarn.alert.delivery.SubmitResult.Refused;
import org.forewarn.alert.delivery.SubmitResult.Scope;
import org.forewarn.schemas.event.DeliveryStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes what came of a wave, inside a transaction. */
final class Outcomes {

    private final JdbcClient jdbc;
    private final OffsetDateTime now;

    Outcomes(JdbcClient jdbc, Instant now) {
        this.jdbc = jdbc;
        this.now = now.atOffset(ZoneOffset.UTC);
    }

    private record Receipt(DeliveryStatus status, @Nullable String reason) {}

    /** How a row of the table is to be after the attempt. */
    private record Row(
            UUID dispatchId,
            String state,
            @Nullable String provider,
            @Nullable String reason,
            int segments,
            int refusals,
            boolean submitted) {}

    List<DeliveryEvent> write(List<Outcome> outcomes) {
        Map<UUID, Receipt> early = meetReceipts(outcomes);
        var rows = new ArrayList<Row>();
        for (Outcome outcome : outcomes) {
            rows.add(row(outcome, early.get(outcome.message().dispatchId())));
        }
        Set<UUID> written = update(rows);
        var news = new ArrayList<DeliveryEvent>();
        for (Outcome outcome : outcomes) {
            if (written.contains(outcome.message().dispatchId())) {
                news.addAll(events(outcome, early.get(outcome.message().dispatchId())));
            }
        }
        return news;
    }

    /**
     * Notes the provider's names of accepted messages where receipts are noted too, and takes the receipts that are
     * there. A provider that gives a name a second time has begun to count anew: what was noted of the first is dropped.
     */
    private Map<UUID, Receipt> meetReceipts(List<Outcome> outcomes) {
        // in one order everywhere, so that two transactions wait for each other and do not lock up
        List<Outcome> accepted = outcomes.stream()
                .filter(outcome -> outcome.result() instanceof Accepted)
                .sorted(Comparator.comparing(Outcome::provider).thenComparing(Outcomes::messageId))
                .toList();
        var receipts = new HashMap<UUID, Receipt>();
        if (accepted.isEmpty()) {
            return receipts;
        }
        jdbc.sql("""
                insert into provider_message as m (provider, message_id, dispatch_id, noted_at)
                select *, :now from unnest(:providers::text[], :messageIds::text[], :ids::uuid[])
                on conflict (provider, message_id) do update set dispatch_id = excluded.dispatch_id,
                    receipt = case when coalesce(m.dispatch_id, excluded.dispatch_id) = excluded.dispatch_id
                        then m.receipt end,
                    noted_at = excluded.noted_at
                returning dispatch_id, receipt, reason""")
                .param("now", now)
                .param("providers", accepted.stream().map(Outcome::provider).toArray(String[]::new))
                .param("messageIds", accepted.stream().map(Outcomes::messageId).toArray(String[]::new))
                .param(
                        "ids",
                        accepted.stream()
                                .map(each -> each.message().dispatchId().toString())
                                .toArray(String[]::new))
                .query(row -> {
                    String receipt = row.getString("receipt");
                    if (receipt != null) {
                        receipts.put(
                                row.getObject("dispatch_id", UUID.class),
                                new Receipt(Words.read(DeliveryStatus.class, receipt), row.getString("reason")));
                    }
                });
        return receipts;
    }

    private static String messageId(Outcome outcome) {
        return outcome.result() instanceof Accepted(String messageId, int segments) ? messageId : "";
    }

    private static Row row(Outcome outcome, @Nullable Receipt early) {
        UUID id = outcome.message().dispatchId();
        String provider = outcome.provider();
        return switch (outcome.result()) {
            case Accepted(String messageId, int segments)
            when early == null -> new Row(id, "submitted", provider, null, segments, 0, true);
            case Accepted(String messageId, int segments) ->
                new Row(id, Words.of(early.status()), provider, early.reason(), segments, 0, true);
            case Refused(String reason) -> new Row(id, "failed", provider, reason, 0, 0, false);
            case NotTaken(String reason, Scope scope)
            when outcome.givenUp() -> new Row(id, "failed", provider, reason, 0, 1, false);
            case NotTaken(String reason, Scope scope) ->
                new Row(id, "waiting", null, reason, 0, scope == Scope.MESSAGE ? 1 : 0, false);
            case NoAnswer ignored -> throw new IllegalArgumentException("no answer is no outcome");
        };
    }

    private Set<UUID> update(List<Row> rows) {
        return new HashSet<>(jdbc.sql("""
                update delivery d set state = o.state, provider = o.provider, reason = o.reason, segments = o.segments,
                    refusals = d.refusals + o.refusals,
                    submitted_at = case when o.submitted then :now::timestamptz end,
                    final_at = case when o.state in ('delivered', 'failed') then :now::timestamptz end
                from unnest(:ids::uuid[], :states::text[], :providers::text[], :reasons::text[], :segments::int[],
                        :refusals::int[], :submitted::boolean[])
                    as o (dispatch_id, state, provider, reason, segments, refusals, submitted)
                where d.dispatch_id = o.dispatch_id and d.state = 'attempting'
                returning d.dispatch_id""")
                .param("now", now)
                .param(
                        "ids",
                        rows.stream().map(row -> row.dispatchId().toString()).toArray(String[]::new))
                .param("states", rows.stream().map(Row::state).toArray(String[]::new))
                .param("providers", rows.stream().map(Row::provider).toArray(String[]::new))
                .param("reasons", rows.stream().map(Row::reason).toArray(String[]::new))
                .param("segments", rows.stream().map(Row::segments).toArray(Integer[]::new))
                .param("refusals", rows.stream().map(Row::refusals).toArray(Integer[]::new))
                .param("submitted", rows.stream().map(Row::submitted).toArray(Boolean[]::new))
                .query(UUID.class)
                .list());
    }

    private static List<DeliveryEvent> events(Outcome outcome, @Nullable Receipt early) {
        return switch (outcome.result()) {
            case Accepted(String messageId, int segments) -> {
                DeliveryEvent submitted = event(outcome, DeliveryStatus.SUBMITTED, null, segments);
                yield early == null
                        ? List.of(submitted)
                        : List.of(submitted, event(outcome, early.status(), early.reason(), segments));
            }
            case Refused(String reason) -> List.of(event(outcome, DeliveryStatus.FAILED, reason, 0));
            case NotTaken(String reason, Scope scope) ->
                outcome.givenUp() ? List.of(event(outcome, DeliveryStatus.FAILED, reason, 0)) : List.of();
            case NoAnswer ignored -> List.of();
        };
    }

    private static DeliveryEvent event(Outcome outcome, DeliveryStatus status, @Nullable String reason, int segments) {
        Pending message = outcome.message();
        return new DeliveryEvent(
                message.dispatchId(),
                message.warningId(),
                message.recipientId(),
                message.channel(),
                status,
                outcome.provider(),
                reason,
                segments,
                message.revision(),
                message.area());
    }
}
