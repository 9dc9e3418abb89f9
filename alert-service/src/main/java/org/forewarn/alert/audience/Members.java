package org.forewarn.alert.audience;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** What people have chosen, one person at a time: read, begun and changed. */
@Repository
public class Members {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final MemberAddresses addresses;
    private final Clock clock;

    Members(JdbcClient jdbc, TransactionTemplate transaction, MemberAddresses addresses, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.addresses = addresses;
        this.clock = clock;
    }

    public Optional<Member> find(UUID recipientId) {
        return jdbc.sql("""
                select r.*, (select array_agg(a.outward_code order by a.outward_code) from recipient_area a
                    where a.recipient_id = r.recipient_id) as codes
                from recipient r where recipient_id = :id""").param("id", recipientId).query(Members::member).optional();
    }

    /**
     * Somebody joins at addresses that are proved to be theirs. Whoever is there at one of them already is changed instead,
     * and gets the other one.
     */
    public UUID join(List<Address> proved, Preferences preferences) {
        return Objects.requireNonNull(transaction.execute(status -> {
            addresses.lock(proved);
            UUID recipientId = addresses.owner(proved).orElseGet(() -> begin(proved, preferences));
            proved.forEach(address -> addresses.set(recipientId, address));
            change(recipientId, preferences);
            return recipientId;
        }));
    }

    /** Without a name, and at first without a place. */
    private UUID begin(List<Address> proved, Preferences preferences) {
        UUID recipientId = UUID.randomUUID();
        Address first = proved.getFirst();
        jdbc.sql(
                        "insert into recipient (recipient_id, language, text_choice, "
                                + ManageLinks.column(first.channel())
                                + ", changed_at, joined_at, verified_at) values (:id, :language, :text, :address, :now, :now, :now)")
                .param("id", recipientId)
                .param("language", preferences.language())
                .param("text", preferences.text().code())
                .param("address", first.value())
                .param("now", now())
                .update();
        return recipientId;
    }

    /** Changes what somebody has chosen; nothing when they have left. */
    public void choose(UUID recipientId, Preferences preferences) {
        transaction.executeWithoutResult(status -> change(recipientId, preferences));
    }

    private void change(UUID recipientId, Preferences chosen) {
        QuietHours quiet = chosen.quietHours();
        StatementSpec update = jdbc.sql("""
                update recipient set language = :language, text_choice = :text, kinds = string_to_array(:kinds, ','),
                    quiet_from = :quietFrom::time, quiet_to = :quietTo::time, digest = :digest,
                    area_codes = :codes::text[], area_county = nullif(:county, ''), area_place = nullif(:place, ''),
                    area_km = nullif(:km, 0), changed_at = :now
                where recipient_id = :id""")
                .param("id", recipientId)
                .param("language", chosen.language())
                .param("text", chosen.text().code())
                .param("kinds", kinds(chosen.kinds()))
                .param("quietFrom", quiet == null ? null : quiet.from().toString())
                .param("quietTo", quiet == null ? null : quiet.to().toString())
                .param("digest", chosen.digest())
                .param("codes", chosen.area().codes().toArray(String[]::new))
                .param("county", chosen.area().county())
                .param("place", chosen.area().place())
                .param("km", chosen.area().km())
                .param("now", now());
        if (update.update() == 0) {
            return;
        }
        jdbc.sql("""
                with gone as (delete from recipient_area
                    where recipient_id = :id and not outward_code = any(:codes::text[]))
                insert into recipient_area (outward_code, recipient_id)
                select unnest(:codes::text[]), :id on conflict do nothing""")
                .param("id", recipientId)
                .param("codes", chosen.outwardCodes().toArray(String[]::new))
                .update();
    }

    /** Takes a break; null ends it. */
    public void pause(UUID recipientId, @Nullable Instant until) {
        jdbc.sql("update recipient set paused_until = :until::timestamptz, changed_at = :now where recipient_id = :id")
                .param("id", recipientId)
                .param("until", until == null ? null : until.toString())
                .param("now", now())
                .update();
    }

    /** As the database has it; null: all. */
    static @Nullable String kinds(@Nullable Collection<IncidentKind> kinds) {
        return kinds == null || Set.copyOf(kinds).equals(IncidentKind.all())
                ? null
                : kinds.stream().map(IncidentKind::code).sorted().collect(Collectors.joining(","));
    }

    private static Member member(ResultSet row, int number) throws SQLException {
        Wishes wishes = Recipients.wishes(row);
        List<String> codes = strings(row.getArray("codes"));
        String county = Objects.requireNonNullElse(row.getString("area_county"), "");
        String place = Objects.requireNonNullElse(row.getString("area_place"), "");
        Array chosen = row.getArray("area_codes");
        return new Member(
                row.getObject("recipient_id", UUID.class),
                row.getString("sms"),
                row.getString("email"),
                new Preferences(
                        row.getString("language"),
                        TextChoice.of(row.getString("text_choice")),
                        wishes.kinds(),
                        wishes.quietHours(),
                        wishes.digest(),
                        chosen == null
                                ? ChosenArea.of(codes)
                                : new ChosenArea(strings(chosen), county, place, row.getInt("area_km")),
                        codes),
                wishes.pausedUntil());
    }

    private static List<String> strings(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
