package org.forewarn.matching.check.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.forewarn.matching.Events;
import org.forewarn.schemas.event.CheckAudit;
import org.forewarn.schemas.event.CheckMatch;
import org.forewarn.schemas.event.CheckOutcome;
import org.junit.jupiter.api.Test;

class CheckLogTest {

    /** The bound of one write, and as much again for a busy machine. */
    private static final Duration SOON = Duration.ofSeconds(10);

    @Test
    void withoutABrokerNothingIsWrittenDownAndThatIsKnownSoon() throws IOException {
        Events.trustSchemas();
        String nobody = "127.0.0.1:" + freePort();
        try (CheckLog log = CheckLog.over(
                Map.of("bootstrap.servers", nobody, "schema.registry.url", "http://" + nobody + "/ccompat"))) {
            long began = System.nanoTime();

            assertThat(log.write(audit())).isFalse();

            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(SOON);
        }
    }

    private static CheckAudit audit() {
        return CheckAudit.newBuilder()
                .setCheckId("1")
                .setAskedAt(Instant.EPOCH)
                .setPartnerId("fern-house")
                .setKeyId("key")
                .setType("phone")
                .setMatch(CheckMatch.WHOLE)
                .setAnswer(CheckOutcome.UNKNOWN)
                .setFingerprint("00")
                .build();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
