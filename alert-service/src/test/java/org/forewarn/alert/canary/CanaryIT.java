package org.forewarn.alert.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.forewarn.alert.Suite.soon;

import java.net.http.HttpRequest;
import java.util.Map;
import org.forewarn.alert.Suite;
import org.forewarn.alert.canary.CanaryBook.Line;
import org.forewarn.alert.delivery.Lane;
import org.forewarn.local.Carrier;
import org.forewarn.local.Carrier.Fate;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Test messages on every lane, by every provider. */
class CanaryIT {

    private static final String PHONE = "+447700900555";

    @Test
    void oneGoesOverEveryLaneByEveryProviderAndIsMissedWhenNoReceiptComes() {
        String second = "forewarn.delivery.sms.providers[1].";
        try (Carrier other = Carrier.start(0);
                Suite suite = Suite.start(Map.of(
                        "forewarn.canary.phone",
                        PHONE,
                        "forewarn.canary.mail",
                        "canary@example.org",
                        "forewarn.canary.every",
                        "2s",
                        "forewarn.canary.within",
                        "4s",
                        second + "name",
                        "other",
                        second + "weight",
                        0,
                        second + "smpp.host",
                        "127.0.0.1",
                        second + "smpp.port",
                        other.port(),
                        second + "smpp.password",
                        other.password()))) {
            var canaries = suite.bean(Canaries.class);
            assertThat(canaries.lines()).hasSize(9);
            soon().until(() -> canaries.lines().stream().allMatch(line -> canaries.age(line) < 10));
            assertThat(suite.carrier().texts()).hasSizeGreaterThanOrEqualTo(Lane.values().length);
            assertThat(other.texts()).hasSizeGreaterThanOrEqualTo(Lane.values().length);
            assertThat(canaries.late()).isEmpty();

            other.decideFates(to -> Fate.SILENT);
            soon().until(() -> canaries.late().size() == Lane.values().length);
            assertThat(canaries.late()).allMatch(line -> line.provider().equals("other"));
            JsonNode canary = health(suite).path("components").path("canary");
            assertThat(canary.path("status").asString()).isEqualTo("DOWN");
            assertThat(canary.path("details").path("urgent by other").asString())
                    .startsWith("late");
            assertThat(canary.path("details").path("urgent by smpp").asString()).doesNotStartWith("late");

            other.decideFates(to -> Fate.DELIVERED);
            soon().until(() -> canaries.late().isEmpty());
            assertThat(canaries.age(new Line(Lane.URGENT, "other"))).isLessThan(10);
        }
    }

    private static JsonNode health(Suite suite) {
        return JsonMapper.shared()
                .readTree(suite.send(HttpRequest.newBuilder(suite.uri("/actuator/health/delivery")))
                        .body());
    }
}
