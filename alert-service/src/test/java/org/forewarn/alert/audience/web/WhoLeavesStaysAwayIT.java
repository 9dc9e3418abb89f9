package org.forewarn.alert.audience.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.forewarn.alert.Suite;
import org.forewarn.alert.TestCase;
import org.forewarn.alert.audience.ManageLinks;
import org.forewarn.alert.suppression.GivenUp;
import org.forewarn.alert.suppression.Suppressions;
import org.forewarn.schemas.event.Channel;
import org.forewarn.schemas.event.SuppressionCause;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whoever left gets nothing, also when the database is put back to a time at which they were there; until they join again. */
class WhoLeavesStaysAwayIT {

    private static Suite suite;

    @BeforeAll
    static void start() {
        suite = Suite.start(Map.of("forewarn.audience.codes-per-visitor", 1_000));
    }

    @AfterAll
    static void stop() {
        suite.close();
    }

    @Test
    void leavingOnThePageSurvivesADatabaseFromBefore() {
        Newcomer ann = Newcomer.of(suite).join("KW5");
        Rows before = Rows.of(ann.id());
        ann.browser().open("/mine/leave").submit("/mine/leave");
        assertThat(ann.isKnown()).isFalse();
        before.putBack();
        assertThat(ann.isKnown()).isTrue();
        int texts = ann.texts().size();
        warn("KW5", ann.id());
        assertThat(ann.texts()).hasSize(texts);
    }

    @Test
    void oneClickSurvivesADatabaseFromBefore() {
        Newcomer ben = Newcomer.of(suite);
        ben.browser().open("/").choose("/join").type("email", ben.email()).submit();
        ben.browser().choose("/join/code").type("code-email", ben.mailedCode(1)).submit();
        ben.browser().choose("/join/choices").type("codes", "KW6").submit();
        String link = suite.bean(ManageLinks.class).of(ben.id(), Channel.EMAIL);
        Rows before = Rows.of(ben.id());
        int status = ben.browser()
                .postAside(
                        link.substring(link.indexOf("/m/")) + "/unsubscribe", Map.of("List-Unsubscribe", "One-Click"));
        assertThat(status).isEqualTo(200);
        before.putBack();
        int mails = ben.mails().size();
        warn("KW6", ben.id());
        assertThat(ben.mails()).hasSize(mails);
    }

    @Test
    void whoeverJoinsAgainGetsACodeAndIsWarned() {
        Newcomer cat = Newcomer.of(suite).join("KW7");
        cat.browser().open("/mine/leave").submit("/mine/leave");
        assertThat(suppressions().contains(Channel.SMS, cat.number())).isTrue();
        cat.ask();
        String code = cat.textedCode(2);
        assertThat(suppressions().contains(Channel.SMS, cat.number())).isTrue();
        cat.browser().choose("/join/code").type("code-sms", code).submit();
        assertThat(suppressions().contains(Channel.SMS, cat.number())).isFalse();
        cat.browser().choose("/join/choices").type("codes", "KW7").submit();
        suite.say(TestCase.open(TestCase.report("KW7")));
        Suite.soon().until(() -> cat.texts().size() > 2);
    }

    @Test
    void anAddressThatWasExchangedOrRemovedStaysAwayToo() {
        Newcomer dan = Newcomer.of(suite).join("KW8");
        Newcomer other = Newcomer.of(suite);
        dan.browser()
                .open("/mine/reach")
                .choose("/mine/reach")
                .type("phone", other.phone())
                .submit();
        dan.browser().choose("/join/code").type("code-sms", other.textedCode(1)).submit();
        assertThat(dan.browser().path()).isEqualTo("/mine/reach");
        assertThat(suppressions().contains(Channel.SMS, dan.number())).isTrue();
        assertThat(suppressions().contains(Channel.SMS, other.number())).isFalse();
    }

    @Test
    void aStopIsMoreThanLeaving() {
        Newcomer eve = Newcomer.of(suite).join("KW9");
        suppressions().add(Channel.SMS, eve.number(), SuppressionCause.STOP);
        eve.browser().open("/mine/leave").submit("/mine/leave");
        assertThat(suppressions().isGivenUp(Channel.SMS, eve.number())).isFalse();
        suite.bean(GivenUp.class).takeBack(Channel.SMS, eve.number());
        assertThat(suppressions().contains(Channel.SMS, eve.number())).isTrue();
    }

    @Test
    void whatWasNotedWhileTheBrokerWasAwayIsWrittenLater() {
        String number = "+447700900999";
        suite.bean(GivenUp.class).note(Channel.SMS, number);
        assertThat(suppressions().contains(Channel.SMS, number)).isFalse();
        suite.bean(GivenUp.class).settle();
        assertThat(suppressions().isGivenUp(Channel.SMS, number)).isTrue();
        assertThat(suite.jdbc()
                        .sql("select count(*) from suppression_owed")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private static Suppressions suppressions() {
        return suite.bean(Suppressions.class);
    }

    /** Warns an area, and waits until it was decided that this person is not told. */
    private static void warn(String code, UUID id) {
        suite.say(TestCase.open(TestCase.report(code)));
        Suite.soon()
                .until(() -> suite.jdbc()
                                .sql("select count(*) from delivery where recipient_id = :id and reason = 'stopped'")
                                .param("id", id)
                                .query(Long.class)
                                .single()
                        > 0);
    }

    /** What the database knew of somebody. */
    private record Rows(List<String> recipient, List<String> areas) {

        static Rows of(UUID id) {
            return new Rows(rows("recipient", id), rows("recipient_area", id));
        }

        private static List<String> rows(String table, UUID id) {
            return suite.jdbc()
                    .sql("select row_to_json(t)::text from %s t where recipient_id = :id".formatted(table))
                    .param("id", id)
                    .query(String.class)
                    .list();
        }

        void putBack() {
            insert("recipient", recipient);
            insert("recipient_area", areas);
        }

        private static void insert(String table, List<String> rows) {
            rows.forEach(row -> suite.jdbc()
                    .sql("insert into %1$s select * from json_populate_record(null::%1$s, :row::json)".formatted(table))
                    .param("row", row)
                    .update());
        }
    }
}
