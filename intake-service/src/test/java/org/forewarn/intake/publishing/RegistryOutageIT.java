package org.forewarn.intake.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.forewarn.intake.report.Samples.full;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.forewarn.intake.RunningIntake;
import org.forewarn.kit.access.ApiKey;
import org.forewarn.kit.access.Scopes;
import org.forewarn.local.Broker;
import org.forewarn.local.Registry;
import org.forewarn.local.RunFolder;
import org.forewarn.schemas.TopicCreation;
import org.forewarn.schemas.Topics;
import org.forewarn.schemas.event.Partner;
import org.forewarn.schemas.event.PartnerKey;
import org.forewarn.schemas.serde.AvroSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The service starts while the registry is away, says so, and works once the registry has been there. */
class RegistryOutageIT extends RunningIntake {

    private static final RunFolder FOLDER = RunFolder.temporary();
    private static final Broker BROKER = Broker.start(FOLDER, 0, 0);
    private static final int REGISTRY_PORT = freePort();
    private static final String REGISTRY_URL = "http://127.0.0.1:%d/apis/ccompat/v7".formatted(REGISTRY_PORT);
    private static final ApiKey CHARITY = ApiKey.generate(new SecureRandom());

    @DynamicPropertySource
    static void ownParts(DynamicPropertyRegistry registry) {
        registry.add("spring.kafka.bootstrap-servers", BROKER::bootstrapServers);
        registry.add("spring.kafka.properties.schema.registry.url", () -> REGISTRY_URL);
        // so that every reader has run into it before the registry comes back
        registry.add("spring.kafka.properties.schema.registry.timeout.ms", () -> "1000");
    }

    @BeforeAll
    static void aCharityIsThereFromEarlierDays() throws Exception {
        Map<String, Object> config =
                Map.of("bootstrap.servers", BROKER.bootstrapServers(), "schema.registry.url", REGISTRY_URL);
        var serializer = new AvroSerializer<Partner>();
        serializer.configure(config, false);
        var key = new PartnerKey(
                CHARITY.keyId(), CHARITY.sha256(), List.of(Scopes.REPORTS_WRITE), Instant.EPOCH, null, null);
        try (Registry registry = Registry.start(FOLDER, REGISTRY_PORT);
                Admin admin = Admin.create(config);
                var producer = new KafkaProducer<>(config, new StringSerializer(), serializer)) {
            TopicCreation.createMissing(admin);
            producer.send(new ProducerRecord<>(
                            Topics.PARTNERS.name(),
                            "rose-house",
                            new Partner("rose-house", "Rose House", List.of(key))))
                    .get(WITHIN.toSeconds(), TimeUnit.SECONDS);
        }
    }

    @AfterAll
    static void end() {
        BROKER.close();
        FOLDER.close();
    }

    @Test
    void reportsAreRefusedUntilTheRegistryHasAnsweredAndNeverAfterwards() {
        submit(OPERATOR.text(), full())
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .exists("Retry-After");
        http.get().uri("/actuator/health/readiness").exchange().expectStatus().isEqualTo(503);

        try (Registry registry = Registry.start(FOLDER, REGISTRY_PORT)) {
            Awaitility.await().atMost(WITHIN).until(() -> submitted(OPERATOR) == 202);
            Awaitility.await().atMost(WITHIN).until(() -> submitted(CHARITY) == 202);
        }
        assertThat(submitted(CHARITY)).isEqualTo(202);
    }

    /** Without an expectation, whose failure would print the report. */
    private int submitted(ApiKey key) {
        return submit(key.text(), full()).returnResult(Void.class).getStatus().value();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
