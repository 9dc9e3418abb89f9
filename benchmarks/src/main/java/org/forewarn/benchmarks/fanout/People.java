package org.forewarn.benchmarks.fanout;

import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import org.forewarn.local.Database;

/** Recipients who are there, by number: each has a phone of Ofcom's drama range and a mailbox. */
final class People {

    private People() {}

    /** Puts so many into the service's database, as people who joined: their links are known by digests, if of nothing. */
    static void put(Database database, int number) {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                PreparedStatement insert = connection.prepareStatement("""
                        insert into recipient (recipient_id, language, text_choice, sms, email, sms_link, email_link, changed_at)
                        select md5('bench-' || i)::uuid, 'en', 'full', '+447700900' || lpad((i % 1000)::text, 3, '0'),
                            'person' || i || '@example.org', sha256(('sms' || i)::bytea), sha256(('mail' || i)::bytea),
                            now()
                        from generate_series(0, ? - 1) as i on conflict do nothing""");
                PreparedStatement analyze = connection.prepareStatement("analyze recipient")) {
            insert.setInt(1, number);
            insert.executeUpdate();
            analyze.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the recipients were not taken", e);
        }
    }

    /** How many messages are marked and have no outcome; many while the database does not answer. */
    static int underWay(Database database) {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                PreparedStatement asked = connection.prepareStatement(
                        "select count(*) from delivery where state in ('attempting', 'waiting')");
                var row = asked.executeQuery()) {
            row.next();
            return row.getInt(1);
        } catch (SQLException e) {
            return Integer.MAX_VALUE;
        }
    }

    /** What the database did, as it counts itself. */
    record Work(long transactions, long inserted, long updated, long updatedInPlace, long scanned) {

        Work since(Work before) {
            return new Work(
                    transactions - before.transactions,
                    inserted - before.inserted,
                    updated - before.updated,
                    updatedInPlace - before.updatedInPlace,
                    scanned - before.scanned);
        }

        String each(int messages) {
            return ("in the database, for each message: %.2f transactions, %.2f rows inserted, %.2f updated (%.2f beside"
                            + " the old), %.1f read in scans of whole tables")
                    .formatted(
                            (double) transactions / messages,
                            (double) inserted / messages,
                            (double) updated / messages,
                            (double) updatedInPlace / messages,
                            (double) scanned / messages);
        }
    }

    static Work work(Database database) {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                PreparedStatement asked = connection.prepareStatement("""
                        select max(d.xact_commit), sum(t.n_tup_ins), sum(t.n_tup_upd), sum(t.n_tup_hot_upd),
                            sum(t.seq_tup_read)
                        from pg_stat_database d, pg_stat_user_tables t where d.datname = current_database()""");
                var row = asked.executeQuery()) {
            row.next();
            return new Work(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5));
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not say what it did", e);
        }
    }

    /** The id that PostgreSQL makes of {@code md5('bench-' || number)}. */
    static UUID id(int number) {
        try {
            byte[] digest = java.security.MessageDigest.getInstance("MD5")
                    .digest(("bench-" + number).getBytes(StandardCharsets.UTF_8));
            var buffer = java.nio.ByteBuffer.wrap(digest);
            return new UUID(buffer.getLong(), buffer.getLong());
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
