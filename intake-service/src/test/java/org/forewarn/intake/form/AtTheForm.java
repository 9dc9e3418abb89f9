package org.forewarn.intake.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.forewarn.intake.IntakeOnSharedParts;
import org.forewarn.intake.ReportsTopic;
import org.forewarn.intake.ReportsTopic.Stored;
import org.forewarn.local.TestParts;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A charity at the form, in a browser without scripts, down to what lies in the topic. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AtTheForm extends IntakeOnSharedParts {

    @LocalServerPort
    int port;

    final String charity = getClass().getSimpleName().toLowerCase(Locale.ROOT);
    String key = "";
    private ReportsTopic topic = new ReportsTopic("", "http://none");

    @BeforeAll
    void signUp() {
        key = keyOf(charity, "reports:write");
        topic = new ReportsTopic(
                TestParts.broker().bootstrapServers(), TestParts.registry().url());
    }

    Browser signedIn() throws Exception {
        Browser browser = new Browser(port).type("key", key).submit();
        assertThat(browser.path()).isEqualTo("/report");
        assertThat(browser.status()).isEqualTo(200);
        return browser;
    }

    /** The least that can be sent. */
    static Browser filled(Browser browser) {
        return browser.tick("incident/types", "robbery")
                .tick("incident/timePrecision", "exact")
                .type("incident/from/day", "1")
                .type("incident/from/month", "3")
                .type("incident/from/year", "2026")
                .type("incident/from/hour", "21")
                .type("incident/from/minute", "30")
                .tick("consent/alert", "area");
    }

    List<Stored> stored(String reference) {
        return topic.all().stream()
                .filter(each -> each.event().getProvenance().getReference().equals(reference))
                .toList();
    }

    static String reference(Browser browser) {
        assertThat(browser.path()).isEqualTo("/report/sent");
        return browser.page().select(".reference").text();
    }
}
