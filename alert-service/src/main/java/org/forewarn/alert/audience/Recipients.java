package org.forewarn.alert.audience;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.forewarn.schemas.event.Channel;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** The people who are warned. Their addresses leave this class only for one message at a time. */
@Repository
public class Recipients {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Recipients(JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * The next recipients, by id, of whom each wants to be warned in at least one of these places.
     *
     * @param after the last id of the page before; null: from the beginning
     * @param max at most so many; fewer: there are no more
     */
    public List<Recipient> page(Collection<String> outwardCodes, @Nullable UUID after, int max) {
        return Objects.requireNonNull(transaction.execute(status -> {
            // which of the two indexes is better depends on how many codes there are: a plan made once would not know
            jdbc.sql("set local plan_cache_mode = force_custom_plan").update();
            return read(outwardCodes, after == null ? BEFORE_ALL : after, max);
        }));
    }

    private List<Recipient> read(Collection<String> outwardCodes, UUID after, int max) {
        return jdbc.sql("""
                with next as materialized (
                    select distinct recipient_id from recipient_area
                    where outward_code = any(:codes::text[]) and recipient_id > :after
                    order by recipient_id limit :max)
                select r.recipient_id, r.language, r.text_choice, r.sms is not null as sms, r.email is not null as email,
                    (select min(a.outward_code) from recipient_area a
                     where a.recipient_id = r.recipient_id and a.outward_code = any(:codes::text[])) as outward_code
                from next join recipient r using (recipient_id) order by r.recipient_id""")
                .param("codes", outwardCodes.toArray(String[]::new))
                .param("after", after)
                .param("max", max)
                .query((row, number) -> new Recipient(
                        row.getObject("recipient_id", UUID.class),
                        row.getString("language"),
                        TextChoice.of(row.getString("text_choice")),
                        row.getBoolean("sms"),
                        row.getBoolean("email"),
                        row.getString("outward_code")))
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

    /** Adds or replaces: the last word of a person holds, in one transaction for all of them. */
    void put(Collection<Subscription> subscriptions) {
        // in one order everywhere, so that two uploads of the same people wait for each other and do not lock up
        List<Subscription> sorted = subscriptions.stream()
                .sorted(Comparator.comparing(Subscription::recipientId))
                .toList();
        transaction.executeWithoutResult(status -> {
            putPeople(sorted);
            putAreas(sorted);
        });
    }

    private void putPeople(List<Subscription> people) {
        jdbc.sql("""
                insert into recipient as r (recipient_id, language, text_choice, sms, email, changed_at)
                select p.*, :now from unnest(:ids::uuid[], :languages::text[], :texts::text[], :phones::text[],
                    :emails::text[]) as p
                on conflict (recipient_id) do update set language = excluded.language,
                    text_choice = excluded.text_choice, sms = excluded.sms, email = excluded.email,
                    changed_at = excluded.changed_at""")
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("ids", column(people, person -> person.recipientId().toString()))
                .param("languages", column(people, Subscription::language))
                .param("texts", column(people, person -> person.text().code()))
                .param("phones", column(people, Subscription::sms))
                .param("emails", column(people, Subscription::email))
                .update();
    }

    private void putAreas(List<Subscription> people) {
        jdbc.sql("delete from recipient_area where recipient_id = any(:ids::uuid[])")
                .param("ids", column(people, person -> person.recipientId().toString()))
                .update();
        List<String[]> pairs = people.stream()
                .flatMap(person -> person.outwardCodes().stream()
                        .map(code -> new String[] {code, person.recipientId().toString()}))
                .toList();
        jdbc.sql("""
                insert into recipient_area (outward_code, recipient_id)
                select * from unnest(:codes::text[], :ids::uuid[])""")
                .param("codes", pairs.stream().map(pair -> pair[0]).toArray(String[]::new))
                .param("ids", pairs.stream().map(pair -> pair[1]).toArray(String[]::new))
                .update();
    }

    private static @Nullable String[] column(
            List<Subscription> people, Function<Subscription, @Nullable String> value) {
        return people.stream().map(value).toArray(String[]::new);
    }
}
