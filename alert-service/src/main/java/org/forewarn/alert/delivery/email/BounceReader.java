package org.forewarn.alert.delivery.email;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.Flags;
import jakarta.mail.Flags.Flag;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.FlagTerm;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.forewarn.alert.listening.Trouble;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Looks for bounces in a mailbox over IMAP, now and then, a bounded number at once. What was understood is deleted; what was
 * not is left there, marked as read, for a person. Several replicas may read the same mailbox.
 */
@Component
class BounceReader implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(BounceReader.class);
    private static final String TIMEOUT_MILLIS = "10000";
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

    private final BounceProperties properties;
    private final BounceBook book;
    private final MeterRegistry meters;
    private volatile boolean running;
    private @Nullable Thread thread;

    BounceReader(BounceProperties properties, BounceBook book, MeterRegistry meters) {
        this.properties = properties;
        this.book = book;
        this.meters = meters;
    }

    private void run() {
        while (running) {
            try {
                read();
            } catch (MessagingException | IOException | RuntimeException e) {
                log.warn("Bounces cannot be read now: {}", Trouble.trace(e));
            }
            try {
                TimeUnit.MILLISECONDS.sleep(properties.every().toMillis());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void read() throws MessagingException, IOException {
        String protocol = properties.tls() ? "imaps" : "imap";
        var settings = new Properties();
        for (String timeout : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            settings.setProperty("mail." + protocol + "." + timeout, TIMEOUT_MILLIS);
        }
        settings.setProperty("mail." + protocol + ".ssl.checkserveridentity", "true");
        // looking at a mail must not mark it: it is marked when it was handled
        settings.setProperty("mail." + protocol + ".peek", "true");
        try (Store store = Session.getInstance(settings).getStore(protocol)) {
            store.connect(properties.host(), properties.port(), properties.username(), properties.password());
            try (Folder folder = store.getFolder(properties.folder())) {
                folder.open(Folder.READ_WRITE);
                Message[] unread = folder.search(new FlagTerm(new Flags(Flag.SEEN), false));
                for (Message mail : Arrays.copyOf(unread, Math.min(unread.length, properties.atOnce()))) {
                    handle(mail);
                }
            }
        }
    }

    private void handle(Message mail) throws MessagingException, IOException {
        Optional<Bounce> bounce = mail instanceof MimeMessage mime ? read(mime) : Optional.empty();
        boolean known = bounce.map(book::keep).orElse(false);
        mail.setFlag(Flag.SEEN, true);
        if (known) {
            mail.setFlag(Flag.DELETED, true);
        }
        meters.counter("forewarn.bounces", "outcome", known ? "kept" : "not_understood")
                .increment();
    }

    /** One that is broken must not stop those behind it. */
    private static Optional<Bounce> read(MimeMessage mail) {
        try {
            return Bounce.read(mail);
        } catch (MessagingException | IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    @Override
    public synchronized void start() {
        if (properties.host() != null) {
            running = true;
            thread = Thread.ofPlatform().daemon().name("bounces").start(this::run);
        }
    }

    @Override
    public synchronized void stop() {
        running = false;
        if (thread != null) {
            thread.interrupt();
            try {
                thread.join(STOP_WITHIN);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
