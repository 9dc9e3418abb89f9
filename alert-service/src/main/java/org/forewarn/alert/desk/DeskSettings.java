package org.forewarn.alert.desk;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.forewarn.alert.audit.Act;
import org.forewarn.alert.audit.Actor;
import org.forewarn.alert.audit.Audit;
import org.forewarn.alert.warning.WarningSettings;
import org.forewarn.kit.access.Caller;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How the organisation that runs the desk wants its warnings made; the greatest version holds, the others are history.
 * What the configuration says ({@link DeskProperties}) is written as the first version, and again when it has changed,
 * until a person decides otherwise at the desk.
 */
@Component
public class DeskSettings implements InitializingBean {

    private static final String ORGANISATION = Caller.OPERATOR;
    private static final int HISTORY = 50;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final DeskProperties properties;
    private final Audit audit;
    private final Clock clock;

    DeskSettings(
            JdbcClient jdbc, TransactionTemplate transaction, DeskProperties properties, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.properties = properties;
        this.audit = audit;
        this.clock = clock;
    }

    /** One state of the settings. */
    public record Version(int version, WarningSettings settings, String changedBy, Instant changedAt) {}

    @Override
    public void afterPropertiesSet() {
        WarningSettings configured = WarningSettings.standard()
                .withRadiusKm(properties.radiusKm())
                .withLifetimeHours((int) Math.max(1, properties.warningLasts().toHours()))
                .withAutoIssue(properties.autoIssue() ? WarningSettings.everyClass() : Set.of());
        Optional<Version> latest = history().stream().findFirst();
        boolean untouched = latest.map(each -> each.changedBy().equals(name(Actor.SYSTEM))
                        && !each.settings().equals(configured))
                .orElse(true);
        if (untouched) {
            change(configured, latest.map(Version::version).orElse(0), Actor.SYSTEM);
        }
    }

    /** Those that hold. */
    public WarningSettings current() {
        return jdbc.sql("""
                select settings from desk_settings where organisation = :organisation order by version desc limit 1""")
                .param("organisation", ORGANISATION)
                .query(String.class)
                .optional()
                .map(ContentJson::readSettings)
                .orElseGet(WarningSettings::standard);
    }

    /** The newest first. */
    public List<Version> history() {
        return jdbc.sql("""
                select version, settings, changed_by, changed_at from desk_settings where organisation = :organisation
                order by version desc limit :max""")
                .param("organisation", ORGANISATION)
                .param("max", HISTORY)
                .query((row, number) -> new Version(
                        row.getInt("version"),
                        ContentJson.readSettings(row.getString("settings")),
                        row.getString("changed_by"),
                        row.getObject("changed_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /**
     * Changes them.
     *
     * @param after the version that whoever changes them saw
     * @return false when it is not the newest: somebody else has changed them since
     */
    public boolean change(WarningSettings settings, int after, Actor by) {
        Boolean changed = transaction.execute(status -> {
            boolean ours = jdbc.sql("""
                            insert into desk_settings (organisation, version, settings, changed_by, changed_at)
                            select :organisation, :after + 1, :settings::jsonb, :by, :now
                            where :after = (select coalesce(max(version), 0) from desk_settings
                                where organisation = :organisation)
                            on conflict do nothing""")
                            .param("organisation", ORGANISATION)
                            .param("after", after)
                            .param("settings", ContentJson.settings(settings))
                            .param("by", name(by))
                            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                            .update()
                    == 1;
            if (ours) {
                audit.note(
                        by,
                        Act.SETTINGS_CHANGED,
                        "settings/" + ORGANISATION,
                        Map.of("version", String.valueOf(after + 1)));
            }
            return ours;
        });
        return Boolean.TRUE.equals(changed);
    }

    static String name(Actor actor) {
        return actor.kind().name().toLowerCase(java.util.Locale.ROOT) + "/" + actor.id();
    }
}
