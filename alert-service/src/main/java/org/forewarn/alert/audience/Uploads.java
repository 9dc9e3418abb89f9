package org.forewarn.alert.audience;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.forewarn.schemas.event.Channel;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes the people whom an organisation uploads. */
@Repository
class Uploads {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final LinkTokens tokens;
    private final Clock clock;

    Uploads(JdbcClient jdbc, TransactionTemplate transaction, LinkTokens tokens, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * Adds or replaces, in one transaction for all of them.
     *
     * @return those who have left by themselves, on one channel or on both: that is not undone
     */
    List<UUID> put(Collection<Subscription> subscriptions) {
        // in one order everywhere, so that two uploads of the same people wait for each other and do not lock up
        List<Subscription> sorted = subscriptions.stream()
                .sorted(Comparator.comparing(Subscription::recipientId))
                .toList();
        return Objects.requireNonNull(transaction.execute(status -> {
            Map<UUID, Set<Channel>> left = left(sorted);
            List<Subscription> staying = staying(sorted, left);
            putPeople(staying);
            putAreas(staying);
            return List.copyOf(left.keySet());
        }));
    }

    private Map<UUID, Set<Channel>> left(List<Subscription> people) {
        return jdbc
                .sql("select recipient_id, channel from recipient_left where recipient_id = any(:ids::uuid[])")
                .param("ids", column(people, person -> person.recipientId().toString()))
                .query((row, number) -> Map.entry(
                        row.getObject("recipient_id", UUID.class),
                        row.getString("channel").equals("sms") ? Channel.SMS : Channel.EMAIL))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, HashMap::new, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
    }

    private static List<Subscription> staying(List<Subscription> people, Map<UUID, Set<Channel>> left) {
        var staying = new ArrayList<Subscription>();
        for (Subscription person : people) {
            Set<Channel> channels = left.getOrDefault(person.recipientId(), Set.of());
            Subscription rest = person.without(channels.contains(Channel.SMS), channels.contains(Channel.EMAIL));
            if (rest != null) {
                staying.add(rest);
            }
        }
        return staying;
    }

    /** An address that changes takes its link with it: who reads old messages is perhaps no longer its owner. */
    private void putPeople(List<Subscription> people) {
        jdbc.sql("""
                insert into recipient as r (recipient_id, language, text_choice, sms, email, sms_link, email_link, kinds,
                    quiet_from, quiet_to, digest, paused_until, changed_at)
                select p.id, p.language, p.text_choice, p.sms, p.email, p.sms_link, p.email_link,
                    string_to_array(p.kinds, ','), p.quiet_from, p.quiet_to, coalesce(p.digest, false), p.paused_until, :now
                from unnest(:ids::uuid[], :languages::text[], :texts::text[], :phones::text[], :emails::text[],
                    :smsLinks::bytea[], :emailLinks::bytea[], :kinds::text[], :quietFrom::time[], :quietTo::time[],
                    :digests::boolean[], :pauses::timestamptz[])
                    as p (id, language, text_choice, sms, email, sms_link, email_link, kinds, quiet_from, quiet_to, digest,
                        paused_until)
                on conflict (recipient_id) do update set language = excluded.language,
                    text_choice = excluded.text_choice, sms = excluded.sms, email = excluded.email,
                    sms_serial = r.sms_serial + (r.sms is distinct from excluded.sms)::int,
                    sms_link = case when r.sms is distinct from excluded.sms then null else r.sms_link end,
                    email_serial = r.email_serial + (r.email is distinct from excluded.email)::int,
                    email_link = case when r.email is distinct from excluded.email then null else r.email_link end,
                    area_codes = null, area_county = null, area_place = null, area_km = null,
                    changed_at = excluded.changed_at""")
                .param("now", utc(clock.instant()))
                .param("ids", column(people, person -> person.recipientId().toString()))
                .param("languages", column(people, Subscription::language))
                .param("texts", column(people, person -> person.text().code()))
                .param("phones", column(people, Subscription::sms))
                .param("emails", column(people, Subscription::email))
                .param("smsLinks", digests(people, Channel.SMS))
                .param("emailLinks", digests(people, Channel.EMAIL))
                .param(
                        "kinds",
                        column(people, person -> Members.kinds(person.told().kinds())))
                .param("quietFrom", column(people, person -> from(person.told().quietHours())))
                .param("quietTo", column(people, person -> to(person.told().quietHours())))
                .param(
                        "digests",
                        people.stream().map(person -> person.told().digest()).toArray(Boolean[]::new))
                .param("pauses", column(people, person -> text(person.told().pausedUntil())))
                .update();
        putWishes(people);
    }

    /** Of people who were there before, what was said; of the new ones it is there already. */
    private void putWishes(List<Subscription> people) {
        List<Subscription> telling = people.stream()
                .filter(person -> !person.told().equals(Subscription.Told.NOTHING))
                .toList();
        if (telling.isEmpty()) {
            return;
        }
        jdbc.sql("""
                update recipient r set
                    kinds = case when p.says_kinds then string_to_array(p.kinds, ',') else r.kinds end,
                    quiet_from = case when p.says_quiet then p.quiet_from else r.quiet_from end,
                    quiet_to = case when p.says_quiet then p.quiet_to else r.quiet_to end,
                    digest = coalesce(p.digest, r.digest),
                    paused_until = case when p.says_pause then p.paused_until else r.paused_until end
                from unnest(:ids::uuid[], :saysKinds::boolean[], :kinds::text[], :saysQuiet::boolean[], :quietFrom::time[],
                    :quietTo::time[], :digests::boolean[], :saysPause::boolean[], :pauses::timestamptz[])
                    as p (id, says_kinds, kinds, says_quiet, quiet_from, quiet_to, digest, says_pause, paused_until)
                where r.recipient_id = p.id""")
                .param("ids", column(telling, person -> person.recipientId().toString()))
                .param("saysKinds", flags(telling, person -> person.told().kinds() != null))
                .param(
                        "kinds",
                        column(telling, person -> Members.kinds(person.told().kinds())))
                .param("saysQuiet", flags(telling, person -> person.told().saysQuietHours()))
                .param("quietFrom", column(telling, person -> from(person.told().quietHours())))
                .param("quietTo", column(telling, person -> to(person.told().quietHours())))
                .param(
                        "digests",
                        telling.stream().map(person -> person.told().digest()).toArray(Boolean[]::new))
                .param("saysPause", flags(telling, person -> person.told().saysPause()))
                .param("pauses", column(telling, person -> text(person.told().pausedUntil())))
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

    private byte[][] digests(List<Subscription> people, Channel channel) {
        return people.stream()
                .map(person -> tokens.digest(person.recipientId(), channel, 0))
                .toArray(byte[][]::new);
    }

    private static @Nullable String[] column(
            List<Subscription> people, Function<Subscription, @Nullable String> value) {
        return people.stream().map(value).toArray(String[]::new);
    }

    private static Boolean[] flags(List<Subscription> people, Function<Subscription, Boolean> value) {
        return people.stream().map(value).toArray(Boolean[]::new);
    }

    private static @Nullable String from(@Nullable QuietHours quiet) {
        return quiet == null ? null : quiet.from().toString();
    }

    private static @Nullable String to(@Nullable QuietHours quiet) {
        return quiet == null ? null : quiet.to().toString();
    }

    private static @Nullable String text(@Nullable Instant moment) {
        return moment == null ? null : moment.toString();
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
