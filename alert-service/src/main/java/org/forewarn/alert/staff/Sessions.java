package org.forewarn.alert.staff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.forewarn.alert.staff.Visitor.Stage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The sessions of all replicas. Of what a cookie holds only the hash is here. */
@Component
class Sessions {

    /** Who has typed a password has so long for the second step. */
    static final Duration HALF_WAY_LASTS = Duration.ofMinutes(10);

    /** After so many wrong codes the password has to be typed again. */
    static final int WRONG_CODES = 5;

    /** A session's last use is written down no oftener. */
    private static final Duration TOUCH_EVERY = Duration.ofSeconds(30);

    private static final String LIVE = """
            (s.used_at > :now - :idle * interval '1 second' and s.created_at > :now -
                case s.stage when 'full' then :longest else :halfWay end * interval '1 second'
             and m.state <> 'disabled')""";

    private final JdbcClient jdbc;
    private final StaffProperties properties;
    private final Clock clock;

    Sessions(JdbcClient jdbc, StaffProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.clock = clock;
    }

    /** One of somebody's sessions, for their account's page. */
    record Open(UUID sessionId, String browser, Instant since, Instant used) {}

    /**
     * Begins one; its secret is what the cookie is to hold.
     *
     * @param browser in words, so that people know which is which
     */
    String begin(UUID memberId, Stage stage, String browser) {
        String secret = Digests.secret();
        jdbc.sql("""
                insert into staff_session (session_id, id_hash, member_id, stage, browser, created_at, used_at)
                values (:id, :hash, :memberId, :stage, :browser, :now, :now)""")
                .param("id", UUID.randomUUID())
                .param("hash", Digests.of(secret))
                .param("memberId", memberId)
                .param("stage", stage.name().toLowerCase(Locale.ROOT))
                .param("browser", browser)
                .param("now", now())
                .update();
        return secret;
    }

    /** Whose session this is; nothing when it has ended. */
    Optional<Visitor> find(String secret) {
        Optional<Visitor> visitor = jdbc.sql("""
                select s.session_id, s.stage, m.member_id, m.name, m.roles
                from staff_session s join staff_member m using (member_id) where s.id_hash = :hash and %s""".formatted(LIVE))
                .param("hash", Digests.of(secret))
                .params(bounds())
                .query((row, n) -> visitor(row, secret))
                .optional();
        visitor.ifPresent(found -> touch(found.sessionId()));
        return visitor;
    }

    private void touch(UUID sessionId) {
        jdbc.sql("update staff_session set used_at = :now where session_id = :id and used_at < :before")
                .param("now", now())
                .param("before", now().minus(TOUCH_EVERY))
                .param("id", sessionId)
                .update();
    }

    /** Notes a wrong code; false when there were too many of them, and the session has ended. */
    boolean wrong(UUID sessionId) {
        int wrong = jdbc.sql("update staff_session set wrong = wrong + 1 where session_id = :id returning wrong")
                .param("id", sessionId)
                .query(Integer.class)
                .optional()
                .orElse(WRONG_CODES);
        if (wrong >= WRONG_CODES) {
            end(sessionId);
        }
        return wrong < WRONG_CODES;
    }

    List<Open> of(UUID memberId) {
        return jdbc.sql("""
                select s.session_id, s.browser, s.created_at, s.used_at
                from staff_session s join staff_member m using (member_id)
                where s.member_id = :memberId and s.stage = 'full' and %s
                order by s.used_at desc""".formatted(LIVE))
                .param("memberId", memberId)
                .params(bounds())
                .query((row, n) -> new Open(
                        row.getObject("session_id", UUID.class),
                        row.getString("browser"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        row.getObject("used_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    void end(UUID sessionId) {
        jdbc.sql("delete from staff_session where session_id = :id")
                .param("id", sessionId)
                .update();
    }

    /** Ends one of this member's sessions; false when it is none of theirs. */
    boolean end(UUID memberId, UUID sessionId) {
        return jdbc.sql("delete from staff_session where session_id = :id and member_id = :memberId")
                        .param("id", sessionId)
                        .param("memberId", memberId)
                        .update()
                == 1;
    }

    /** Ends all of somebody's sessions. */
    int endAll(UUID memberId) {
        return jdbc.sql("delete from staff_session where member_id = :memberId")
                .param("memberId", memberId)
                .update();
    }

    /** Ends all but this one. */
    int endOthers(Visitor visitor) {
        return jdbc.sql("delete from staff_session where member_id = :memberId and session_id <> :id")
                .param("memberId", visitor.memberId())
                .param("id", visitor.sessionId())
                .update();
    }

    /** Forgets what has ended. */
    void sweep() {
        jdbc.sql("""
                delete from staff_session s using staff_member m where s.member_id = m.member_id and not %s""".formatted(LIVE)).params(bounds()).update();
    }

    private Map<String, Object> bounds() {
        return Map.of(
                "now", now(),
                "idle", properties.idle().toSeconds(),
                "longest", properties.longest().toSeconds(),
                "halfWay", HALF_WAY_LASTS.toSeconds());
    }

    private static Visitor visitor(ResultSet row, String secret) throws SQLException {
        return new Visitor(
                row.getObject("session_id", UUID.class),
                secret,
                Stage.valueOf(row.getString("stage").toUpperCase(Locale.ROOT)),
                row.getObject("member_id", UUID.class),
                row.getString("name"),
                People.roles(row));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
