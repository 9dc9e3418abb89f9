package org.forewarn.alert.queue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/**
 * Hears, on a connection of its own, that something on the desk changed, and tells every open page. It says what changed
 * and not how: a page asks again, so whoever was away misses nothing.
 *
 * <p>The connection is none of the pool's, which would hand it to others with its listening on, and is opened anew when it
 * breaks; everybody is told then, because nobody knows what went unheard.
 */
@Component
class DeskEvents implements SmartLifecycle {

    /** What changed: a warning, a case, or, when it is not known, anything. */
    sealed interface Changed {

        record Queue() implements Changed {}

        record OneCase(String caseId) implements Changed {}

        record Anything() implements Changed {}
    }

    private static final Logger log = LoggerFactory.getLogger(DeskEvents.class);
    private static final String CASE = "case/";

    /** Open pages of one instance. A desk is a few dozen people with a few tabs each; each costs a connection. */
    static final int MAX_LISTENERS = 300;

    /** How long one wait for a notification lasts: so soon a stop is noticed. */
    private static final Duration WAIT = Duration.ofMillis(500);

    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);
    private static final int CONNECT_SECONDS = 5;

    /**
     * Stops after the listeners, which would go on sending while this waits, and before the web server, which waits for
     * pages that are open.
     */
    private static final int PHASE = AbstractMessageListenerContainer.DEFAULT_PHASE - 200;

    private final JdbcConnectionDetails database;
    private final Sinks.Many<Changed> changes = Sinks.many().multicast().directBestEffort();
    private final AtomicInteger listeners = new AtomicInteger();
    private volatile boolean running;
    private volatile boolean listening;
    private @Nullable Thread thread;

    DeskEvents(JdbcConnectionDetails database) {
        this.database = database;
    }

    /** What changes from now on, for one open page; nothing when too many are open here. */
    Optional<Flux<Changed>> listen() {
        if (listeners.incrementAndGet() > MAX_LISTENERS) {
            listeners.decrementAndGet();
            return Optional.empty();
        }
        return Optional.of(changes.asFlux().doFinally(signal -> listeners.decrementAndGet()));
    }

    /** Whether changes are heard at this moment. */
    boolean isListening() {
        return listening;
    }

    private void work() {
        while (running) {
            try (Connection connection = connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("listen desk");
                listening = true;
                changes.tryEmitNext(new Changed.Anything());
                hear(connection.unwrap(PGConnection.class));
            } catch (SQLException e) {
                log.warn("The desk does not hear of changes (SQLSTATE {}); tried again", e.getSQLState());
                pause();
            } finally {
                listening = false;
            }
        }
    }

    private void hear(PGConnection connection) throws SQLException {
        while (running) {
            PGNotification[] heard = connection.getNotifications((int) WAIT.toMillis());
            boolean queue = false;
            for (PGNotification one : heard == null ? new PGNotification[0] : heard) {
                String what = one.getParameter();
                if (what.startsWith(CASE)) {
                    changes.tryEmitNext(new Changed.OneCase(what.substring(CASE.length())));
                } else {
                    queue = true;
                }
            }
            if (queue) {
                // many warnings that changed together are one change of the queue
                changes.tryEmitNext(new Changed.Queue());
            }
        }
    }

    private Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", String.valueOf(database.getUsername()));
        if (database.getPassword() != null) {
            properties.setProperty("password", database.getPassword());
        }
        properties.setProperty("ApplicationName", "forewarn-desk-events");
        properties.setProperty("connectTimeout", String.valueOf(CONNECT_SECONDS));
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("logServerErrorDetail", "false");
        return DriverManager.getConnection(database.getJdbcUrl(), properties);
    }

    private void pause() {
        try {
            Thread.sleep(RETRY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    @Override
    public synchronized void start() {
        running = true;
        // a platform thread: it is one, and waits in a driver that pins while it reads
        thread = Thread.ofPlatform().name("desk-events").daemon().start(this::work);
    }

    @Override
    public synchronized void stop() {
        running = false;
        changes.tryEmitComplete();
        try {
            if (thread != null && !thread.join(STOP_WITHIN)) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
