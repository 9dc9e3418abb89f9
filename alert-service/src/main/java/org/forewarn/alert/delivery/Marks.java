package org.forewarn.alert.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.forewarn.alert.suppression.Suppressions;
import org.forewarn.schemas.event.Channel;
import org.forewarn.schemas.event.DeliveryStatus;
import org.forewarn.schemas.event.MsgType;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The marks that keep a message from being sent twice: one is written before a message is handed to a provider. A
 * message whose mark has no outcome was being sent when the process ended, or still is.
 */
@Component
class Marks {

    /** A message the person has had already, under a warning that is now one with this. */
    static final String ALREADY_WARNED = "already_warned";

    /** A message that may not be sent any more: it was updated or taken back, or what it says was. */
    static final String SUPERSEDED = "superseded";

    /** A message to somebody who wants none. */
    static final String STOPPED = "stopped";

    private static final String ATTEMPTING = "attempting";
    private static final String WAITING = "waiting";

    private static final String CLAIM = """
            with family as materialized (
                -- the few warnings of this wave, each with those that are one with it now
                select mine.warning_id, array(
                    select other.warning_id from warning other
                    where other.absorbed_by = coalesce(mine.absorbed_by, mine.warning_id)
                        and other.warning_id <> mine.warning_id
                    union all
                    select mine.absorbed_by where mine.absorbed_by is not null) as others
                from warning mine where mine.warning_id = any(:warnings::uuid[])),
            sendable as materialized (
                select warning_id, sends_from from warning where warning_id = any(:warnings::uuid[])),
            asked as (
                select w.dispatch_id, w.warning_id, w.revision, w.recipient_id, w.resend, w.area, w.alert,
                    case when w.revision < s.sends_from or n.fingerprint is not null then 'suppressed'
                        else w.state end as state,
                    case when w.revision < s.sends_from then :superseded
                        when n.fingerprint is not null then :stopped else w.reason end as reason
                from unnest(:ids::uuid[], :warnings::uuid[], :revisions::int[], :recipients::uuid[],
                        :resends::boolean[], :states::text[], :reasons::text[], :areas::text[], :alerts::boolean[],
                        :fingerprints::text[])
                    as w (dispatch_id, warning_id, revision, recipient_id, resend, state, reason, area, alert,
                        fingerprint)
                left join sendable s on s.warning_id = w.warning_id
                -- what another instance suppressed, and was not read in the topic yet
                left join suppression_news n on n.fingerprint = w.fingerprint and n.topic_offset >= :read),
            wanted as (
                select w.*, w.alert and w.reason is null and exists (
                    select 1 from family f
                    join delivery told on told.recipient_id = w.recipient_id and told.warning_id = any(f.others)
                    where f.warning_id = w.warning_id and f.others <> '{}' and told.channel = :channel
                        and told.state in ('attempting', 'submitted', 'delivered')) as told
                from asked w),
            claimed as (
                insert into delivery as d (dispatch_id, warning_id, revision, recipient_id, channel, resend, state,
                    reason, attempted_at, final_at, area)
                select dispatch_id, warning_id, revision, recipient_id, :channel, resend,
                    case when told then 'suppressed' else state end,
                    case when told then :alreadyWarned else reason end,
                    :now, case when told or reason is not null then :now::timestamptz end, area
                from wanted order by dispatch_id
                on conflict (dispatch_id) do update set state = excluded.state, reason = excluded.reason,
                    revision = excluded.revision, attempted_at = excluded.attempted_at, final_at = excluded.final_at
                where d.state = 'waiting'
                    -- what may have been sent is sent again, or stays in doubt: its person may know
                    or d.state = 'attempting' and d.resend and d.attempted_at < :abandoned
                        and excluded.state = 'attempting'
                    -- nobody was told by the revision that was stopped: a later one may tell them
                    or d.state = 'suppressed' and d.reason = :superseded and d.revision < excluded.revision
                returning dispatch_id, state, reason, refusals)
            select w.dispatch_id, c.state as claimed, c.reason, c.refusals, d.state as was, d.reason as was_reason,
                d.revision as was_revision, d.attempted_at, d.provider, d.segments
            from wanted w
            left join claimed c on c.dispatch_id = w.dispatch_id
            left join delivery d on d.dispatch_id = w.dispatch_id""";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final OutcomeCounts counts;
    private final Suppressions suppressions;
    private final DeliveryProperties properties;
    private final Clock clock;

    Marks(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            OutcomeCounts counts,
            Suppressions suppressions,
            DeliveryProperties properties,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.counts = counts;
        this.suppressions = suppressions;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * A message that somebody wants to send, or knows not to.
     *
     * @param unsent what to note instead of sending it; null: it is to be sent
     * @param reason why it is not sent; null exactly when {@code unsent} is
     * @param fingerprint of its address, to ask whether that was suppressed this moment; null: it is not asked
     */
    record Wanted(
            Pending message,
            @Nullable DeliveryStatus unsent,
            @Nullable String reason,
            @Nullable String fingerprint) {

        /** One that is not sent, or goes to an address whose suppression does not count. */
        Wanted(Pending message, @Nullable DeliveryStatus unsent, @Nullable String reason) {
            this(message, unsent, reason, null);
        }
    }

    /** Marks messages, each of another id, as being attempted, in one statement; says of each what may be done. */
    Map<UUID, Claim> claim(Channel channel, List<Wanted> wanted) {
        return Objects.requireNonNull(transaction.execute(status -> {
            SendingLock.share(
                    jdbc,
                    wanted.stream().map(each -> each.message().warningId()).toList());
            Suppressions.share(jdbc);
            Map<UUID, Claim> claims = write(channel, wanted);
            counts.add(claims.values().stream()
                    .filter(Claim.NotSent.class::isInstance)
                    .map(claim -> ((Claim.NotSent) claim).news())
                    .toList());
            return claims;
        }));
    }

    private Map<UUID, Claim> write(Channel channel, List<Wanted> wanted) {
        Instant now = clock.instant();
        Instant abandoned = now.minus(properties.inDoubtAfter());
        var byId = new HashMap<UUID, Pending>();
        wanted.forEach(each -> byId.put(each.message().dispatchId(), each.message()));
        var claims = new HashMap<UUID, Claim>();
        jdbc.sql(CLAIM)
                .param("channel", Words.of(channel))
                .param("ids", column(wanted, each -> each.message().dispatchId().toString()))
                .param(
                        "warnings",
                        column(wanted, each -> each.message().warningId().toString()))
                .param(
                        "revisions",
                        wanted.stream().map(each -> each.message().revision()).toArray(Integer[]::new))
                .param(
                        "recipients",
                        column(wanted, each -> each.message().recipientId().toString()))
                .param(
                        "resends",
                        wanted.stream().map(each -> each.message().resend()).toArray(Boolean[]::new))
                .param("states", column(wanted, Marks::state))
                .param("reasons", column(wanted, Wanted::reason))
                .param("areas", column(wanted, each -> each.message().area()))
                .param(
                        "alerts",
                        wanted.stream()
                                .map(each -> each.message().kind() == MsgType.ALERT)
                                .toArray(Boolean[]::new))
                .param("fingerprints", column(wanted, Wanted::fingerprint))
                .param("read", suppressions.read())
                .param("stopped", STOPPED)
                .param("superseded", SUPERSEDED)
                .param("alreadyWarned", ALREADY_WARNED)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("abandoned", abandoned.atOffset(ZoneOffset.UTC))
                .query(row -> {
                    Pending message = Objects.requireNonNull(byId.get(row.getObject("dispatch_id", UUID.class)));
                    claims.put(message.dispatchId(), claim(row, message, abandoned));
                });
        return claims;
    }

    private static String state(Wanted wanted) {
        return wanted.unsent() == null ? ATTEMPTING : Words.of(wanted.unsent());
    }

    private static Claim claim(ResultSet row, Pending message, Instant abandoned) throws SQLException {
        String claimed = row.getString("claimed");
        String was = row.getString("was");
        if (claimed != null) {
            return claimed.equals(ATTEMPTING)
                    ? new Claim.Ours(row.getInt("refusals"))
                    : new Claim.NotSent(event(message, claimed, null, row.getString("reason"), 0, message.revision()));
        }
        if (was == null || was.equals(WAITING)) {
            // somebody else wrote it at this very moment
            return new Claim.UnderWay();
        }
        if (was.equals(ATTEMPTING)) {
            Instant attempted =
                    row.getObject("attempted_at", OffsetDateTime.class).toInstant();
            return attempted.isBefore(abandoned) ? new Claim.InDoubt() : new Claim.UnderWay();
        }
        return new Claim.Finished(
                event(
                        message,
                        was,
                        row.getString("provider"),
                        row.getString("was_reason"),
                        row.getInt("segments"),
                        row.getInt("was_revision")),
                row.getInt("was_revision") == message.revision());
    }

    private static DeliveryEvent event(
            Pending message,
            String state,
            @Nullable String provider,
            @Nullable String reason,
            int segments,
            int revision) {
        return new DeliveryEvent(
                message.dispatchId(),
                message.warningId(),
                message.recipientId(),
                message.channel(),
                Words.read(DeliveryStatus.class, state),
                provider,
                reason,
                segments,
                revision,
                message.area());
    }

    /**
     * What came of one attempt.
     *
     * @param givenUp whether it is not tried again, although it might pass
     */
    record Outcome(Pending message, String provider, SubmitResult result, boolean givenUp) {}

    /**
     * Writes outcomes, in one transaction with whatever receipts came before them. Without an answer there is none, and
     * the mark stays as it is.
     *
     * @return what happened, in order, to be published
     */
    List<DeliveryEvent> record(List<Outcome> outcomes) {
        List<Outcome> answered = outcomes.stream()
                .filter(outcome -> !(outcome.result() instanceof SubmitResult.NoAnswer))
                .toList();
        if (answered.isEmpty()) {
            return List.of();
        }
        return Objects.requireNonNull(transaction.execute(status -> {
            List<DeliveryEvent> news = new Outcomes(jdbc, clock.instant()).write(answered);
            counts.add(news);
            return news;
        }));
    }

    private static @Nullable String[] column(List<Wanted> wanted, Function<Wanted, @Nullable String> value) {
        var column = new ArrayList<@Nullable String>();
        wanted.forEach(each -> column.add(value.apply(each)));
        return column.toArray(new @Nullable String[0]);
    }
}
