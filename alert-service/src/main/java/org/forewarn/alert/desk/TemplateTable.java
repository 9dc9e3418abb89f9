package org.forewarn.alert.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.forewarn.alert.audit.Act;
import org.forewarn.alert.audit.Actor;
import org.forewarn.alert.audit.Audit;
import org.forewarn.alert.warning.Refusal;
import org.forewarn.alert.warning.Template;
import org.forewarn.alert.warning.TemplateCheck;
import org.forewarn.alert.warning.Templates;
import org.forewarn.kit.access.Caller;
import org.forewarn.schemas.event.Severity;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** An organisation's own words around the facts, every version of them. */
@Component
public class TemplateTable {

    private static final String ORGANISATION = Caller.OPERATOR;
    static final String ANY = "any";
    private static final int HISTORY = 100;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Audit audit;
    private final Clock clock;

    TemplateTable(JdbcClient jdbc, TransactionTemplate transaction, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.audit = audit;
        this.clock = clock;
    }

    /** One version of one. */
    public record Kept(Template template, String changedBy, Instant changedAt) {}

    /** What came of keeping one. */
    public sealed interface Keeping {

        record Done(int version) implements Keeping {}

        record Refused(List<Refusal> refusals) implements Keeping {}

        /** Somebody else has kept another version since. */
        record Changed() implements Keeping {}
    }

    /** Those that hold. */
    public Templates current() {
        return new Templates(holding().stream().map(Kept::template).toList());
    }

    /** Those that hold, and since when. */
    public List<Kept> holding() {
        return jdbc.sql("""
                select distinct on (kind, severity, language) * from warning_template
                where organisation = :organisation order by kind, severity, language, version desc""")
                .param("organisation", ORGANISATION)
                .query((row, number) -> kept(row))
                .list();
    }

    /** Every version, the newest first. */
    public List<Kept> history() {
        return jdbc.sql("""
                select * from warning_template where organisation = :organisation
                order by changed_at desc, version desc limit :max""")
                .param("organisation", ORGANISATION)
                .param("max", HISTORY)
                .query((row, number) -> kept(row))
                .list();
    }

    /**
     * Keeps another version of one, unless something is wrong with its words.
     *
     * @param template its version is the one that whoever changes it saw; 0: there was none
     */
    public Keeping keep(Template template, Actor by) {
        List<Refusal> refusals = TemplateCheck.of(template);
        if (!refusals.isEmpty()) {
            return new Keeping.Refused(refusals);
        }
        return Objects.requireNonNull(transaction.execute(status -> {
            if (!insert(template, by)) {
                return new Keeping.Changed();
            }
            int version = template.version() + 1;
            audit.note(
                    by,
                    Act.TEMPLATE_CHANGED,
                    "template/" + WarningRows.word(template.kind()) + "/" + severity(template.severity()) + "/"
                            + template.language(),
                    Map.of("version", String.valueOf(version)));
            return new Keeping.Done(version);
        }));
    }

    /** Whether nobody else has kept another version since. */
    private boolean insert(Template template, Actor by) {
        return jdbc.sql("""
                        insert into warning_template (organisation, kind, severity, language, version, headline, lead_in,
                            ending, changed_by, changed_at)
                        select :organisation, :kind, :severity, :language, :after + 1, :headline, :leadIn, :ending, :by,
                            :now
                        where :after = (select coalesce(max(version), 0) from warning_template
                            where organisation = :organisation and kind = :kind and severity = :severity
                                and language = :language)
                        on conflict do nothing""")
                        .param("organisation", ORGANISATION)
                        .param("kind", WarningRows.word(template.kind()))
                        .param("severity", severity(template.severity()))
                        .param("language", template.language())
                        .param("after", template.version())
                        .param("headline", template.headline())
                        .param("leadIn", template.leadIn())
                        .param("ending", template.ending())
                        .param("by", DeskSettings.name(by))
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    static String severity(@Nullable Severity severity) {
        return severity == null ? ANY : severity.name();
    }

    private static Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                template(row),
                row.getString("changed_by"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }

    private static Template template(ResultSet row) throws SQLException {
        String severity = row.getString("severity");
        return new Template(
                WarningRows.kind(row.getString("kind")),
                severity.equals(ANY) ? null : Severity.valueOf(severity),
                row.getString("language"),
                row.getInt("version"),
                row.getString("headline"),
                row.getString("lead_in"),
                row.getString("ending"));
    }
}
