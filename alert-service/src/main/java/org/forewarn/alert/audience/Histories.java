package org.forewarn.alert.audience;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.forewarn.alert.warning.WarningContent;
import org.forewarn.alert.warning.WarningText;
import org.forewarn.schemas.event.Channel;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** What was sent to somebody: when and how, and what of it still holds. */
@Repository
public class Histories {

    /** As many as somebody looks through on a phone. */
    public static final int MAX_MESSAGES = 50;

    private static final int MAX_WARNINGS = 20;

    /** No warning holds longer. */
    private static final Duration OLDEST = Duration.ofDays(400);

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;
    private final Clock clock;

    Histories(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A message.
     *
     * @param state what became of it, as the table {@code delivery} says it
     */
    public record Sent(Instant at, Channel channel, String state) {}

    /** A warning that still holds, in words. */
    public record Holding(String headline, String text, Instant sent, Instant until) {}

    /** The newest messages first. */
    public List<Sent> messages(UUID recipientId) {
        return jdbc.sql("""
                select attempted_at, channel, state from delivery where recipient_id = :id
                order by attempted_at desc limit :max""")
                .param("id", recipientId)
                .param("max", MAX_MESSAGES)
                .query((row, number) -> new Sent(
                        row.getObject("attempted_at", OffsetDateTime.class).toInstant(),
                        row.getString("channel").equals("sms") ? Channel.SMS : Channel.EMAIL,
                        row.getString("state")))
                .list();
    }

    /**
     * Warnings that were sent to somebody and hold: what a discreet message leads to. The newest word of each, unless it was
     * stopped, as when a report that it rests on was withdrawn.
     */
    public List<Holding> warnings(UUID recipientId, String language) {
        return jdbc
                .sql("""
                select distinct on (m.warning_id) m.sent, m.expires, m.msg_type, m.content::text as content,
                    m.revision >= w.sends_from as holds
                from delivery d join warning_message m using (warning_id) join warning w using (warning_id)
                where d.recipient_id = :id and d.state in ('attempting', 'submitted', 'delivered')
                    and d.attempted_at > :since
                order by m.warning_id, m.revision desc""")
                .param("id", recipientId)
                .param("since", clock.instant().minus(OLDEST).atOffset(ZoneOffset.UTC))
                .query((row, number) -> row.getBoolean("holds")
                        ? List.of(holding(
                                JSON.readValue(row.getString("content"), WarningContent.class),
                                row.getString("msg_type").equals("UPDATE"),
                                language,
                                row.getObject("sent", OffsetDateTime.class).toInstant(),
                                row.getObject("expires", OffsetDateTime.class).toInstant()))
                        : List.<Holding>of())
                .list()
                .stream()
                .flatMap(List::stream)
                .filter(holding -> holding.until().isAfter(clock.instant()))
                .sorted(Comparator.comparing(Holding::sent).reversed())
                .limit(MAX_WARNINGS)
                .toList();
    }

    /** Theirs if there is one, else the first, which is English. */
    private static Holding holding(
            WarningContent content, boolean update, String language, Instant sent, Instant until) {
        List<WarningText> texts = update && !content.updateTexts().isEmpty() ? content.updateTexts() : content.texts();
        WarningText text = texts.stream()
                .filter(each -> each.language().equals(language))
                .findFirst()
                .orElse(texts.getFirst());
        return new Holding(text.headline(), text.full(), sent, until);
    }
}
