package org.forewarn.benchmarks.fanout;

import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.forewarn.local.MailSink;

/** The same mails by a loop over Jakarta Mail and nothing else, on connections that stay open. */
final class BareSmtp {

    private BareSmtp() {}

    /** Sends so many over so many connections; gives mails a second. */
    static double run(MailSink sink, int mails, int connections) throws Exception {
        var settings = new Properties();
        settings.setProperty("mail.smtp.host", "127.0.0.1");
        settings.setProperty("mail.smtp.port", String.valueOf(sink.port()));
        Session session = Session.getInstance(settings);
        var next = new AtomicInteger();
        long start = System.nanoTime();
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < connections; i++) {
                senders.submit(() -> {
                    try (Transport transport = session.getTransport("smtp")) {
                        transport.connect();
                        for (int number = next.getAndIncrement(); number < mails; number = next.getAndIncrement()) {
                            MimeMessage mail = mail(session, number);
                            transport.sendMessage(mail, mail.getAllRecipients());
                        }
                    }
                    return null;
                });
            }
        }
        return mails / ((System.nanoTime() - start) / 1e9);
    }

    private static MimeMessage mail(Session session, int number) throws Exception {
        var mail = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws jakarta.mail.MessagingException {
                setHeader("Message-ID", "<" + UUID.randomUUID() + "@example.org>");
            }
        };
        mail.setFrom(new InternetAddress("alerts@forewarn.example.org"));
        mail.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress("person" + number + "@example.org"));
        mail.setSubject("A warning for LS11", "UTF-8");
        var plain = new MimeBodyPart();
        plain.setText(Dispatches.TEXT_AND_LINK, "UTF-8");
        var html = new MimeBodyPart();
        html.setText(
                "<!doctype html><html lang=\"en\"><body><p>" + Dispatches.TEXT_AND_LINK + "</p></body></html>",
                "UTF-8",
                "html");
        mail.setContent(new MimeMultipart("alternative", plain, html));
        mail.saveChanges();
        return mail;
    }
}
