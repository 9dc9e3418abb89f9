package org.forewarn.alert.staff;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Links by which somebody sets their password, once. */
@Component
class Invitations {

    static final String PATH = "/desk/invitations/";

    private final JdbcClient jdbc;
    private final StaffProperties properties;
    private final Clock clock;

    Invitations(JdbcClient jdbc, StaffProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.clock = clock;
    }

    /** @param path with the secret at its end: shown once, to be given to that person and to nobody else */
    record Invitation(String path, Instant expires) {
        @Override
        public String toString() {
            return "Invitation[…]";
        }
    }

    /** A new one; earlier ones of the same person are not good any more. */
    Invitation make(UUID memberId) {
        String secret = Digests.secret();
        Instant expires = clock.instant().plus(properties.invitationLasts());
        jdbc.sql("delete from staff_invitation where member_id = :memberId")
                .param("memberId", memberId)
                .update();
        jdbc.sql("insert into staff_invitation (token_hash, member_id, expires_at) values (:hash, :memberId, :expires)")
                .param("hash", Digests.of(secret))
                .param("memberId", memberId)
                .param("expires", utc(expires))
                .update();
        return new Invitation(PATH + secret, expires);
    }

    /** Whose it is, if it is still good. */
    Optional<UUID> find(String secret) {
        return jdbc.sql("select member_id from staff_invitation where token_hash = :hash and expires_at > :now")
                .param("hash", Digests.of(secret))
                .param("now", utc(clock.instant()))
                .query(UUID.class)
                .optional();
    }

    /** Uses it up; nothing when somebody else has, or it has expired. */
    Optional<UUID> use(String secret) {
        return jdbc.sql("""
                delete from staff_invitation where token_hash = :hash and expires_at > :now returning member_id""")
                .param("hash", Digests.of(secret))
                .param("now", utc(clock.instant()))
                .query(UUID.class)
                .optional();
    }

    void sweep() {
        jdbc.sql("delete from staff_invitation where expires_at < :now")
                .param("now", utc(clock.instant()))
                .update();
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
