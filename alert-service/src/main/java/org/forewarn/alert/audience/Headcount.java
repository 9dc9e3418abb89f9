package org.forewarn.alert.audience;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.forewarn.kit.place.OutwardCodes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** How many people a warning would reach. */
@Repository
public class Headcount {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Headcount(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /**
     * People of one language and one wording.
     *
     * @param sms those of them who chose texts
     * @param email those of them who chose e-mail
     */
    public record Group(String language, TextChoice text, long people, long sms, long email) {}

    /** Those who want to be warned in at least one of these places. */
    public List<Group> in(Collection<String> outwardCodes) {
        boolean everywhere = outwardCodes.size() >= OutwardCodes.uk().all().size();
        return Objects.requireNonNull(transaction.execute(status -> {
            // which index is better depends on how many codes there are: a plan made once would not know
            jdbc.sql("set local plan_cache_mode = force_custom_plan").update();
            return jdbc.sql("""
                    select language, text_choice, count(*) as people, count(sms) as sms, count(email) as email
                    from recipient where :everywhere or recipient_id in (
                        select recipient_id from recipient_area where outward_code = any(:codes::text[]))
                    group by language, text_choice order by language, text_choice""")
                    .param("everywhere", everywhere)
                    .param("codes", everywhere ? new String[0] : outwardCodes.toArray(String[]::new))
                    .query((row, number) -> new Group(
                            row.getString("language"),
                            TextChoice.of(row.getString("text_choice")),
                            row.getLong("people"),
                            row.getLong("sms"),
                            row.getLong("email")))
                    .list();
        }));
    }
}
