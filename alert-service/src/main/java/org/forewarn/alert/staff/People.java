package org.forewarn.alert.staff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of members of staff. */
@Component
class People {

    /** Of PostgreSQL's advisory locks, the one of who changes roles and states: the last admin stays. */
    private static final long LOCK = 0x5354414646L;

    private static final String COLUMNS = """
            member_id, name, login, roles, state, password, totp_secret is not null as second_step, signed_in_at""";

    private final JdbcClient jdbc;
    private final Clock clock;

    People(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Person> find(UUID memberId) {
        return jdbc.sql("select " + COLUMNS + " from staff_member where member_id = :id")
                .param("id", memberId)
                .query((row, n) -> person(row))
                .optional();
    }

    /** @param login in whatever letters it was typed */
    Optional<Person> byLogin(String login) {
        return jdbc.sql("select " + COLUMNS + " from staff_member where login = :login")
                .param("login", login.toLowerCase(Locale.ROOT))
                .query((row, n) -> person(row))
                .optional();
    }

    Optional<Person> bySubject(String issuer, String subject) {
        return jdbc.sql("select " + COLUMNS + " from staff_member where issuer = :issuer and subject = :subject")
                .param("issuer", issuer)
                .param("subject", subject)
                .query((row, n) -> person(row))
                .optional();
    }

    /** All, by name: an organisation has dozens. */
    List<Person> all() {
        return jdbc.sql("select " + COLUMNS + " from staff_member order by lower(name), member_id")
                .query((row, n) -> person(row))
                .list();
    }

    /** Adds somebody with a local account; false when there is somebody of this login. */
    boolean invite(UUID memberId, String name, String login, Set<Role> roles) {
        return jdbc.sql("""
                insert into staff_member (member_id, name, login, roles, state, created_at, changed_at)
                values (:id, :name, :login, :roles, 'invited', :now, :now)
                on conflict (login) do nothing""")
                        .param("id", memberId)
                        .param("name", name)
                        .param("login", login.toLowerCase(Locale.ROOT))
                        .param("roles", codes(roles))
                        .param("now", now())
                        .update()
                == 1;
    }

    /** Adds whom the provider sent, or takes over what it says of them now. */
    void know(UUID memberId, String issuer, String subject, String name, Set<Role> roles) {
        jdbc.sql("""
                insert into staff_member (member_id, name, issuer, subject, roles, state, created_at, changed_at)
                values (:id, :name, :issuer, :subject, :roles, 'active', :now, :now)
                on conflict (issuer, subject) do update
                set name = excluded.name, roles = excluded.roles, changed_at = excluded.changed_at""")
                .param("id", memberId)
                .param("name", name)
                .param("issuer", issuer)
                .param("subject", subject)
                .param("roles", codes(roles))
                .param("now", now())
                .update();
    }

    void setPassword(UUID memberId, String hash) {
        change(memberId, "password = :value", hash);
    }

    /** Nobody signs in with the one that was, until a link is taken up. */
    void forgetPassword(UUID memberId) {
        jdbc.sql("update staff_member set password = null where member_id = :id")
                .param("id", memberId)
                .update();
    }

    void setRoles(UUID memberId, Set<Role> roles) {
        change(memberId, "roles = :value", codes(roles));
    }

    void setState(UUID memberId, Person.State state) {
        change(memberId, "state = :value", state.name().toLowerCase(Locale.ROOT));
    }

    /** Somebody who proved all that was asked. */
    void signedIn(UUID memberId) {
        jdbc.sql("""
                update staff_member set signed_in_at = :now,
                    state = case state when 'invited' then 'active' else state end
                where member_id = :id""").param("id", memberId).param("now", now()).update();
    }

    /** Locks roles and states until the end of the transaction; says whether anybody else could put them right. */
    boolean isLastAdmin(UUID memberId) {
        jdbc.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query()
                .singleRow();
        return jdbc.sql("""
                select count(*) filter (where member_id = :id) = 1 and count(*) = 1
                from staff_member where state = 'active' and 'admin' = any(roles)""").param("id", memberId).query(Boolean.class).single();
    }

    private void change(UUID memberId, String what, Object value) {
        jdbc.sql("update staff_member set " + what + ", changed_at = :now where member_id = :id")
                .param("value", value)
                .param("id", memberId)
                .param("now", now())
                .update();
    }

    static String[] codes(Collection<Role> roles) {
        return roles.stream().sorted().map(Role::code).toArray(String[]::new);
    }

    static Set<Role> roles(ResultSet row) throws SQLException {
        var roles = EnumSet.noneOf(Role.class);
        for (String code : (String[]) row.getArray("roles").getArray()) {
            roles.add(Role.of(code));
        }
        return roles;
    }

    private static Person person(ResultSet row) throws SQLException {
        @Nullable OffsetDateTime signedIn = row.getObject("signed_in_at", OffsetDateTime.class);
        return new Person(
                row.getObject("member_id", UUID.class),
                row.getString("name"),
                row.getString("login"),
                roles(row),
                Person.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("password"),
                row.getBoolean("second_step"),
                signedIn == null ? null : signedIn.toInstant());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
