package org.forewarn.intake.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class AttemptsTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T20:15:30Z"));
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
    private final Attempts attempts = new Attempts(clock);

    private int allowed(String... addresses) throws UnknownHostException {
        int allowed = 0;
        for (int i = 0; i < 50; i++) {
            if (attempts.failed(InetAddress.getByName(addresses[i % addresses.length]))) {
                allowed++;
            }
        }
        return allowed;
    }

    @Test
    void anAddressFailsSoOftenAndThenWaits() throws UnknownHostException {
        assertThat(allowed("192.0.2.1")).isEqualTo(Attempts.PER_WINDOW);
        assertThat(allowed("192.0.2.1")).isZero();
        now.updateAndGet(at -> at.plus(Attempts.WINDOW).plus(Duration.ofSeconds(1)));
        assertThat(allowed("192.0.2.1")).isEqualTo(Attempts.PER_WINDOW);
    }

    @Test
    void oneAddressDoesNotSpendAnothers() throws UnknownHostException {
        allowed("192.0.2.1");
        assertThat(allowed("192.0.2.2")).isEqualTo(Attempts.PER_WINDOW);
    }

    @Test
    void allOfAnIpv6NetworkIsOneAddress() throws UnknownHostException {
        assertThat(allowed("2001:db8::1", "2001:db8::2", "2001:db8:0:0:ffff::3"))
                .isEqualTo(Attempts.PER_WINDOW);
        assertThat(allowed("2001:db8:0:1::1")).isEqualTo(Attempts.PER_WINDOW);
    }
}
