package org.forewarn.alert.delivery.email;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.forewarn.alert.delivery.Message;
import org.forewarn.alert.delivery.email.EmailProperties.EmailProviderProperties;

/**
 * A message as a mail: plain text, and the same as HTML. Its Message-ID is derived from the message's id: sent twice, or
 * by another provider of the same domain, it is one mail to a mail client.
 */
final class Mail extends SMTPMessage {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final String id;

    /** @throws AddressException when the address is none */
    Mail(Session session, Message message, EmailProviderProperties properties, Instant now) throws MessagingException {
        super(session);
        id = id(message.dispatchId(), properties);
        setFrom(sender(properties));
        setEnvelopeFrom(BounceAddress.of(properties, message.dispatchId()));
        setRecipient(RecipientType.TO, new InternetAddress(message.address(), true));
        setSubject(message.subject(), UTF_8);
        setSentDate(Date.from(now));
        // RFC 3834: out-of-office replies are not for machines
        setHeader("Auto-Submitted", "auto-generated");
        if (!message.language().isEmpty()) {
            setContentLanguage(new String[] {message.language()});
        }
        URI unsubscribe = message.unsubscribe();
        if (unsubscribe != null) {
            // RFC 8058: a mail program ends it with one POST, without opening a page
            setHeader("List-Unsubscribe", "<" + unsubscribe.toASCIIString() + ">");
            setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        setContent(parts(message));
        saveChanges();
    }

    private static InternetAddress sender(EmailProviderProperties properties) throws MessagingException {
        try {
            return properties.senderName().isEmpty()
                    ? new InternetAddress(properties.sender(), true)
                    : new InternetAddress(properties.sender(), properties.senderName(), UTF_8);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every Java has UTF-8", e);
        }
    }

    /** The best part comes last (RFC 2046, section 5.1.4). */
    private static MimeMultipart parts(Message message) throws MessagingException {
        var plain = new MimeBodyPart();
        plain.setText(message.body(), UTF_8);
        var html = new MimeBodyPart();
        html.setText(HtmlBody.of(message), UTF_8, "html");
        return new MimeMultipart("alternative", plain, html);
    }

    static String id(UUID dispatchId, EmailProviderProperties properties) {
        return "<" + dispatchId + "@" + properties.domain() + ">";
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", id);
    }
}
