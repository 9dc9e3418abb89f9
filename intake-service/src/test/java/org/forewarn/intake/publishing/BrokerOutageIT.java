package org.forewarn.intake.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.forewarn.intake.report.Samples.full;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;
import org.forewarn.intake.ReportsTopic;
import org.forewarn.intake.RunningIntake;
import org.forewarn.local.Broker;
import org.forewarn.local.RunFolder;
import org.forewarn.local.TestParts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** The broker really stops and comes back. What was accepted is there then, once; what was refused is not. */
class BrokerOutageIT extends RunningIntake {

    private static final Duration ACK_TIMEOUT = Duration.ofSeconds(4);

    /** For the part of an answer that is not waiting, on a busy machine. */
    private static final Duration SLACK = Duration.ofSeconds(3);

    private static final RunFolder FOLDER = RunFolder.temporary();
    private static Broker broker = Broker.start(FOLDER, 0, 0);

    @Autowired
    private MeterRegistry meters;

    private final Set<String> accepted = ConcurrentHashMap.newKeySet();

    @DynamicPropertySource
    static void ownBroker(DynamicPropertyRegistry registry) {
        registry.add("spring.kafka.bootstrap-servers", () -> broker.bootstrapServers());
        registry.add("spring.kafka.properties.schema.registry.url", () -> TestParts.registry()
                .url());
        registry.add("forewarn.intake.ack-timeout", ACK_TIMEOUT::toString);
    }

    @AfterAll
    static void end() {
        broker.close();
        FOLDER.close();
    }

    @Test
    void noReportIsAcceptedWithoutTheBrokerAndNoneIsLost(CapturedOutput output) {
        awaitReady();
        assertThat(send("before")).isEqualTo(202);

        broker.close();
        for (int i = 0; i < 3; i++) {
            refusedInTime("during-" + i);
        }
        withdraw(OPERATOR.text(), "before").expectStatus().isEqualTo(503);
        post("/v1/partners", OPERATOR.text(), """
                {"partnerId": "during", "name": "During", "scopes": ["reports:write"]}""").expectStatus().isEqualTo(503);
        health("readiness").expectStatus().isEqualTo(503);
        health("liveness").expectStatus().isOk();

        broker = Broker.start(FOLDER, broker.port(), 0);
        Awaitility.await().atMost(WITHIN).until(() -> send("after") == 202);
        Awaitility.await().atMost(WITHIN).until(() -> status(health("readiness")) == 200);

        var topic =
                new ReportsTopic(broker.bootstrapServers(), TestParts.registry().url());
        assertThat(topic.all())
                .extracting(stored -> stored.event().getProvenance().getReference())
                .containsExactlyInAnyOrderElementsOf(accepted);
        assertThat(count("forewarn.intake.reports.received"))
                .isEqualTo(outcome("accepted") + outcome("rejected") + outcome("failed"));
        assertThat(outcome("failed")).isGreaterThanOrEqualTo(3);
        assertThat(output.getAll())
                .containsOnlyOnce("Records are not acknowledged: ")
                .containsOnlyOnce("Records are acknowledged again")
                .doesNotContain("lanted", "07700", "payload=");
    }

    private void refusedInTime(String reference) {
        long start = System.nanoTime();
        ResponseSpec answer = submit(OPERATOR.text(), full().put("reference", reference));
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        answer.expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .valueEquals("Retry-After", "5")
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:forewarn:problem:unavailable");
        assertThat(took).isLessThan(ACK_TIMEOUT.plus(SLACK));
    }

    private int send(String reference) {
        int status = status(submit(OPERATOR.text(), full().put("reference", reference)));
        if (status == 202) {
            accepted.add(reference);
        }
        return status;
    }

    private ResponseSpec health(String group) {
        return http.get().uri("/actuator/health/" + group).exchange();
    }

    /** Without an expectation, whose failure would print the report. */
    private static int status(ResponseSpec answer) {
        return answer.returnResult(Void.class).getStatus().value();
    }

    private double outcome(String outcome) {
        return meters.get("forewarn.intake.reports")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private double count(String name) {
        return meters.get(name).counter().count();
    }
}
