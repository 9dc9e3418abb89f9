package org.forewarn.alert.inbound;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Which texts were answered, by the keyed hash of their phone, for a day: against floods and answering twice. */
@Component
class AnswerBook {

    private static final Duration KEPT = Duration.ofDays(2);

    private static final long FORGOTTEN_EVERY_MS = 600_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    AnswerBook(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Notes an answer that is about to be given; noted again it is the same. */
    void note(UUID textId, String phone, String wish, Instant at) {
        jdbc.sql("""
                insert into inbound_answer (text_id, phone, wish, answered_at) values (:id, :phone, :wish, :at)
                on conflict (text_id) do nothing""")
                .param("id", textId)
                .param("phone", phone)
                .param("wish", wish)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    @Scheduled(fixedDelay = FORGOTTEN_EVERY_MS, initialDelay = FORGOTTEN_EVERY_MS)
    void forget() {
        jdbc.sql("delete from inbound_answer where answered_at < :before")
                .param("before", clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
    }

    /** How many other texts of this phone were answered since then. */
    int since(Instant from, String phone, UUID butNot) {
        return count(from, phone, butNot, null);
    }

    /** The same of one kind of wish. */
    int since(Instant from, String phone, UUID butNot, String wish) {
        return count(from, phone, butNot, wish);
    }

    private int count(Instant from, String phone, UUID butNot, @Nullable String wish) {
        return jdbc.sql("""
                select count(*) from inbound_answer
                where phone = :phone and answered_at > :from and text_id <> :id
                    and (:wish::text is null or wish = :wish)""")
                .param("phone", phone)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("id", butNot)
                .param("wish", wish)
                .query(Integer.class)
                .single();
    }
}
