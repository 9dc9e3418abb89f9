package org.forewarn.alert.suppression;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import org.forewarn.schemas.event.Channel;
import org.forewarn.schemas.event.SuppressionCause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Addresses that people give up on the pages: by leaving, by unsubscribing, or for another one. The database forgets them at
 * once, and the topic remembers that they want nothing, so that a database from before does not bring them back.
 *
 * <p>What is to be written to the topic stands in the database first, in the transaction that gives the address up: leaving
 * works while the broker is away, and is written when it is back.
 */
@Component
public class GivenUp {

    private static final Logger log = LoggerFactory.getLogger(GivenUp.class);
    private static final long TRIED_AGAIN_MS = 10_000;

    /** So that a long outage is worked off in pieces. */
    private static final int AT_ONCE = 1_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Suppressions suppressions;
    private final SuppressionRows rows;
    private final Clock clock;

    GivenUp(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Suppressions suppressions,
            SuppressionRows rows,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.suppressions = suppressions;
        this.rows = rows;
        this.clock = clock;
    }

    private record Owed(String fingerprint, Channel channel) {}

    /** Within the transaction that takes the address from its owner. */
    public void note(Channel channel, String address) {
        jdbc.sql("""
                insert into suppression_owed (fingerprint, channel, left_at) values (:fingerprint, :channel, :at)
                on conflict do nothing""")
                .param("fingerprint", suppressions.fingerprint(channel, address))
                .param("channel", word(channel))
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Has the topic know what was noted; when that does not work now, later. */
    @Scheduled(fixedDelay = TRIED_AGAIN_MS, initialDelay = TRIED_AGAIN_MS)
    public void settle() {
        try {
            for (int i = 0; i < AT_ONCE; i++) {
                Optional<Long> written = Objects.requireNonNull(transaction.execute(status -> settleOne()));
                if (written.isEmpty()) {
                    return;
                }
                suppressions.awaitRead(written.get());
            }
        } catch (RuntimeException e) {
            // what is noted stays noted
            log.warn(
                    "That addresses were given up could not be written now ({})",
                    e.getClass().getSimpleName());
        }
    }

    /** Holds the row, so that whoever comes back at this moment comes after it. */
    private Optional<Long> settleOne() {
        Optional<Owed> owed = jdbc.sql("""
                select fingerprint, channel from suppression_owed order by left_at limit 1 for update skip locked""")
                .query((row, number) -> new Owed(
                        row.getString("fingerprint"),
                        row.getString("channel").equals("sms") ? Channel.SMS : Channel.EMAIL))
                .optional();
        return owed.map(each -> {
            jdbc.sql("delete from suppression_owed where fingerprint = :fingerprint")
                    .param("fingerprint", each.fingerprint())
                    .update();
            SuppressionCause before = rows.cause(each.fingerprint());
            // a STOP is more than this
            return before == null || before == SuppressionCause.UNSUBSCRIBED
                    ? suppressions.note(each.fingerprint(), each.channel(), SuppressionCause.UNSUBSCRIBED)
                    : 0L;
        });
    }

    /**
     * Somebody has proved that the address is theirs: when it was given up it is not any more.
     *
     * @throws RuntimeException when it could not be written in bounded time: then say it again
     */
    public void takeBack(Channel channel, String address) {
        boolean noted = jdbc.sql("delete from suppression_owed where fingerprint = :fingerprint")
                        .param("fingerprint", suppressions.fingerprint(channel, address))
                        .update()
                > 0;
        if (noted || suppressions.isGivenUp(channel, address)) {
            suppressions.lift(channel, address);
        }
    }

    private static String word(Channel channel) {
        return switch (channel) {
            case SMS -> "sms";
            case EMAIL -> "email";
        };
    }
}
