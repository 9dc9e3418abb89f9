package org.forewarn.alert.staff;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.forewarn.schemas.sealing.Fingerprint;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Slows guessing down, by the name that was typed, whether there is one or not, and by the network it comes from. A try
 * counts when it begins, so a thousand at once are a thousand; one that succeeds clears its name.
 *
 * <p>Names and networks are here as keyed hashes: what people type into the wrong box is not kept.
 */
final class Attempts {

    static final String PURPOSE = "sign-in-attempts";

    /** So many tries for one name cost nothing; from then on each one has a pause after it, twice as long as the last. */
    static final int FREE_BY_NAME = 5;

    /** An office shares an address. */
    static final int FREE_BY_NETWORK = 30;

    static final Duration FIRST_PAUSE = Duration.ofSeconds(30);

    /** Somebody who wants to shut a member out can do so no longer at a time, and their sessions go on. */
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    /** Who does not try for so long begins anew. */
    private static final Duration FORGOTTEN = Duration.ofHours(1);

    private static final int MAX_DOUBLINGS = 10;
    private static final int IPV4_BYTES = 4;

    /** A household or a phone has an IPv6 network of this many bytes to itself. */
    private static final int IPV6_NETWORK_BYTES = 8;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Fingerprint names;
    private final Clock clock;

    Attempts(JdbcClient jdbc, TransactionTemplate transaction, Fingerprint names, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.names = names;
        this.clock = clock;
    }

    /** Counts a try; the pause that has to pass before there may be one, if so. */
    Optional<Duration> begin(String login, @Nullable InetSocketAddress from) {
        Optional<Duration> network = count(network(from), FREE_BY_NETWORK);
        return network.isPresent() ? network : count(name(login), FREE_BY_NAME);
    }

    /** The try of that name succeeded. */
    void succeeded(String login) {
        jdbc.sql("delete from staff_attempt where subject = :subject")
                .param("subject", name(login))
                .update();
    }

    private Optional<Duration> count(byte[] subject, int free) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Instant now = clock.instant();
            Optional<Integer> tries = jdbc.sql("""
                    insert into staff_attempt as a (subject, tries, last_at) values (:subject, 1, :now)
                    on conflict (subject) do update set
                        tries = case when a.last_at < :forgotten then 1 else a.tries + 1 end, last_at = :now
                    where a.blocked_until is null or a.blocked_until <= :now
                    returning tries""")
                    .param("subject", subject)
                    .param("now", utc(now))
                    .param("forgotten", utc(now.minus(FORGOTTEN)))
                    .query(Integer.class)
                    .optional();
            if (tries.isEmpty()) {
                return Optional.of(Duration.between(now, blockedUntil(subject, now)));
            }
            if (tries.get() >= free) {
                jdbc.sql("update staff_attempt set blocked_until = :until where subject = :subject")
                        .param("until", utc(now.plus(pause(tries.get() - free))))
                        .param("subject", subject)
                        .update();
            }
            return Optional.empty();
        }));
    }

    private Instant blockedUntil(byte[] subject, Instant otherwise) {
        return jdbc.sql("select blocked_until from staff_attempt where subject = :subject")
                .param("subject", subject)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant)
                .orElse(otherwise);
    }

    private static Duration pause(int doublings) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(doublings, MAX_DOUBLINGS));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    void sweep() {
        jdbc.sql("delete from staff_attempt where last_at < :forgotten")
                .param("forgotten", utc(clock.instant().minus(FORGOTTEN)))
                .update();
    }

    private byte[] name(String login) {
        return HexFormat.of().parseHex(names.of("name " + login.toLowerCase(Locale.ROOT)));
    }

    private byte[] network(@Nullable InetSocketAddress from) {
        InetAddress address = from == null ? null : from.getAddress();
        byte[] bytes = address == null ? new byte[0] : address.getAddress();
        byte[] network = bytes.length <= IPV4_BYTES ? bytes : Arrays.copyOf(bytes, IPV6_NETWORK_BYTES);
        return HexFormat.of().parseHex(names.of("network " + HexFormat.of().formatHex(network)));
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
