package org.forewarn.benchmarks.desk;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.forewarn.local.Database;

/** The desk's tables: how many drafts there are, and years of past ones beside them. */
final class DeskTables implements AutoCloseable {

    private final Connection connection;

    DeskTables(Database database) {
        try {
            this.connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        } catch (SQLException e) {
            throw new IllegalStateException("The database does not answer", e);
        }
    }

    /** Warnings that somebody must look at. */
    long open() {
        return number("select count(*) from warning where attention is not null");
    }

    long past() {
        return number("select count(*) from warning where state = 'ended'");
    }

    /** The warning about a case; empty: none yet. */
    Optional<String> warningOf(String caseId) {
        try (var statement = connection.prepareStatement("select warning_id from warning where case_id = ?")) {
            statement.setString(1, caseId);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e.getSQLState(), e);
        }
    }

    /**
     * Repeats everything that the service itself has written of its drafts and cases so often, as warnings that have ended
     * and cases that stand: what a desk has after some years.
     */
    void repeatAsPast(int times) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("alter table warning disable trigger user");
            repeat(statement, times, "warning", """
                    'warning_id', gen_random_uuid(), 'case_id', %s, 'state', 'ended', 'ended_as', 'expired',
                    'attention', null, 'waiting_since', null, 'due_at', null, 'rank', 0""".formatted(copied("case_id")));
            statement.execute("alter table warning enable trigger user");
            repeat(statement, times, "case_state", "'case_id', " + copied("case_id"));
            repeat(
                    statement,
                    times,
                    "case_report",
                    "'case_id', %s, 'report_id', %s".formatted(copied("case_id"), copied("report_id")));
            repeat(
                    statement,
                    times,
                    "case_key",
                    "'case_id', %s, 'key', %s".formatted(copied("case_id"), copied("key")));
            repeat(statement, times, "case_district", "'case_id', " + copied("case_id"));
            statement.execute("vacuum analyze");
        } catch (SQLException e) {
            throw new IllegalStateException("The desk cannot be filled: SQLSTATE " + e.getSQLState(), e);
        }
    }

    private static void repeat(Statement statement, int times, String table, String changes) throws SQLException {
        statement.execute("""
                insert into %1$s overriding user value
                select (jsonb_populate_record(original, jsonb_build_object(%2$s))).*
                from %1$s original cross join generate_series(1, %3$d) as nth""".formatted(table, changes, times));
    }

    /** Another id, the same wherever it stands. */
    private static String copied(String column) {
        return "md5(original." + column + " || '/' || nth)::uuid::text";
    }

    private long number(String sql) {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e.getSQLState(), e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e.getSQLState(), e);
        }
    }
}
