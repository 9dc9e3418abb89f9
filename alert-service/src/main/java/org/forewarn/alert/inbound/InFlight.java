package org.forewarn.alert.inbound;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.kafka.common.errors.InterruptException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Messages that are being handed to a provider at this moment. */
@Component
class InFlight {

    /** A provider that has not answered by then is taken not to answer; the phone's owner is not kept waiting for it. */
    private static final Duration AT_MOST = Duration.ofSeconds(6);

    /** A mark that is older was cut off by a crash: what it stands for was sent long ago, or never. */
    private static final Duration CUT_OFF_AFTER = Duration.ofSeconds(15);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final JdbcClient jdbc;
    private final Clock clock;

    InFlight(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Waits until no text to this phone is under way, in bounded time. */
    void awaitEnd(String phone) {
        Instant until = clock.instant().plus(AT_MOST);
        while (anyTo(phone) && clock.instant().isBefore(until)) {
            try {
                Thread.sleep(BETWEEN_LOOKS);
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            }
        }
    }

    private boolean anyTo(String phone) {
        return jdbc.sql("""
                select exists (
                    select 1 from delivery d
                    where d.recipient_id in (
                            select recipient_id from recipient where sms = :phone
                            union all select recipient_id from correspondent where address = :phone)
                        and d.state = 'attempting' and d.channel = 'sms' and d.attempted_at > :since)""")
                .param("phone", phone)
                .param("since", clock.instant().minus(CUT_OFF_AFTER).atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }
}
