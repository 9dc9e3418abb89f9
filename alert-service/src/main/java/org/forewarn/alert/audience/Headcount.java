package org.forewarn.alert.audience;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.forewarn.kit.place.OutwardCodes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How many people a warning would reach: quiet hours and digests only make them wait. */
@Repository
public class Headcount {

    private final JdbcClient jdbc;
    private final Clock clock;

    Headcount(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * People of one language and one wording.
     *
     * @param sms those of them who chose texts
     * @param email those of them who chose e-mail
     */
    public record Group(String language, TextChoice text, long people, long sms, long email) {}

    /**
     * Those who want to be warned in at least one of these places of at least one of these types of incident, and take no
     * break.
     */
    public List<Group> in(Collection<String> outwardCodes, Collection<String> types) {
        Optional<Set<IncidentKind>> kinds = IncidentKind.whoChooses(types);
        boolean everywhere = outwardCodes.size() >= OutwardCodes.uk().all().size();
        return jdbc.sql("""
                    select language, text_choice, count(*) as people, count(sms) as sms, count(email) as email
                    from recipient
                    where (:everywhere or recipient_id in (
                            select recipient_id from recipient_area where outward_code = any(:codes::text[])))
                        and (paused_until is null or paused_until <= :now)
                        and (:anyKind or kinds is null or kinds && :kinds::text[])
                    group by language, text_choice order by language, text_choice""")
                .param("everywhere", everywhere)
                .param("codes", everywhere ? new String[0] : outwardCodes.toArray(String[]::new))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("anyKind", kinds.isEmpty())
                .param(
                        "kinds",
                        kinds.orElse(Set.of()).stream().map(IncidentKind::code).toArray(String[]::new))
                .query((row, number) -> new Group(
                        row.getString("language"),
                        TextChoice.of(row.getString("text_choice")),
                        row.getLong("people"),
                        row.getLong("sms"),
                        row.getLong("email")))
                .list();
    }
}
