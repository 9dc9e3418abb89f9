package org.forewarn.alert.audience.joining;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.forewarn.alert.audience.Address;
import org.forewarn.schemas.event.Channel;
import org.forewarn.schemas.sealing.Fingerprint;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Addresses that are being proved. An attempt is a random name that only one browser has; of address and code there are keyed
 * hashes, and after a quarter of an hour without a step forward there is nothing.
 */
final class Proofs {

    static final String PURPOSE = "address-proof";

    static final Duration LASTS = Duration.ofMinutes(15);

    /** Wrong codes after which the code is good for nothing. */
    static final int MAX_WRONG = 5;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Fingerprint hashes;
    private final Clock clock;

    Proofs(JdbcClient jdbc, TransactionTemplate transaction, Fingerprint hashes, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.hashes = hashes;
        this.clock = clock;
    }

    private record Row(byte[] address, byte @Nullable [] code, int wrong, boolean proven) {}

    /** Whether this attempt was begun for just this address and can go on. */
    boolean isBegun(String attempt, Address address) {
        return row(attempt, address.channel(), "")
                .filter(row -> MessageDigest.isEqual(row.address(), addressHash(address)))
                .isPresent();
    }

    /**
     * A code is on its way, or, when it is null, none: then an earlier one stays good, and the page does not tell.
     */
    void begin(String attempt, Address address, @Nullable String code) {
        jdbc.sql("""
                insert into address_proof as p (attempt, channel, address, code, expires_at)
                values (:attempt, :channel, :address, :code, :expires)
                on conflict (attempt, channel) do update set address = excluded.address, proven_at = null,
                    wrong = case when :fresh then 0 else p.wrong end,
                    code = case when :fresh or p.address <> excluded.address then excluded.code else p.code end,
                    expires_at = case when :fresh or p.address <> excluded.address then excluded.expires_at
                        else p.expires_at end""")
                .param("attempt", attemptHash(attempt))
                .param("channel", word(address.channel()))
                .param("address", addressHash(address))
                .param("code", code == null ? null : codeHash(attempt, address, code))
                .param("fresh", code != null)
                .param("expires", now().plus(LASTS))
                .update();
    }

    /** As if it had never been begun. */
    void drop(String attempt, Channel channel) {
        jdbc.sql("delete from address_proof where attempt = :attempt and channel = :channel")
                .param("attempt", attemptHash(attempt))
                .param("channel", word(channel))
                .update();
    }

    /** Judges a code that was typed. The row is locked meanwhile: five tries at once are five. */
    Judgement judge(String attempt, Address address, String typed) {
        return Objects.requireNonNull(transaction.execute(status -> row(attempt, address.channel(), " for update")
                .filter(row -> MessageDigest.isEqual(row.address(), addressHash(address)))
                .map(row -> judge(row, attempt, address, typed))
                .orElse(Judgement.OVER)));
    }

    private Judgement judge(Row row, String attempt, Address address, String typed) {
        if (row.wrong() >= MAX_WRONG) {
            return Judgement.USED_UP;
        }
        byte[] code = row.code();
        boolean right = MessageDigest.isEqual(code == null ? new byte[0] : code, codeHash(attempt, address, typed));
        jdbc.sql(
                        right
                                ? "update address_proof set proven_at = coalesce(proven_at, :now), expires_at = :expires"
                                        + " where attempt = :attempt and channel = :channel"
                                : "update address_proof set wrong = wrong + 1 where attempt = :attempt and channel = :channel")
                .param("attempt", attemptHash(attempt))
                .param("channel", word(address.channel()))
                .param("now", now())
                .param("expires", now().plus(LASTS))
                .update();
        if (right) {
            return Judgement.RIGHT;
        }
        return row.wrong() + 1 >= MAX_WRONG ? Judgement.USED_UP : Judgement.WRONG;
    }

    /** Those of these addresses that are proved. */
    List<Address> proven(String attempt, Collection<Address> addresses) {
        return addresses.stream()
                .filter(address -> row(attempt, address.channel(), "")
                        .filter(row -> row.proven() && MessageDigest.isEqual(row.address(), addressHash(address)))
                        .isPresent())
                .toList();
    }

    /** Locks the attempt until the end of the transaction. */
    void hold(String attempt) {
        jdbc.sql("select channel from address_proof where attempt = :attempt order by channel for update")
                .param("attempt", attemptHash(attempt))
                .query(String.class)
                .list();
    }

    /** Whom the attempt has made already. */
    Optional<UUID> usedFor(String attempt) {
        return jdbc.sql(
                        "select recipient_id from address_proof where attempt = :attempt and recipient_id is not null limit 1")
                .param("attempt", attemptHash(attempt))
                .query(UUID.class)
                .optional();
    }

    void use(String attempt, UUID recipientId) {
        jdbc.sql("update address_proof set recipient_id = :id where attempt = :attempt")
                .param("attempt", attemptHash(attempt))
                .param("id", recipientId)
                .update();
    }

    void sweep() {
        jdbc.sql("delete from address_proof where expires_at <= :now")
                .param("now", now())
                .update();
    }

    private Optional<Row> row(String attempt, Channel channel, String locking) {
        return jdbc.sql("select address, code, wrong, proven_at is not null as proven from address_proof"
                        + " where attempt = :attempt and channel = :channel and expires_at > :now" + locking)
                .param("attempt", attemptHash(attempt))
                .param("channel", word(channel))
                .param("now", now())
                .query((row, number) -> new Row(
                        row.getBytes("address"), row.getBytes("code"), row.getInt("wrong"), row.getBoolean("proven")))
                .optional();
    }

    private byte[] attemptHash(String attempt) {
        return hash("attempt " + attempt);
    }

    private byte[] addressHash(Address address) {
        return hash("address " + address.channel() + " " + address.value());
    }

    /** Bound to attempt and address: a code is good for nothing else. */
    private byte[] codeHash(String attempt, Address address, String code) {
        return hash("code " + attempt + " " + address.channel() + " " + address.value() + " " + code);
    }

    private byte[] hash(String value) {
        return HexFormat.of().parseHex(hashes.of(value));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static String word(Channel channel) {
        return switch (channel) {
            case SMS -> "sms";
            case EMAIL -> "email";
        };
    }
}
