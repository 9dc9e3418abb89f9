package org.forewarn.alert.receipt;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.forewarn.alert.delivery.DeliveryEvent;
import org.forewarn.alert.delivery.FinalReceipt;
import org.forewarn.alert.delivery.OutcomeCounts;
import org.forewarn.schemas.event.Channel;
import org.forewarn.schemas.event.DeliveryStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes receipts where the answers to submits are written too: whichever comes second finds the first, because both
 * write the same row and so wait for each other.
 */
@Component
class Receipts {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final OutcomeCounts counts;
    private final Clock clock;

    Receipts(JdbcClient jdbc, TransactionTemplate transaction, OutcomeCounts counts, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.counts = counts;
        this.clock = clock;
    }

    /**
     * What a receipt came to.
     *
     * @param event what is known of the message now
     * @param isNews whether it was not known before
     */
    record Written(DeliveryEvent event, boolean isNews) {}

    /** Writes receipts, in one transaction; those whose submit is not answered yet wait there for the answer. */
    List<Written> write(Collection<FinalReceipt> receipts) {
        return Objects.requireNonNull(transaction.execute(status -> {
            List<Met> met = meet(distinct(receipts));
            Set<UUID> changed = settle(met);
            List<Written> written = current(met).stream()
                    .map(event -> new Written(event, changed.contains(event.dispatchId())))
                    .toList();
            counts.add(
                    written.stream().filter(Written::isNews).map(Written::event).toList());
            return written;
        }));
    }

    /** Forgets some of what is older than a time; a provider that is this late has nothing to say any more. */
    int forgetBefore(OffsetDateTime time, int max) {
        return jdbc.sql("""
                delete from provider_message where (provider, message_id) in (
                    select provider, message_id from provider_message where noted_at < :time
                    limit :max for update skip locked)""").param("time", time).param("max", max).update();
    }

    /** One for each message, and in one order everywhere, so that two transactions do not lock each other up. */
    private static List<FinalReceipt> distinct(Collection<FinalReceipt> receipts) {
        var distinct = new TreeMap<String, FinalReceipt>();
        receipts.forEach(receipt -> distinct.putIfAbsent(receipt.provider() + "/" + receipt.messageId(), receipt));
        return List.copyOf(distinct.values());
    }

    /** A receipt whose message is known. */
    private record Met(
            UUID dispatchId, String receipt, @Nullable String reason) {}

    /** Notes receipts; gives those whose message is known. The first last word on a message stays. */
    private List<Met> meet(List<FinalReceipt> receipts) {
        return jdbc.sql("""
                with noted as (
                    insert into provider_message as m (provider, message_id, receipt, reason, noted_at)
                    select r.*, :now from unnest(:providers::text[], :messageIds::text[], :receipts::text[],
                        :reasons::text[]) as r
                    on conflict (provider, message_id) do update
                    set receipt = excluded.receipt, reason = excluded.reason
                    where m.receipt is null or m.receipt = excluded.receipt
                    returning dispatch_id, receipt, reason)
                select * from noted where dispatch_id is not null order by dispatch_id""")
                .param("now", now())
                .param("providers", column(receipts, FinalReceipt::provider))
                .param("messageIds", column(receipts, FinalReceipt::messageId))
                .param("receipts", column(receipts, receipt -> word(receipt.status())))
                .param("reasons", column(receipts, FinalReceipt::reason))
                .query((row, number) -> new Met(
                        row.getObject("dispatch_id", UUID.class), row.getString("receipt"), row.getString("reason")))
                .list();
    }

    /** Messages that a provider took come to their end; gives those for which that is new. */
    private Set<UUID> settle(List<Met> met) {
        return new HashSet<>(jdbc.sql("""
                update delivery d set state = e.receipt, reason = e.reason, final_at = :now
                from unnest(:ids::uuid[], :receipts::text[], :reasons::text[]) as e (dispatch_id, receipt, reason)
                where d.dispatch_id = e.dispatch_id and d.state = 'submitted'
                returning d.dispatch_id""")
                .param("now", now())
                .param("ids", column(met, each -> each.dispatchId().toString()))
                .param("receipts", column(met, Met::receipt))
                .param("reasons", column(met, Met::reason))
                .query(UUID.class)
                .list());
    }

    private List<DeliveryEvent> current(List<Met> met) {
        return jdbc.sql("""
                select dispatch_id, warning_id, recipient_id, channel, state, provider, reason, segments, revision, area
                from delivery
                where dispatch_id = any(:ids::uuid[]) and state in ('delivered', 'failed')""")
                .param("ids", column(met, each -> each.dispatchId().toString()))
                .query((row, number) -> new DeliveryEvent(
                        row.getObject("dispatch_id", UUID.class),
                        row.getObject("warning_id", UUID.class),
                        row.getObject("recipient_id", UUID.class),
                        Channel.valueOf(row.getString("channel").toUpperCase(Locale.ROOT)),
                        DeliveryStatus.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                        row.getString("provider"),
                        row.getString("reason"),
                        row.getInt("segments"),
                        row.getInt("revision"),
                        row.getString("area")))
                .list();
    }

    private static String word(DeliveryStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static <T> @Nullable String[] column(List<T> rows, Function<T, @Nullable String> value) {
        var column = new ArrayList<@Nullable String>();
        rows.forEach(row -> column.add(value.apply(row)));
        return column.toArray(new @Nullable String[0]);
    }
}
