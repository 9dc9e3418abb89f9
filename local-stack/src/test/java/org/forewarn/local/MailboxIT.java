package org.forewarn.local;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** The mailbox, written to by an ordinary mail client. */
class MailboxIT {

    @Test
    void aMailArrivesWithItsPlainTextAndTheListenerIsTold() throws Exception {
        try (Mailbox mailbox = Mailbox.start(0)) {
            List<Mailbox.Mail> heard = new CopyOnWriteArrayList<>();
            mailbox.onMail(heard::add);
            var properties = new Properties();
            properties.setProperty("mail.smtp.host", "127.0.0.1");
            properties.setProperty("mail.smtp.port", String.valueOf(mailbox.smtpPort()));
            var message = new MimeMessage(Session.getInstance(properties));
            message.setFrom(new InternetAddress("desk@example.org"));
            message.setRecipients(Message.RecipientType.TO, "lapwing@example.org,heron@example.net");
            message.setSubject("Ostrzeżenie", "UTF-8");
            message.setContent(alternatives("Café, 5 £\nsecond line", "<p>Café</p>"));

            Transport.send(message);

            assertThat(mailbox.mails()).hasSize(2).isEqualTo(heard).allSatisfy(mail -> {
                assertThat(mail.subject()).isEqualTo("Ostrzeżenie");
                assertThat(mail.text()).isEqualTo("Café, 5 £\nsecond line");
                assertThat(mail.messageId()).isNotEmpty();
            });
            assertThat(mailbox.mails())
                    .extracting(Mailbox.Mail::to)
                    .containsExactlyInAnyOrder("lapwing@example.org", "heron@example.net");
        }
    }

    private static MimeMultipart alternatives(String plain, String html) throws Exception {
        var text = new MimeBodyPart();
        text.setText(plain, "UTF-8");
        var page = new MimeBodyPart();
        page.setText(html, "UTF-8", "html");
        return new MimeMultipart("alternative", text, page);
    }
}
