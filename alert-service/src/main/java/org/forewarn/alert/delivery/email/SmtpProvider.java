package org.forewarn.alert.delivery.email;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.time.Clock;
import org.forewarn.alert.delivery.Message;
import org.forewarn.alert.delivery.Provider;
import org.forewarn.alert.delivery.SubmitResult;
import org.forewarn.alert.delivery.SubmitResult.Accepted;
import org.forewarn.alert.delivery.SubmitResult.NotTaken;
import org.forewarn.alert.delivery.SubmitResult.Refused;
import org.forewarn.alert.delivery.SubmitResult.Scope;
import org.forewarn.alert.delivery.Terms;
import org.forewarn.alert.delivery.email.EmailProperties.EmailProviderProperties;
import org.forewarn.alert.delivery.email.SmtpPool.Open;

/** Mails over SMTP, each on a connection of the pool. */
final class SmtpProvider implements Provider {

    private static final int NO_SEGMENTS = 0;
    private static final int ONE_MAIL = 1;

    private final EmailProviderProperties properties;
    private final SmtpPool pool;
    private final Clock clock;

    SmtpProvider(EmailProviderProperties properties, SmtpPool pool, Clock clock) {
        this.properties = properties;
        this.pool = pool;
        this.clock = clock;
    }

    @Override
    public Terms terms() {
        return properties.terms();
    }

    @Override
    public int segments(Message message) {
        return ONE_MAIL;
    }

    @Override
    public SubmitResult submit(Message message) {
        Mail mail;
        try {
            mail = new Mail(pool.session(), message, properties, clock.instant());
        } catch (AddressException e) {
            return new Refused("no_address");
        } catch (MessagingException e) {
            return new Refused("unsendable");
        }
        Open open;
        try {
            open = pool.take();
        } catch (MessagingException e) {
            return new NotTaken("no_connection", Scope.PROVIDER);
        }
        return send(open, mail, message);
    }

    /** A connection on which anything went wrong is not used again. */
    private SubmitResult send(Open open, Mail mail, Message message) {
        try {
            open.transport().sendMessage(mail, mail.getAllRecipients());
            pool.giveBack(open);
            return new Accepted(Mail.id(message.dispatchId(), properties), NO_SEGMENTS);
        } catch (AddressException e) {
            SmtpPool.end(open);
            return new Refused("no_address");
        } catch (MessagingException e) {
            SmtpPool.end(open);
            return SmtpAnswer.of(e);
        }
    }

    void endIdle() {
        pool.endIdle();
    }

    void close() {
        pool.close();
    }
}
