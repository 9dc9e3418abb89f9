package org.forewarn.alert.audience;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.forewarn.schemas.event.Channel;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The links in messages by which people come to their page, {@code https://warn.example.org/m/7k3mq8pd1xw0v5z}. All messages
 * to one address of a person carry the same one, until the address changes or they have it stopped.
 *
 * <p>Whoever sends many messages asks for many at once: each question is a query.
 */
@Repository
public class ManageLinks {

    /** Where the paths of links begin. */
    public static final String PATH = "/m/";

    /** Below a link: what a mail provider posts to for "unsubscribe" (RFC 8058). */
    public static final String UNSUBSCRIBE = "/unsubscribe";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final LinkTokens tokens;
    private final String base;

    ManageLinks(JdbcClient jdbc, TransactionTemplate transaction, LinkTokens tokens, AudienceProperties properties) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.tokens = tokens;
        this.base = properties.base() + PATH;
    }

    /** Whose link it is. */
    public record Owner(UUID recipientId, Channel channel) {}

    private record Known(UUID recipientId, int serial, boolean kept) {}

    /** The link for a message to somebody on a channel; one that leads nowhere when they have left. */
    public String of(UUID recipientId, Channel channel) {
        return of(List.of(recipientId), channel)
                .getOrDefault(recipientId, base + tokens.token(recipientId, channel, 0));
    }

    /** The links for messages to these people on a channel; who has left is missing. */
    public Map<UUID, String> of(Collection<UUID> recipientIds, Channel channel) {
        String name = column(channel);
        List<Known> known = jdbc.sql("select recipient_id, " + name + "_serial as serial, " + name
                        + "_link is not null as kept from recipient where recipient_id = any(:ids::uuid[])")
                .param("ids", recipientIds.stream().map(UUID::toString).toArray(String[]::new))
                .query((row, number) -> new Known(
                        row.getObject("recipient_id", UUID.class), row.getInt("serial"), row.getBoolean("kept")))
                .list();
        keep(channel, known.stream().filter(each -> !each.kept()).toList());
        var links = new HashMap<UUID, String>();
        known.forEach(
                each -> links.put(each.recipientId(), base + tokens.token(each.recipientId(), channel, each.serial())));
        return links;
    }

    /** Whose page a link opens. */
    public Optional<Owner> find(String token) {
        return LinkTokens.digestOf(token).flatMap(digest -> jdbc.sql("""
                select recipient_id, sms_link = :digest as sms from recipient
                where sms_link = :digest or email_link = :digest""")
                .param("digest", digest)
                .query((row, number) -> new Owner(
                        row.getObject("recipient_id", UUID.class), row.getBoolean("sms") ? Channel.SMS : Channel.EMAIL))
                .optional());
    }

    /** Who unsubscribes with the link of a mail, also one that opens no page any more. */
    public Optional<UUID> findUnsubscribing(String token) {
        return LinkTokens.digestOf(token)
                .flatMap(digest ->
                        jdbc.sql("""
                select recipient_id from recipient where email_link = :digest
                union all select recipient_id from recipient_old_link where digest = :digest limit 1""").param("digest", digest).query(UUID.class).optional());
    }

    /** Messages that were sent open nobody's page any more; the next ones have another link. */
    public void stopOld(UUID recipientId) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("""
                    insert into recipient_old_link (digest, recipient_id)
                    select email_link, recipient_id from recipient where recipient_id = :id and email_link is not null
                    on conflict do nothing""").param("id", recipientId).update();
            jdbc.sql("""
                    update recipient set sms_serial = sms_serial + 1, email_serial = email_serial + 1,
                        sms_link = null, email_link = null where recipient_id = :id""").param("id", recipientId).update();
        });
    }

    /** Rows that were written without a digest get it when the first message is made. */
    private void keep(Channel channel, List<Known> missing) {
        if (missing.isEmpty()) {
            return;
        }
        String name = column(channel);
        var digests = new ArrayList<byte[]>();
        missing.forEach(each -> digests.add(tokens.digest(each.recipientId(), channel, each.serial())));
        // a serial that has moved on meanwhile has its digest made by whoever asks next
        jdbc.sql("update recipient r set " + name + "_link = p.digest"
                        + " from unnest(:ids::uuid[], :serials::int[], :digests::bytea[]) as p (id, serial, digest)"
                        + " where r.recipient_id = p.id and r." + name + "_serial = p.serial")
                .param(
                        "ids",
                        missing.stream()
                                .map(each -> each.recipientId().toString())
                                .toArray(String[]::new))
                .param("serials", missing.stream().map(Known::serial).toArray(Integer[]::new))
                .param("digests", digests.toArray(byte[][]::new))
                .update();
    }

    static String column(Channel channel) {
        return switch (channel) {
            case SMS -> "sms";
            case EMAIL -> "email";
        };
    }
}
