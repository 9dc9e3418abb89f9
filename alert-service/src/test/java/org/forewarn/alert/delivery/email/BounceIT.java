package org.forewarn.alert.delivery.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.forewarn.alert.Suite.soon;
import static org.forewarn.alert.TestCase.open;
import static org.forewarn.alert.TestCase.report;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.forewarn.alert.Person;
import org.forewarn.alert.Suite;
import org.forewarn.alert.suppression.Suppressions;
import org.forewarn.schemas.event.Channel;
import org.junit.jupiter.api.Test;

/** Bounces in a real mailbox. */
class BounceIT {

    private static final String TO_ADDRESS = "To: bounces+%s@forewarn.example.org";
    private static final String TO_SENDER = "To: alerts@forewarn.example.org";

    @Test
    void aBounceFailsItsMessageAndAnAddressThatDoesNotExistIsNotWrittenToAgain() throws Exception {
        var imap = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        imap.start();
        GreenMailUser box = imap.setUser("bounces@forewarn.example.org", "bounces", "secret");
        try (Suite suite = Suite.start(Map.of(
                "forewarn.delivery.email.providers[0].bounce-address", "bounces@forewarn.example.org",
                "forewarn.delivery.email.bounces.host", "127.0.0.1",
                "forewarn.delivery.email.bounces.port", imap.getImap().getPort(),
                "forewarn.delivery.email.bounces.tls", false,
                "forewarn.delivery.email.bounces.username", "bounces",
                "forewarn.delivery.email.bounces.password", "secret",
                "forewarn.delivery.email.bounces.every", "200ms"))) {
            Person gone = Person.of(931, "LN1");
            Person full = Person.of(932, "LN1");
            Person slow = Person.of(933, "LN1");
            suite.subscribe(gone, full, slow);
            suite.say(open(report("LN1")));
            soon().until(() -> suite.allMails().size() == 3);
            soon().until(() -> state(suite, gone).equals("submitted")
                    && state(suite, full).equals("submitted")
                    && state(suite, slow).equals("submitted"));

            box.deliver(
                    mail("From: somebody@example.org\r\n" + TO_SENDER + "\r\nSubject: hello\r\n\r\nThank you.\r\n"));
            box.deliver(notification(TO_ADDRESS.formatted(dispatch(suite, gone)), "failed", "5.1.1", ""));
            // found by the Message-ID that is quoted
            box.deliver(notification(
                    TO_SENDER, "failed", "5.2.2", "Message-ID: <" + dispatch(suite, full) + "@forewarn.example.org>"));
            box.deliver(notification(TO_ADDRESS.formatted(dispatch(suite, slow)), "delayed", "4.4.1", ""));
            box.deliver(notification(TO_ADDRESS.formatted(UUID.randomUUID()), "failed", "5.1.1", ""));

            soon().until(() -> state(suite, gone).equals("failed bounce_5.1.1"));
            soon().until(() -> state(suite, full).equals("failed bounce_5.2.2"));
            assertThat(state(suite, slow)).isEqualTo("submitted");
            Suppressions suppressions = suite.bean(Suppressions.class);
            assertThat(suppressions.contains(Channel.EMAIL, gone.email())).isTrue();
            assertThat(suppressions.contains(Channel.EMAIL, full.email())).isFalse();
            soon().until(() -> imap.getReceivedMessages().length == 3);
            // what is suppressed stands in a topic that other tests read too
            suppressions.lift(Channel.EMAIL, gone.email());
        } finally {
            imap.stop();
        }
    }

    private static String dispatch(Suite suite, Person person) {
        return suite.jdbc()
                .sql("select dispatch_id::text from delivery where recipient_id = ? and channel = 'email'")
                .param(person.id())
                .query(String.class)
                .single();
    }

    private static String state(Suite suite, Person person) {
        return suite.jdbc()
                .sql("select trim(state || ' ' || coalesce(reason, '')) from delivery"
                        + " where recipient_id = ? and channel = 'email'")
                .param(person.id())
                .query(String.class)
                .single();
    }

    private static MimeMessage notification(String to, String action, String status, String quoted) throws Exception {
        return mail("""
                From: MAILER-DAEMON@mx.example.org
                %s
                Subject: Undelivered
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b
                Content-Type: text/plain

                It was not delivered.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example.org

                Final-Recipient: rfc822; somebody@example.org
                Action: %s
                Status: %s

                --b
                Content-Type: text/rfc822-headers

                Subject: A warning
                %s

                --b--
                """.formatted(to, action, status, quoted).replace("\n", "\r\n"));
    }

    private static MimeMessage mail(String text) throws Exception {
        return new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)));
    }
}
