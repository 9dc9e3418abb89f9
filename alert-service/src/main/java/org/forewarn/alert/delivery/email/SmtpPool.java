package org.forewarn.alert.delivery.email;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Properties;
import org.forewarn.alert.delivery.email.EmailProperties.SmtpProperties;
import org.forewarn.alert.delivery.email.EmailProperties.StartTls;
import org.jspecify.annotations.Nullable;

/**
 * Connections to a mail server that are kept open and used again: a mail costs its own conversation, and not that of
 * greeting, TLS and signing in. The newest is used first, so that those which are not needed grow old and are closed.
 */
final class SmtpPool {

    private final SmtpProperties properties;
    private final Clock clock;
    private final Session session;
    private final Deque<Open> idle = new ArrayDeque<>();
    private boolean closed;

    SmtpPool(SmtpProperties properties, Clock clock) {
        this.properties = properties;
        this.clock = clock;
        this.session = Session.getInstance(settings(properties));
    }

    /** A connection that is open, and how it was used. */
    static final class Open {
        private final Transport transport;
        private int mails;
        private long usedAtMillis;

        private Open(Transport transport) {
            this.transport = transport;
        }

        Transport transport() {
            return transport;
        }
    }

    private static Properties settings(SmtpProperties properties) {
        var settings = new Properties();
        settings.setProperty("mail.smtp.host", properties.host());
        settings.setProperty("mail.smtp.port", String.valueOf(properties.port()));
        settings.setProperty(
                "mail.smtp.connectiontimeout",
                String.valueOf(properties.connectTimeout().toMillis()));
        settings.setProperty(
                "mail.smtp.timeout", String.valueOf(properties.timeout().toMillis()));
        settings.setProperty("mail.smtp.starttls.enable", String.valueOf(properties.startTls() != StartTls.OFF));
        settings.setProperty("mail.smtp.starttls.required", String.valueOf(properties.startTls() == StartTls.REQUIRED));
        // the name in the certificate is the server's
        settings.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        settings.setProperty("mail.smtp.auth", String.valueOf(properties.username() != null));
        // a mail is for one person; its sender in the envelope is where bounces go
        settings.setProperty("mail.smtp.sendpartial", "false");
        // a connection that is given up is given up: no QUIT is waited for
        settings.setProperty("mail.smtp.quitwait", "false");
        return settings;
    }

    Session session() {
        return session;
    }

    /**
     * A connection, used before or new.
     *
     * @throws MessagingException when there is none and none can be made
     */
    Open take() throws MessagingException {
        Open kept = takeIdle();
        while (kept != null) {
            if (fresh(kept)) {
                return kept;
            }
            end(kept);
            kept = takeIdle();
        }
        Transport transport = session.getTransport("smtp");
        transport.connect(properties.host(), properties.port(), properties.username(), properties.password());
        return new Open(transport);
    }

    private boolean fresh(Open open) {
        return clock.millis() - open.usedAtMillis < properties.idleAtMost().toMillis();
    }

    private synchronized @Nullable Open takeIdle() {
        return idle.pollFirst();
    }

    /** It may be used again, until it has carried enough. */
    void giveBack(Open open) {
        open.mails++;
        open.usedAtMillis = clock.millis();
        if (open.mails >= properties.mailsEach() || !keep(open)) {
            end(open);
        }
    }

    private synchronized boolean keep(Open open) {
        if (!closed) {
            idle.addFirst(open);
        }
        return !closed;
    }

    /** It is not used any more. */
    static void end(Open open) {
        try {
            open.transport.close();
        } catch (MessagingException e) {
            // it is gone, which is what was wanted
        }
    }

    /** Ends those that were not used for long. */
    void endIdle() {
        while (true) {
            Open oldest;
            synchronized (this) {
                oldest = idle.peekLast();
                if (oldest == null || fresh(oldest)) {
                    return;
                }
                idle.removeLast();
            }
            end(oldest);
        }
    }

    void close() {
        Deque<Open> all;
        synchronized (this) {
            closed = true;
            all = new ArrayDeque<>(idle);
            idle.clear();
        }
        all.forEach(SmtpPool::end);
    }
}
