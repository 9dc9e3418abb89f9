package org.forewarn.alert.audience.joining;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import org.forewarn.schemas.sealing.Fingerprint;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How often something was asked for within an hour, in the database, so that all instances count together. A try counts when
 * it begins: a thousand at once are a thousand. Who or what is counted is there as a keyed hash.
 */
public final class Tally {

    static final String PURPOSE = "audience-tally";

    static final Duration WINDOW = Duration.ofHours(1);

    private static final int IPV4_BYTES = 4;

    /** A household or a phone has an IPv6 network of this many bytes to itself. */
    private static final int IPV6_NETWORK_BYTES = 8;

    private final JdbcClient jdbc;
    private final Fingerprint subjects;
    private final Clock clock;

    Tally(JdbcClient jdbc, Fingerprint subjects, Clock clock) {
        this.jdbc = jdbc;
        this.subjects = subjects;
        this.clock = clock;
    }

    /** Counts one more; false when that is more than the limit within the hour that the first one began. */
    public boolean count(String subject, int limit) {
        Instant now = clock.instant();
        int tries = jdbc.sql("""
                insert into audience_tally as t (subject, tries, since) values (:subject, 1, :now)
                on conflict (subject) do update set
                    tries = case when t.since <= :over then 1 else least(t.tries, :enough) + 1 end,
                    since = case when t.since <= :over then :now else t.since end
                returning tries""")
                .param("subject", hashed(subject))
                .param("now", utc(now))
                .param("over", utc(now.minus(WINDOW)))
                .param("enough", limit)
                .query(Integer.class)
                .single();
        return tries <= limit;
    }

    /** What was counted last was no bad try. */
    public void giveBack(String subject) {
        jdbc.sql("update audience_tally set tries = tries - 1 where subject = :subject and tries > 0")
                .param("subject", hashed(subject))
                .update();
    }

    void sweep() {
        jdbc.sql("delete from audience_tally where since <= :over")
                .param("over", utc(clock.instant().minus(WINDOW)))
                .update();
    }

    /** Where a request comes from, so far as it can be told apart from others. */
    public static String network(@Nullable InetSocketAddress from) {
        InetAddress address = from == null ? null : from.getAddress();
        byte[] bytes = address == null ? new byte[0] : address.getAddress();
        return HexFormat.of().formatHex(bytes.length <= IPV4_BYTES ? bytes : Arrays.copyOf(bytes, IPV6_NETWORK_BYTES));
    }

    private byte[] hashed(String subject) {
        return HexFormat.of().parseHex(subjects.of(subject));
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
