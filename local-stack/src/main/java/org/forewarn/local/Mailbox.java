package org.forewarn.local;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Plays everyone's mailbox: an SMTP server on loopback that takes every mail and keeps it. */
public final class Mailbox implements AutoCloseable {

    /** Older mails are forgotten. */
    private static final int MAILS_KEPT = 100_000;
    /** GreenMail keeps what it takes until told otherwise; we keep our own copy. */
    private static final int BETWEEN_PURGES = 1_000;

    private final GreenMail server;
    private final Deque<Mail> mails = new ArrayDeque<>();
    private final List<Consumer<Mail>> listeners = new CopyOnWriteArrayList<>();
    private int sincePurge;

    /**
     * A mail as its reader sees it.
     *
     * @param to one address; a mail to several is several
     * @param text its plain text part
     * @param messageId header Message-ID; empty: none
     */
    public record Mail(String to, String subject, String text, String messageId, Instant at) {}

    private Mailbox(int port) {
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        UserManager users = server.getUserManager();
        users.setMessageDeliveryHandler((message, address) -> take(users, message, address));
    }

    /**
     * Starts listening.
     *
     * @param smtpPort 0: a free one
     * @throws PartFailedException when the port cannot be listened on
     */
    public static Mailbox start(int smtpPort) {
        try {
            return new Mailbox(smtpPort);
        } catch (IllegalStateException e) {
            throw new PartFailedException("mailbox cannot listen on port " + smtpPort + ": " + e.getMessage(), e);
        }
    }

    public int smtpPort() {
        return server.getSmtp().getPort();
    }

    /** The mails that arrived, oldest first; at most the newest 100,000. */
    public List<Mail> mails() {
        synchronized (mails) {
            return new ArrayList<>(mails);
        }
    }

    /** Calls the listener for each mail from now on, in the thread that answers the sender: it must be quick. */
    public void onMail(Consumer<Mail> listener) {
        listeners.add(listener);
    }

    @Override
    public void close() {
        server.stop();
    }

    private GreenMailUser take(UserManager users, MovingMessage message, MailAddress address)
            throws MessagingException, UserException {
        Mail mail = read(message.getMessage(), address.getEmail());
        synchronized (mails) {
            mails.addLast(mail);
            if (mails.size() > MAILS_KEPT) {
                mails.removeFirst();
            }
            purgeNowAndThen();
        }
        listeners.forEach(listener -> listener.accept(mail));
        GreenMailUser known = users.getUserByEmail(address.getEmail());
        return known != null ? known : users.createUser(address.getEmail(), address.getEmail(), address.getEmail());
    }

    private void purgeNowAndThen() {
        if (++sincePurge < BETWEEN_PURGES) {
            return;
        }
        sincePurge = 0;
        try {
            server.purgeEmailFromAllMailboxes();
        } catch (FolderException e) {
            throw new IllegalStateException("GreenMail keeps what it should forget", e);
        }
    }

    private static Mail read(MimeMessage message, String to) throws MessagingException {
        try {
            return new Mail(
                    to,
                    Objects.requireNonNullElse(message.getSubject(), ""),
                    plainText(message).replace("\r\n", "\n").strip(),
                    Objects.requireNonNullElse(message.getMessageID(), ""),
                    Instant.now());
        } catch (IOException e) {
            throw new MessagingException("unreadable", e);
        }
    }

    private static String plainText(Part part) throws MessagingException, IOException {
        if (part.isMimeType("text/plain")) {
            return String.valueOf(part.getContent());
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart inner = parts.getBodyPart(i);
                String text = plainText(inner);
                if (!text.isEmpty()) {
                    return text;
                }
            }
        }
        return "";
    }
}
