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

    /** Puts so many into the service's database. */
    static void put(Database database, int number) {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                PreparedStatement insert = connection.prepareStatement("""
                        insert into recipient (recipient_id, language, text_choice, sms, email, changed_at)
                        select md5('bench-' || i)::uuid, 'en', 'full', '+447700900' || lpad((i % 1000)::text, 3, '0'),
                            'person' || i || '@example.org', now()
                        from generate_series(0, ? - 1) as i on conflict do nothing""");
                PreparedStatement analyze = connection.prepareStatement("analyze recipient")) {
            insert.setInt(1, number);
            insert.executeUpdate();
            analyze.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the recipients were not taken", e);
        }
    }

    /** Forgets every message of before. */
    static void forgetMessages(Database database) {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.execute("truncate delivery, provider_message, outcome_count");
        } catch (SQLException e) {
            throw new IllegalStateException("the messages were not forgotten", e);
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
