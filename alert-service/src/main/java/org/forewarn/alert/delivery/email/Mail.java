package org.forewarn.alert.delivery.email;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import org.forewarn.alert.delivery.Message;

/** A message as a mail. Its Message-ID is derived from the message's id: sent twice, it is one mail to a mail client. */
final class Mail extends MimeMessage {

    private final String id;

    /** @throws MessagingException when the address is none */
    Mail(Session session, Message message, EmailProperties properties, Instant now) throws MessagingException {
        super(session);
        id = id(message, properties);
        setFrom(new InternetAddress(properties.from(), true));
        setRecipient(RecipientType.TO, new InternetAddress(message.address(), true));
        setSubject(message.subject(), StandardCharsets.UTF_8.name());
        setSentDate(Date.from(now));
        // RFC 3834: out-of-office replies are not for machines
        setHeader("Auto-Submitted", "auto-generated");
        setText(message.body(), StandardCharsets.UTF_8.name());
        saveChanges();
    }

    static String id(Message message, EmailProperties properties) {
        return "<" + message.dispatchId() + "@" + properties.domain() + ">";
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", id);
    }
}
