package org.forewarn.alert.audience;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.forewarn.schemas.event.Channel;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The people who are warned. Their addresses leave this class only for one message at a time. */
@Repository
public class Recipients {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final JdbcClient jdbc;

    Recipients(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The next recipients, by id, of whom each wants to be warned in at least one of these places.
     *
     * @param after the last id of the page before; null: from the beginning
     * @param max at most so many; fewer: there are no more
     */
    public List<Recipient> page(Collection<String> outwardCodes, @Nullable UUID after, int max) {
        return jdbc.sql("""
                with next as materialized (
                    select distinct recipient_id from recipient_area
                    where outward_code = any(:codes::text[]) and recipient_id > :after
                    order by recipient_id limit :max)
                select r.recipient_id, r.language, r.text_choice, r.sms is not null as sms, r.email is not null as email,
                    r.kinds, r.quiet_from, r.quiet_to, r.digest, r.paused_until,
                    (select min(a.outward_code) from recipient_area a
                     where a.recipient_id = r.recipient_id and a.outward_code = any(:codes::text[])) as outward_code
                from next join recipient r using (recipient_id) order by r.recipient_id""")
                .param("codes", outwardCodes.toArray(String[]::new))
                .param("after", after == null ? BEFORE_ALL : after)
                .param("max", max)
                .query((row, number) -> new Recipient(
                        row.getObject("recipient_id", UUID.class),
                        row.getString("language"),
                        TextChoice.of(row.getString("text_choice")),
                        row.getBoolean("sms"),
                        row.getBoolean("email"),
                        row.getString("outward_code"),
                        wishes(row)))
                .list();
    }

    /**
     * Where to reach these people on a channel, recipients or whoever is being written to; who left, or has not chosen it,
     * is missing.
     */
    public Map<UUID, String> addresses(Channel channel, Collection<UUID> recipientIds) {
        String column =
                switch (channel) {
                    case SMS -> "sms";
                    case EMAIL -> "email";
                };
        var addresses = new HashMap<UUID, String>();
        jdbc.sql("select recipient_id, " + column + " as address from recipient where recipient_id = any(:ids::uuid[])"
                        + " and " + column + " is not null"
                        + " union all select recipient_id, address from correspondent"
                        + " where recipient_id = any(:ids::uuid[]) and channel = :channel")
                .param("channel", column)
                .param("ids", recipientIds.stream().map(UUID::toString).toArray(String[]::new))
                .query(row -> {
                    addresses.put(row.getObject("recipient_id", UUID.class), row.getString("address"));
                });
        return addresses;
    }

    /** The people who are reached at an address; several where an organisation uploaded it twice. Who joined is first. */
    public List<UUID> withAddress(Channel channel, String address) {
        return jdbc.sql("select recipient_id from recipient where "
                        + switch (channel) {
                            case SMS -> "sms = :address";
                            case EMAIL -> "lower(email) = lower(:address)";
                        }
                        + " order by joined_at is null, changed_at desc, recipient_id")
                .param("address", address)
                .query(UUID.class)
                .list();
    }

    /** The language of whoever is reached at an address; null: nobody is. */
    public @Nullable String languageAt(Channel channel, String address) {
        return withAddress(channel, address).stream()
                .findFirst()
                .flatMap(recipientId -> jdbc.sql("select language from recipient where recipient_id = ?")
                        .param(recipientId)
                        .query(String.class)
                        .optional())
                .orElse(null);
    }

    /** What somebody wishes, from columns of their row. */
    static Wishes wishes(ResultSet row) throws SQLException {
        LocalTime from = row.getObject("quiet_from", LocalTime.class);
        LocalTime to = row.getObject("quiet_to", LocalTime.class);
        OffsetDateTime paused = row.getObject("paused_until", OffsetDateTime.class);
        return new Wishes(
                kinds(row.getArray("kinds")),
                from == null || to == null ? null : new QuietHours(from, to),
                row.getBoolean("digest"),
                paused == null ? null : paused.toInstant());
    }

    private static Set<IncidentKind> kinds(@Nullable Array kinds) throws SQLException {
        if (kinds == null) {
            return IncidentKind.all();
        }
        Set<IncidentKind> known = Arrays.stream((String[]) kinds.getArray())
                .flatMap(code -> IncidentKind.find(code).stream())
                .collect(Collectors.toSet());
        // words that only another version knows: better told too much
        return known.isEmpty() ? IncidentKind.all() : known;
    }
}
