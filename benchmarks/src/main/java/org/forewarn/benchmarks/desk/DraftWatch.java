package org.forewarn.benchmarks.desk;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.HdrHistogram.Histogram;
import org.forewarn.local.Database;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Hears of warnings as the desk's open pages do, and notes when a case is first there as a draft: when the page has been
 * told and could ask for it.
 */
final class DraftWatch implements AutoCloseable {

    private static final int WAIT_MS = 20;

    /** Tells of a case's page; a warning's is its id alone. */
    private static final String OF_A_CASE = "case/";

    private static final long MAX_NANOS = Duration.ofMinutes(10).toNanos();
    private static final int DIGITS = 3;

    private final Connection connection;
    private final Map<String, Long> awaited = new ConcurrentHashMap<>();
    private final Histogram latencies = new Histogram(MAX_NANOS, DIGITS);
    private final Thread thread;
    private volatile boolean running = true;

    DraftWatch(Database database) {
        try {
            this.connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
            try (var statement = connection.createStatement()) {
                statement.execute("listen desk");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The database does not answer", e);
        }
        this.thread = Thread.ofPlatform().name("drafts").start(this::hear);
    }

    /** A case that is written now. */
    void await(String caseId, long nanos) {
        awaited.put(caseId, nanos);
    }

    int missing() {
        return awaited.size();
    }

    Histogram latencies() {
        synchronized (latencies) {
            return latencies.copy();
        }
    }

    private void hear() {
        try (var statement = connection.prepareStatement(
                "select case_id from warning where warning_id = ?::uuid and attention is not null")) {
            PGConnection heard = connection.unwrap(PGConnection.class);
            while (running) {
                PGNotification[] notifications = heard.getNotifications(WAIT_MS);
                long now = System.nanoTime();
                for (PGNotification each : notifications == null ? new PGNotification[0] : notifications) {
                    if (each.getParameter().startsWith(OF_A_CASE)) {
                        continue;
                    }
                    statement.setString(1, each.getParameter());
                    try (var rows = statement.executeQuery()) {
                        if (rows.next()) {
                            note(rows.getString(1), now);
                        }
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The database tells of no changes: SQLSTATE " + e.getSQLState(), e);
        }
    }

    private void note(String caseId, long now) {
        Long since = awaited.remove(caseId);
        if (since != null) {
            synchronized (latencies) {
                latencies.recordValue(now - since);
            }
        }
    }

    @Override
    public void close() {
        running = false;
        try {
            thread.join();
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e.getSQLState(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
