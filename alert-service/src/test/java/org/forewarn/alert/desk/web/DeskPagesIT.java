package org.forewarn.alert.desk.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.forewarn.alert.Suite.soon;
import static org.forewarn.alert.TestCase.open;
import static org.forewarn.alert.TestCase.report;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.forewarn.alert.Person;
import org.forewarn.alert.Suite;
import org.forewarn.alert.staff.Plain;
import org.forewarn.alert.staff.Role;
import org.forewarn.alert.staff.Staff;
import org.forewarn.schemas.event.AlertConsent;
import org.forewarn.schemas.event.ReportFacts;
import org.forewarn.schemas.event.Severity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pages of one warning, of templates and of settings, without a script. */
class DeskPagesIT {

    @SuppressWarnings("NullAway.Init")
    private static Suite suite;

    @SuppressWarnings("NullAway.Init")
    private static Staff staff;

    @BeforeAll
    static void start() {
        suite = Suite.start(Map.of("forewarn.desk.auto-issue", false));
        staff = new Staff(suite);
    }

    @AfterAll
    static void stop() {
        suite.close();
    }

    @Test
    void whatTheTwoWhoApproveSeeIsWhatArrives() {
        Person person = Person.of(200, "TD11");
        suite.subscribe(person);
        String path = drafted(report("TD11", AlertConsent.AREA, Severity.EXTREME));
        Plain ann = staff.signedIn(Role.REVIEWER).open(path);
        assertThat(ann.status()).isEqualTo(200);
        String shown = ann.page().expectFirst(".bubble").text();
        assertThat(shown).contains("07700 900999");
        assertThat(ann.page().expectFirst(".reach").text()).contains("Reaches 1 person");

        ann.submit("/approve");
        assertThat(ann.page().text()).contains("Your approval is noted");
        assertThat(ann.page().select("form[action$=/approve]")).isEmpty();
        Plain ben = staff.signedIn(Role.LEAD).open(path);
        assertThat(ben.page().text()).contains("approved on");
        ben.submit("/approve");
        assertThat(ben.page().text()).contains("It is on its way");

        soon().until(() -> suite.texts(person).size() == 1);
        assertThat(suite.texts(person).getFirst().body()).startsWith(shown + "\n");
        soon().until(() -> ben.open(path).page().select("td.num").text().contains("1"));

        ben.open(path).submit("/cancel");
        soon().until(() -> suite.texts(person).size() == 2);
        assertThat(ben.open(path).page().text()).contains("Ended");
    }

    @Test
    void whatIsChosenIsPreviewedAndKept() {
        String path = drafted(report("TD12"));
        Plain ann = staff.signedIn(Role.REVIEWER).open(path + "/compose");
        assertThat(ann.status()).isEqualTo(200);
        assertThat(ann.page().select("input[name=fields][checked]").eachAttr("value"))
                .contains("type:robbery", "phone:07700 900999");
        Plain previewed = form(ann, "preview");
        assertThat(previewed.page().select("#live-text").text()).startsWith("WARNING: robbery. Ref ");

        Plain kept = form(ann.open(path + "/compose"), "keep");
        assertThat(kept.page().text()).contains("The choice is kept");
        assertThat(kept.page().expectFirst(".bubble").text()).startsWith("WARNING: robbery. Ref ");
    }

    private static Plain form(Plain browser, String button) {
        return browser.type("fields", "type:robbery")
                .type("area", "around")
                .type("radius", "2")
                .type("hours", "24")
                .type("do", button)
                .submit("/compose");
    }

    @Test
    void aDraftIsRejectedWithItsReason() {
        String path = drafted(report("TD13"));
        Plain ann = staff.signedIn(Role.REVIEWER).open(path);
        ann.type("reason", "no_danger").submit("/reject");
        assertThat(ann.page().text()).contains("Rejected");
        assertThat(suite.jdbc()
                        .sql("select rejected_for from warning where warning_id = ?")
                        .param(UUID.fromString(path.substring(path.lastIndexOf('/') + 1)))
                        .query(String.class)
                        .single())
                .isEqualTo("no_danger");
    }

    @Test
    void templatesAndSettingsAreForLeads() {
        Plain lead = staff.signedIn(Role.LEAD).open("/desk/templates");
        assertThat(lead.status()).isEqualTo(200);
        lead.type("kind", "cancel")
                .type("severity", "any")
                .type("language", "en")
                .type("ending", "See us at 3 Mill Lane LS2 9JT.")
                .submit("/templates");
        assertThat(lead.page().text()).contains("It looks like an address.");
        lead.type("kind", "cancel")
                .type("severity", "any")
                .type("language", "en")
                .type("ending", "Talk to us: 0800 000 0000.")
                .submit("/templates");
        assertThat(lead.page().text()).contains("Kept.");

        lead.open("/desk/settings");
        assertThat(lead.status()).isEqualTo(200);
        lead.type("lifetimeHours", "72")
                .type("enoughAlone", "SEVERE")
                .type("enoughTogether", "MODERATE")
                .submit("/settings");
        assertThat(lead.page().text()).contains("Changed.").contains("3 days");

        Plain reviewer = staff.signedIn(Role.REVIEWER);
        assertThat(reviewer.open("/desk/settings").status()).isEqualTo(403);
        assertThat(reviewer.open("/desk/templates").status()).isEqualTo(403);
    }

    @Test
    void ofTwoLeadsWhoChangeOneTemplateTheSecondIsToldAndOverwritesNothing() {
        Plain ann = staff.signedIn(Role.LEAD).open("/desk/templates");
        Plain ben = staff.signedIn(Role.LEAD).open("/desk/templates");
        keep(ann, "Ann was first.");
        assertThat(ann.page().text()).contains("Kept.");
        keep(ben, "Ben did not see that.");
        assertThat(ben.status()).isEqualTo(400);
        assertThat(ben.page().text()).contains("Somebody else has kept another version meanwhile", "Ann was first.");
        assertThat(ben.page().select("#ending").attr("value"))
                .as("what he typed is still there")
                .isEqualTo("Ben did not see that.");
        keep(ben, "Ben did not see that.");
        assertThat(ben.page().text()).as("now that he has seen it").contains("Kept.");
    }

    private static void keep(Plain lead, String ending) {
        lead.type("kind", "all_clear")
                .type("severity", "MINOR")
                .type("language", "en")
                .type("ending", ending)
                .submit("/templates");
    }

    @Test
    void everyLookAndEveryActIsAudited() {
        String path = drafted(report("TD14"));
        Plain ann = staff.signedIn(Role.REVIEWER).open(path);
        ann.submit("/take");
        ann.submit("/approve");
        List<String> acts = suite.jdbc()
                .sql("select act from audit_entry where subject = ?")
                .param("warning/" + path.substring(path.lastIndexOf('/') + 1))
                .query(String.class)
                .list();
        assertThat(acts).contains("warning_viewed", "warning_taken", "warning_approved", "warning_issued");
    }

    private static String drafted(ReportFacts report) {
        suite.say(open(report));
        soon().until(() -> !warnings(report).isEmpty());
        return "/desk/warnings/" + warnings(report).getFirst();
    }

    private static List<UUID> warnings(ReportFacts report) {
        return suite.jdbc()
                .sql("select warning_id from warning where case_id = ?")
                .param(report.getReportId())
                .query(UUID.class)
                .list();
    }
}
