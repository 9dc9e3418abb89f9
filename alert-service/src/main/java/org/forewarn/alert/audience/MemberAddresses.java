package org.forewarn.alert.audience;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.forewarn.alert.suppression.GivenUp;
import org.forewarn.schemas.event.Channel;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whose address it is: given, moved, taken away, and with the last one the person. Each is done in one transaction, which
 * holds a lock of the address, so that nobody is there twice with one.
 */
@Repository
public class MemberAddresses {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Recipients recipients;
    private final GivenUp givenUp;
    private final Clock clock;

    MemberAddresses(
            JdbcClient jdbc, TransactionTemplate transaction, Recipients recipients, GivenUp givenUp, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.recipients = recipients;
        this.givenUp = givenUp;
        this.clock = clock;
    }

    /** Who is warned at one of these addresses, the first of them first. */
    public Optional<UUID> owner(List<Address> proved) {
        return proved.stream()
                .flatMap(address -> recipients.withAddress(address.channel(), address.value()).stream())
                .findFirst();
    }

    /** An address that was proved to be theirs is theirs now; who had it before is not reached there any more. */
    public void give(UUID recipientId, Address proved) {
        transaction.executeWithoutResult(status -> {
            lock(List.of(proved));
            set(recipientId, proved);
        });
        givenUp.settle();
    }

    /** Until the end of the transaction; in one order everywhere. */
    void lock(Collection<Address> all) {
        all.stream()
                .map(address -> address.channel() + " " + address.folded())
                .sorted()
                .forEach(address -> jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:address, 0))")
                        .param("address", address)
                        .query(row -> {}));
    }

    /** Within a transaction that has the lock. */
    void set(UUID recipientId, Address address) {
        takeFrom(address, recipientId);
        held(recipientId, address.channel())
                .filter(old -> !new Address(address.channel(), old).folded().equals(address.folded()))
                .ifPresent(old -> givenUp.note(address.channel(), old));
        String name = ManageLinks.column(address.channel());
        jdbc.sql("delete from recipient_left where recipient_id = :id and channel = :channel")
                .param("id", recipientId)
                .param("channel", name)
                .update();
        jdbc.sql(
                        ("update recipient set %1$s = :address, %1$s_serial = %1$s_serial + (%1$s is distinct from :address)::int, "
                                        + "%1$s_link = case when %1$s is distinct from :address then null else %1$s_link end, "
                                        + "verified_at = :now, changed_at = :now where recipient_id = :id")
                                .formatted(name))
                .param("id", recipientId)
                .param("address", address.value())
                .param("now", now())
                .update();
    }

    /** Takes an address away. False, and nothing is done: it is the only one. */
    public boolean remove(UUID recipientId, Channel channel) {
        String name = ManageLinks.column(channel);
        String other = ManageLinks.column(channel == Channel.SMS ? Channel.EMAIL : Channel.SMS);
        boolean done = Objects.requireNonNull(transaction.execute(status -> {
            Optional<String> old = held(recipientId, channel);
            int removed = jdbc.sql(
                            ("update recipient set %1$s = null, %1$s_serial = %1$s_serial + 1, %1$s_link = null, "
                                            + "changed_at = :now where recipient_id = :id and %2$s is not null")
                                    .formatted(name, other))
                    .param("id", recipientId)
                    .param("now", now())
                    .update();
            if (removed > 0) {
                noteLeft(recipientId, channel);
                old.ifPresent(address -> givenUp.note(channel, address));
            }
            return removed > 0;
        }));
        givenUp.settle();
        return done;
    }

    /** Somebody leaves: nothing is sent to their addresses any more, whoever uploaded them, and nothing is known of them. */
    public void leave(Member member) {
        transaction.executeWithoutResult(status -> {
            lock(member.addresses());
            member.addresses().forEach(this::giveUp);
            drop(member.recipientId());
        });
        givenUp.settle();
    }

    /** Somebody leaves on one channel, and altogether when it is their only one. */
    public void leave(Member member, Channel channel) {
        transaction.executeWithoutResult(status -> {
            lock(member.addresses());
            member.address(channel).ifPresent(this::giveUp);
        });
        givenUp.settle();
    }

    private void giveUp(Address address) {
        takeFrom(address, null);
        givenUp.note(address.channel(), address.value());
    }

    private Optional<String> held(UUID recipientId, Channel channel) {
        return jdbc.sql("select %1$s from recipient where recipient_id = :id and %1$s is not null for update"
                        .formatted(ManageLinks.column(channel)))
                .param("id", recipientId)
                .query(String.class)
                .optional();
    }

    /** Whoever is warned at this address is not any more, and altogether when it is their only one. */
    public void end(Address address) {
        transaction.executeWithoutResult(status -> {
            lock(List.of(address));
            takeFrom(address, null);
        });
    }

    /** Nobody but one has this address; who has no other is gone with it. */
    private void takeFrom(Address address, @Nullable UUID exceptFor) {
        String name = ManageLinks.column(address.channel());
        String other = ManageLinks.column(address.channel() == Channel.SMS ? Channel.EMAIL : Channel.SMS);
        for (UUID recipientId : recipients.withAddress(address.channel(), address.value())) {
            if (recipientId.equals(exceptFor)) {
                continue;
            }
            int kept = jdbc.sql(("update recipient set %1$s = null, %1$s_serial = %1$s_serial + 1, %1$s_link = null, "
                                    + "changed_at = :now where recipient_id = :id and %2$s is not null")
                            .formatted(name, other))
                    .param("id", recipientId)
                    .param("now", now())
                    .update();
            noteLeft(recipientId, address.channel());
            if (kept == 0) {
                drop(recipientId);
            }
        }
    }

    /** An organisation that uploads them again must not bring them back. Nobody else can, so nothing is kept of others. */
    private void noteLeft(UUID recipientId, Channel channel) {
        jdbc.sql("""
                insert into recipient_left (recipient_id, channel, left_at)
                select recipient_id, :channel, :now from recipient where recipient_id = :id and joined_at is null
                on conflict do nothing""")
                .param("id", recipientId)
                .param("channel", ManageLinks.column(channel))
                .param("now", now())
                .update();
    }

    /** Areas and links go with the row. */
    private void drop(UUID recipientId) {
        noteLeft(recipientId, Channel.SMS);
        noteLeft(recipientId, Channel.EMAIL);
        jdbc.sql("delete from recipient where recipient_id = :id")
                .param("id", recipientId)
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
