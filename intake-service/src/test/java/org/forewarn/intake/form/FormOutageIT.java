package org.forewarn.intake.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.awaitility.Awaitility;
import org.forewarn.intake.ReportsTopic;
import org.forewarn.intake.RunningIntake;
import org.forewarn.local.Broker;
import org.forewarn.local.RunFolder;
import org.forewarn.local.TestParts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The broker is gone while somebody sends the form: nothing typed is lost, and sent again it is one report. */
class FormOutageIT extends RunningIntake {

    private static final RunFolder FOLDER = RunFolder.temporary();
    private static Broker broker = Broker.start(FOLDER, 0, 0);

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void ownBroker(DynamicPropertyRegistry registry) {
        registry.add("spring.kafka.bootstrap-servers", () -> broker.bootstrapServers());
        registry.add("spring.kafka.properties.schema.registry.url", () -> TestParts.registry()
                .url());
        registry.add("forewarn.intake.ack-timeout", () -> "4s");
    }

    @AfterAll
    static void end() {
        broker.close();
        FOLDER.close();
    }

    @Test
    void whatCouldNotBeSentIsStillThereAndCountsOnce() throws Exception {
        String key = keyOf("outage-house", "reports:write");
        Browser browser = AtTheForm.filled(new Browser(port).type("key", key).submit())
                .type("incident/narrative", "Kept while the broker was away");
        String given = browser.holds("given").getFirst();

        broker.close();
        browser.press("do", "send");
        assertThat(browser.status()).isEqualTo(503);
        assertThat(browser.page().title()).isEqualTo("Error: Form");
        assertThat(browser.page().select("#notice").text()).contains("could not be sent", "still here");
        assertThat(browser.holds("incident/narrative")).containsExactly("Kept while the broker was away");
        assertThat(browser.holds("given")).containsExactly(given);

        broker = Broker.start(FOLDER, broker.port(), 0);
        Awaitility.await()
                .atMost(WITHIN)
                .until(() -> browser.press("do", "send").path().equals("/report/sent"));
        assertThat(browser.page().select(".reference").text()).isEqualTo(given);
        assertThat(new ReportsTopic(
                                broker.bootstrapServers(), TestParts.registry().url())
                        .all())
                .extracting(stored -> stored.event().getProvenance().getReference())
                .containsExactly(given);
    }
}
