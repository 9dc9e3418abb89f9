package org.forewarn.alert.delivery.email;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.forewarn.alert.delivery.Lane;
import org.forewarn.alert.delivery.Message;
import org.forewarn.alert.delivery.Provider;
import org.forewarn.alert.delivery.SubmitResult;
import org.forewarn.alert.delivery.SubmitResult.Accepted;
import org.forewarn.alert.delivery.SubmitResult.NotTaken;
import org.forewarn.alert.delivery.SubmitResult.Refused;
import org.forewarn.alert.delivery.SubmitResult.Scope;
import org.forewarn.schemas.event.Channel;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/**
 * Mails over SMTP, a wave over one connection. Settings are Spring's {@code spring.mail.*}; the conversation is led here,
 * because Spring's sender tells failures of a whole batch too coarsely to know which mail may be sent again.
 */
@Component
class SmtpProvider implements Provider {

    static final String NAME = "smtp";

    private static final int NO_SEGMENTS = 0;
    private static final String DEFAULT_PROTOCOL = "smtp";

    private final JavaMailSenderImpl settings;
    private final EmailProperties properties;
    private final Clock clock;

    SmtpProvider(JavaMailSenderImpl settings, EmailProperties properties, Clock clock) {
        this.settings = settings;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public int window() {
        return properties.window();
    }

    @Override
    public List<SubmitResult> submit(Lane lane, List<Message> messages) {
        Session session = settings.getSession();
        String protocol = settings.getProtocol() == null ? DEFAULT_PROTOCOL : settings.getProtocol();
        try (Transport connection = session.getTransport(protocol)) {
            connection.connect(settings.getHost(), settings.getPort(), settings.getUsername(), settings.getPassword());
            return send(connection, session, messages);
        } catch (MessagingException e) {
            return Collections.nCopies(messages.size(), new NotTaken("no_connection", Scope.PROVIDER));
        }
    }

    private List<SubmitResult> send(Transport connection, Session session, List<Message> messages) {
        var results = new ArrayList<SubmitResult>();
        boolean away = false;
        for (Message message : messages) {
            SubmitResult result =
                    away ? new NotTaken("connection_lost", Scope.PROVIDER) : send(connection, session, message);
            results.add(result);
            away = away || result.providerAway();
        }
        return results;
    }

    private SubmitResult send(Transport connection, Session session, Message message) {
        try {
            var mail = new Mail(session, message, properties, clock.instant());
            connection.sendMessage(mail, mail.getAllRecipients());
            return new Accepted(Mail.id(message, properties), NO_SEGMENTS);
        } catch (AddressException e) {
            return new Refused("no_address");
        } catch (MessagingException e) {
            return SmtpAnswer.of(e);
        }
    }
}
