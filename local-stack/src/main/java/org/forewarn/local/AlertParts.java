package org.forewarn.local;

import java.util.Map;

/** What alert needs beside broker and registry. */
record AlertParts(Database database, Carrier carrier, Mailbox mailbox) implements AutoCloseable {

    private static final int ANY_PORT = 0;

    static AlertParts start(Installation installation, RunFolder folder) {
        return new AlertParts(
                Database.start(installation, folder, ANY_PORT), Carrier.start(ANY_PORT), Mailbox.start(ANY_PORT));
    }

    /** Where the service finds them. */
    Map<String, String> properties() {
        return Map.of(
                "spring.datasource.url", database.jdbcUrl(),
                "spring.datasource.username", database.user(),
                "spring.datasource.password", database.password(),
                "forewarn.sms.smpp.host", "127.0.0.1",
                "forewarn.sms.smpp.port", String.valueOf(carrier.port()),
                "forewarn.sms.smpp.system-id", carrier.systemId(),
                "forewarn.sms.smpp.password", carrier.password(),
                "spring.mail.host", "127.0.0.1",
                "spring.mail.port", String.valueOf(mailbox.smtpPort()));
    }

    @Override
    public void close() {
        Parallel.run(database::close, carrier::close, mailbox::close);
    }
}
